import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";
import type { Boundary } from "./segment";
import type { Speech } from "./structure";

/** All that a speech is read from. */
export interface Source {
  /** The lines of the speech. */
  readonly lines: readonly Line[];
  /** What junk its rows are. */
  readonly junk: readonly (NoiseKind | null)[];
  readonly boundary: Boundary;
}

/**
 * The speeches that were read before. One whose source is still the same stays the same object, so that whoever
 * has looked at it, a rule or an editor, need not look again.
 */
export class SpeechMemory {
  private readonly known = new WeakMap<Line, { readonly source: Source; readonly speech: Speech }>();

  /** The speech of `source`, which `read` reads unless it is known. */
  recall(source: Source, read: () => Speech): Speech {
    const first = source.lines[0]!;
    const known = this.known.get(first);
    if (known && isSame(known.source, source)) return known.speech;
    const speech = read();
    this.known.set(first, { source, speech });
    return speech;
  }
}

function isSame(a: Source, b: Source): boolean {
  const [one, other] = [a.boundary, b.boundary];
  const [from, to] = [one.head.start, other.head.start];
  const place = (row: number | null, start: number) => (row === null ? null : row - start);
  return (
    one.score === other.score &&
    place(one.head.body, from) === place(other.head.body, to) &&
    place(one.head.salutation, from) === place(other.head.salutation, to) &&
    place(one.head.byline, from) === place(other.head.byline, to) &&
    // A head without a body looks at the line after its own.
    one.head.body - from < a.junk.length &&
    isEqual(a.lines, b.lines, Object.is) &&
    isEqual(a.junk, b.junk, Object.is) &&
    isEqual(one.head.titleRows, other.head.titleRows, (row, same) => row - from === same - to) &&
    isEqual(
      one.evidence,
      other.evidence,
      (piece, same) => piece.name === same.name && piece.weight === same.weight && piece.line === same.line,
    )
  );
}

function isEqual<T>(a: readonly T[], b: readonly T[], same: (a: T, b: T) => boolean): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i]!, b[i]!)) return false;
  return true;
}
