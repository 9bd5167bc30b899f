import { Cue } from "../reading/cue";
import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";
import { List } from "../text/list";
import type { Scene } from "./evidence";
import { readRows, shows } from "./rows";

/** The lines of a dump; those with text, its rows, are the ones that count. */
export type Lines = List<Line>;

/** The junk that each row of a dump is, or null. */
export type JunkList = List<NoiseKind | null>;

export const linesOf = (lines: readonly Line[]): Lines => List.of(lines, hasText);

const hasText = (line: Line) => !shows(line, Cue.Blank);

/** Neighbouring rows of a dump, with the lines between them. What is read from them counts from the first of them. */
export interface View {
  /** Where it starts in the dump. */
  readonly row: number;
  readonly line: number;
  readonly lines: readonly Line[];
  readonly scene: Scene;
}

/** The rows `from` to before `to`; places outside the dump stand for its ends. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** The lines from the first of `rows` to before what follows them, and what stands above the first row of the dump. */
export function linesBetween(lines: Lines, { from, to }: Span): { line: number; own: readonly Line[] } {
  const line = from <= 0 ? 0 : lines.indexOfCounted(from);
  return { line, own: lines.slice(line, lines.indexOfCounted(to)) };
}

/** What stands in `rows`, where the user decided nothing. */
export function viewOf(lines: Lines, junk: JunkList, rows: Span): View {
  const { line, own } = linesBetween(lines, rows);
  const from = Math.max(0, rows.from);
  const seen = readRows(own);
  const scene = { rows: seen.rows, at: seen.at, junk: junk.slice(from, rows.to), decided: NONE };
  return { row: from, line, lines: own, scene };
}
const NONE: ReadonlyMap<number, boolean> = new Map();
