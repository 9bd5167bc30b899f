import { createHash } from "node:crypto";
import type { ByteSource } from "./byte-source";
import { sha256 } from "./digest";
import { type Look, ownSpeeches, type Piece } from "./piece";
import { type PieceOptions, readPieces } from "./pieces";
import { planNames, type SpeechStretch, type SplitOptions, type SplitPlan, stretchOf } from "./plan";

/** How much is hashed at once. */
const CHUNK = 1 << 20;

export interface PlanSourceOptions extends SplitOptions, PieceOptions {
  /** Told how many bytes are read. */
  readonly onProgress?: (done: number) => void;
  /** Shown each piece as it comes. */
  readonly onPiece?: (piece: Piece<unknown>) => void;
}

/** The stretches of the speeches that are a piece's own. */
export const stretchesLook: Look<undefined, SpeechStretch[], SpeechStretch[]> = {
  name: "stretches",
  find(window) {
    const { dump, bytes, starts } = window;
    return ownSpeeches(window).map((placement) => stretchOf(placement, dump.lines, bytes, starts, sha256));
  },
  tell: ({ known, shift }) => known.map((stretch) => placed(stretch, shift)),
};

/** `planSplit` for a dump of any size, read piece by piece: memory grows with the number of speeches alone. */
export async function planSource(
  { name, source, size }: { readonly name: string; readonly source: ByteSource; readonly size: number },
  { onProgress, onPiece, ...options }: PlanSourceOptions = {},
): Promise<SplitPlan> {
  const whole = createHash("sha256");
  const buffer = Buffer.allocUnsafe(CHUNK);
  const speeches: SpeechStretch[] = [];
  let latest: Piece<unknown> | undefined;
  let done = 0;
  for await (const piece of readPieces(source, size, stretchesLook, undefined, options)) {
    for (; done < piece.end; done = Math.min(piece.end, done + CHUNK))
      whole.update(await source.read(done, Math.min(piece.end, done + CHUNK), buffer));
    for (const stretch of piece.known) speeches.push(compact(stretch));
    latest = piece;
    onPiece?.(piece);
    onProgress?.(done);
  }
  const { encoding, shift, lines } = latest!;
  const about = { name, size, sha256: whole.digest("hex"), encoding, lines: shift.line + lines };
  return planNames(about, speeches, options);
}

/** A stretch of a piece as it stands in the dump. */
function placed(stretch: SpeechStretch, { byte, line, index }: Piece<unknown>["shift"]): SpeechStretch {
  const { duplicateOf } = stretch;
  return {
    ...stretch,
    index: stretch.index + index,
    from: stretch.from + byte,
    to: stretch.to + byte,
    line: stretch.line + line,
    endLine: stretch.endLine + line,
    duplicateOf: duplicateOf === null || duplicateOf + index < 0 ? null : duplicateOf + index,
    junk: stretch.junk.map(([from, to]) => [from + byte, to + byte] as const),
  };
}

/** `stretch` in as little memory as can be: what comes from another thread has room for properties that it has not. */
function compact(stretch: SpeechStretch): SpeechStretch {
  return {
    index: stretch.index,
    from: stretch.from,
    to: stretch.to,
    line: stretch.line,
    endLine: stretch.endLine,
    title: copied(stretch.title),
    firstWords: copied(stretch.firstWords),
    ordinal: stretch.ordinal,
    speaker: copied(stretch.speaker),
    date: copied(stretch.date),
    isoDate: copied(stretch.isoDate),
    duplicateOf: stretch.duplicateOf,
    confidence: stretch.confidence,
    sha8: copied(stretch.sha8),
    junk: stretch.junk.length === 0 ? NO_JUNK : stretch.junk,
  };
}

const NO_JUNK: SpeechStretch["junk"] = [];

/** A part of a string keeps all of it in memory; a copy lets go of the piece. */
function copied<Text extends string | null>(text: Text): Text {
  return structuredClone(text);
}
