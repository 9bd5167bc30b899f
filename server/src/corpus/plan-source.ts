import { createHash } from "node:crypto";
import type { ByteSource } from "./byte-source";
import { sha256 } from "./digest";
import { planNames, type SpeechStretch, type SplitOptions, type SplitPlan, stretchOf } from "./plan";
import { type DumpWindow, readWindows, type WindowOptions } from "./windows";

export interface PlanSourceOptions extends SplitOptions, WindowOptions {
  /** Told how many bytes are read. */
  readonly onProgress?: (done: number) => void;
  /** Shown each piece as it is read. */
  readonly onWindow?: (window: DumpWindow) => void;
}

/** `planSplit` for a dump of any size, read piece by piece: memory grows with the number of speeches alone. */
export async function planSource(
  { name, source, size }: { readonly name: string; readonly source: ByteSource; readonly size: number },
  options: PlanSourceOptions = {},
): Promise<SplitPlan> {
  const whole = createHash("sha256");
  const speeches: SpeechStretch[] = [];
  let done = 0;
  for await (const window of readWindows(source, size, options)) {
    const { bytes, shift, encoding, starts, last } = window;
    whole.update(bytes.subarray(done - shift.byte));
    done = shift.byte + bytes.length;
    speeches.push(...stretchesOf(window));
    options.onWindow?.(window);
    options.onProgress?.(done);
    if (last)
      return planNames(
        { name, size, sha256: whole.digest("hex"), encoding, lines: shift.line + starts.length },
        speeches,
        options,
      );
  }
  throw new Error("the last piece of a dump says that it is the last");
}

function stretchesOf({ dump, bytes, starts, shift, own }: DumpWindow): SpeechStretch[] {
  return dump.structure.speeches
    .filter(({ line }) => line >= own.from && line < own.to)
    .map((placement) => {
      // Parts of a string keep all of it in memory; copies let go of the piece.
      const stretch = structuredClone(stretchOf(placement, dump.lines, bytes, starts, sha256));
      const { duplicateOf } = stretch;
      return {
        ...stretch,
        index: stretch.index + shift.index,
        from: stretch.from + shift.byte,
        to: stretch.to + shift.byte,
        junk: stretch.junk.map(([from, to]) => [from + shift.byte, to + shift.byte] as const),
        line: stretch.line + shift.line,
        endLine: stretch.endLine + shift.line,
        duplicateOf: duplicateOf === null || duplicateOf + shift.index < 0 ? null : duplicateOf + shift.index,
      };
    });
}
