import { Cue } from "../reading/cue";
import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";

/** The lines of a dump that hold text, and where they stand. */
export interface Rows {
  readonly rows: readonly Line[];
  /** The line of each row. */
  readonly at: Int32Array;
}

/** The junk that each row is, or null. */
export type Junk = readonly (NoiseKind | null)[];

export function readRows(lines: readonly Line[]): Rows {
  const rows: Line[] = [];
  const at = new Int32Array(lines.length);
  for (let line = 0; line < lines.length; line++) {
    const each = lines[line]!;
    if (each.mark.cues & Cue.Blank) continue;
    at[rows.length] = line;
    rows.push(each);
  }
  return { rows, at: at.subarray(0, rows.length) };
}

/** Whether the row shows any of the cues in `mask`. */
export function shows(row: Line | undefined, mask: number): boolean {
  return row !== undefined && (row.mark.cues & mask) !== 0;
}

/** ——在…上的讲话 under a title; in the body the same dash opens an item of a list. */
export const isSubtitle = (row: Line) =>
  shows(row, Cue.Subtitle) ||
  (row.mark.ordinal?.style === "dash" && shows(row, Cue.Short) && !shows(row, Cue.Sentence | Cue.Pause | Cue.Colon));

/** Blank lines between row `i - 1` and row `i`. */
const gapBefore = (at: Int32Array, i: number) => at[i]! - at[i - 1]! - 1;

/** How many rows on either side show how many blank lines are usual. */
const NEIGHBOURS = 10;

/**
 * Whether the gap before row `i` is wider than is usual around it: of its neighbours' at most a quarter are as wide. Habits
 * are those of a page, and a dump may hold pages of many sites.
 */
export function isWideGap(at: Int32Array, i: number): boolean {
  const gap = i === 0 ? 0 : gapBefore(at, i);
  if (gap === 0) return false;
  const from = Math.max(1, i - NEIGHBOURS);
  const to = Math.min(at.length, i + NEIGHBOURS + 1);
  let left = Math.floor((to - from) / 4);
  for (let row = from; row < to && left >= 0; row++) if (gapBefore(at, row) >= gap) left--;
  return left >= 0;
}

/** Longer than any title, teaser or page bar. */
const BARRIER = 240;

/**
 * A paragraph of body text that nothing reaches across: no head, no list of links and no table of contents goes on
 * behind it. What is decided on one side of it can be decided again without the other.
 */
export function isBarrier(row: Line): boolean {
  return row.text.length > BARRIER && !shows(row, Cue.Ellipsis) && row.mark.noise === null;
}
