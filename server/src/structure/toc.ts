import { Cue } from "../reading/cue";
import { fold, plain } from "../reading/fold";
import type { NoiseKind } from "../reading/noise";
import { readNumeral } from "../reading/numerals";
import { type Row, shows } from "./row";

/** A row of a table of contents. */
export interface TocRow {
  /** Index into the rows. */
  readonly row: number;
  readonly ordinal: number | null;
  readonly title: string;
  /** Where the title starts in the line. */
  readonly from: number;
}

const FEWEST = 4;
const HEADING = /^[【[]?目\s*录[】\]]?:?$/;

function readEntry(row: Row): { ordinal: number | null; from: number } | null {
  const { mark, text } = row;
  if (text.length > 90 || shows(row, Cue.Salutation | Cue.Thanks | Cue.Colon)) return null;
  if (mark.marker && !mark.marker.trailing && mark.marker.title !== "")
    return { ordinal: mark.marker.value, from: Math.max(0, fold(text).indexOf(mark.marker.title.slice(0, 6))) };
  if (mark.ordinal && mark.ordinal.value > 0) return { ordinal: mark.ordinal.value, from: mark.ordinal.to };
  const numeral = readNumeral(text.trimStart(), 0);
  const start = text.length - text.trimStart().length;
  if (numeral && numeral.value > 0) return { ordinal: numeral.value, from: start + numeral.end };
  return shows(row, Cue.Title) ? { ordinal: null, from: start } : null;
}

/**
 * The rows of each table of contents: four or more titles one below the other with no text between them,
 * numbered without a break or all shaped like titles. Section headings in a row are no table.
 */
export function findTocs(rows: readonly Row[], junk: readonly (NoiseKind | null)[]): TocRow[] {
  const found: TocRow[] = [];
  for (let i = 0; i < rows.length; i++) {
    const run: TocRow[] = [];
    let titles = 0;
    let last: number | null = null;
    let j = i;
    for (; j < rows.length; j++) {
      if (junk[j] !== null) break;
      const row = rows[j]!;
      const entry = readEntry(row);
      if (!entry) break;
      if (run.length > 0 && (entry.ordinal === null) !== (run[0]!.ordinal === null)) break;
      if (entry.ordinal !== null && last !== null && entry.ordinal !== last + 1) break;
      last = entry.ordinal;
      run.push({ row: j, ordinal: entry.ordinal, title: row.text.slice(entry.from).trim(), from: entry.from });
      if (shows(row, Cue.SpokenTitle | Cue.Title)) titles++;
    }
    const headed = () => i > 0 && HEADING.test(plain(rows[i - 1]!.text));
    const enough = run.length >= FEWEST && (titles * 2 >= run.length || headed());
    // Title lines that stand directly above their bodies are heads; the last of a table is followed by none of its own.
    if (enough) {
      const next = rows[j];
      const lastIsHead = run[0]!.ordinal === null && shows(next, Cue.Salutation | Cue.Opening);
      found.push(...(lastIsHead ? run.slice(0, -1) : run));
      i = j - 1;
    }
  }
  return found;
}
