import { Cue } from "../reading/cue";
import type { Line } from "../reading/line";
import type { Mark } from "../reading/mark";

/** A line that is not blank, among its like. */
export interface Row {
  /** Its line in the dump. */
  readonly line: number;
  readonly text: string;
  readonly mark: Mark;
  /** Blank lines between the row before and this one. */
  readonly gap: number;
}

/** The lines of a dump that hold text. */
export function readRows(lines: readonly Line[]): Row[] {
  const rows: Row[] = [];
  let last = -1;
  for (let line = 0; line < lines.length; line++) {
    const { text, mark } = lines[line]!;
    if (mark.cues & Cue.Blank) continue;
    rows.push({ line, text, mark, gap: line - last - 1 });
    last = line;
  }
  return rows;
}

/** Whether the row shows any of the cues in `mask`. */
export function shows(row: Row | undefined, mask: number): boolean {
  return row !== undefined && (row.mark.cues & mask) !== 0;
}

/**
 * The number of blank lines that is more than the usual between two rows, or Infinity where the dump
 * has no habit: a wider gap tells something only if it is rare.
 */
export function wideGap(rows: readonly Row[]): number {
  const counts = new Map<number, number>();
  for (const row of rows.slice(1)) counts.set(row.gap, (counts.get(row.gap) ?? 0) + 1);
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
  let wider = 0;
  for (const [gap, count] of counts) if (gap > usual) wider += count;
  return wider * 8 <= rows.length ? usual + 1 : Number.POSITIVE_INFINITY;
}
