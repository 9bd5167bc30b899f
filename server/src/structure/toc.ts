import { Cue } from "../reading/cue";
import { fold, plain } from "../reading/fold";
import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";
import { readNumeral } from "../reading/numerals";
import { shows } from "./rows";

/** What a row says if it belongs to a table of contents: its number, and the column where its title starts. */
export interface ListedTitle {
  readonly ordinal: number | null;
  readonly from: number;
}

const FEWEST = 4;
const LONGEST = 90;
const HEADING = /^[【[]?目\s*录[】\]]?:?$/;

/** The entry that a row would be in a table of contents, or null. */
export function readListedTitle({ mark, text }: Line): ListedTitle | null {
  if (text.length > LONGEST || mark.cues & (Cue.Salutation | Cue.Thanks | Cue.Colon)) return null;
  if (mark.marker && !mark.marker.trailing && mark.marker.title !== "")
    return { ordinal: mark.marker.value, from: Math.max(0, fold(text).indexOf(mark.marker.title.slice(0, 6))) };
  if (mark.ordinal && mark.ordinal.value > 0) return { ordinal: mark.ordinal.value, from: mark.ordinal.to };
  const start = text.length - text.trimStart().length;
  const numeral = readNumeral(text, start);
  if (numeral && numeral.value > 0) return { ordinal: numeral.value, from: numeral.end };
  return mark.cues & Cue.Title ? { ordinal: null, from: start } : null;
}

/**
 * Marks the rows of each table of contents: four or more titles one below the other with no text between them,
 * numbered without a break or all shaped like titles. Section headings in a row are no table.
 */
export function markTocs(rows: readonly Line[], junk: (NoiseKind | null)[]): void {
  for (let i = 0; i < rows.length; i++) {
    let titles = 0;
    let numbered: boolean | null = null;
    let last: number | null = null;
    let end = i;
    for (; end < rows.length && junk[end] === null; end++) {
      const entry = readListedTitle(rows[end]!);
      if (!entry || (numbered !== null && numbered !== (entry.ordinal !== null))) break;
      if (entry.ordinal !== null && last !== null && entry.ordinal !== last + 1) break;
      numbered = entry.ordinal !== null;
      last = entry.ordinal;
      if (shows(rows[end], Cue.SpokenTitle | Cue.Title)) titles++;
    }
    const size = end - i;
    if (size < FEWEST) continue;
    if (titles * 2 < size && !(i > 0 && HEADING.test(plain(rows[i - 1]!.text)))) continue;
    // A title that stands directly above its body is a head, not the last entry of the table.
    const lastIsHead = !numbered && shows(rows[end], Cue.Salutation | Cue.Opening);
    junk.fill("toc", i, lastIsHead ? end - 1 : end);
    i = end - 1;
  }
}
