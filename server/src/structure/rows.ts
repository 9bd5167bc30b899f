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

/** Blank lines between the row before and row `i`. */
export function gapBefore(at: Int32Array, i: number): number {
  return i === 0 ? at[0]! : at[i]! - at[i - 1]! - 1;
}

/**
 * The number of blank lines that is more than the usual between two rows, or Infinity where the dump
 * has no habit: a wider gap tells something only if it is rare.
 */
export function wideGap(at: Int32Array): number {
  const counts: number[] = [];
  for (let i = 1; i < at.length; i++) {
    const gap = Math.min(at[i]! - at[i - 1]! - 1, MOST);
    counts[gap] = (counts[gap] ?? 0) + 1;
  }
  let usual = 0;
  counts.forEach((count, gap) => {
    if (count > (counts[usual] ?? 0)) usual = gap;
  });
  let wider = 0;
  counts.forEach((count, gap) => {
    if (gap > usual) wider += count;
  });
  return wider * 4 <= at.length ? usual + 1 : Number.POSITIVE_INFINITY;
}

/** More blank lines than this are all alike. */
const MOST = 20;

/** Longer than any title, teaser or page bar. */
const BARRIER = 240;

/**
 * A paragraph of body text that nothing reaches across: no head, no list of links and no table of contents goes on
 * behind it. What is decided on one side of it can be decided again without the other.
 */
export function isBarrier(row: Line): boolean {
  return row.text.length > BARRIER && !shows(row, Cue.Ellipsis) && row.mark.noise === null;
}
