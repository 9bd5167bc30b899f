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
  const moved = (index: number) => (index + shift.index < 0 ? null : index + shift.index);
  return dump.structure.speeches
    .filter(({ line }) => line >= own.from && line < own.to)
    .map((placement) => {
      const stretch = stretchOf(placement, dump.lines, bytes, starts, sha256);
      return {
        index: stretch.index + shift.index,
        from: stretch.from + shift.byte,
        to: stretch.to + shift.byte,
        line: stretch.line + shift.line,
        endLine: stretch.endLine + shift.line,
        title: copied(stretch.title),
        firstWords: copied(stretch.firstWords),
        ordinal: stretch.ordinal,
        speaker: copied(stretch.speaker),
        date: copied(stretch.date),
        isoDate: copied(stretch.isoDate),
        duplicateOf: stretch.duplicateOf === null ? null : moved(stretch.duplicateOf),
        confidence: stretch.confidence,
        sha8: copied(stretch.sha8),
        junk: stretch.junk.map(([from, to]) => [from + shift.byte, to + shift.byte] as const),
      };
    });
}

/** A part of a string keeps all of it in memory; a copy lets go of the piece. */
function copied<Text extends string | null>(text: Text): Text {
  return structuredClone(text);
}
