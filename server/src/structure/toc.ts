import type { InSteps } from "../in-steps";
import { Cue } from "../reading/cue";
import { fold, plain } from "../reading/fold";
import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";
import { readNumeral } from "../reading/numerals";
import { isSpace } from "../reading/space";
import { shows } from "./rows";

/** What a row says if it belongs to a table of contents: its number, and the column where its title starts. */
export interface ListedTitle {
  readonly ordinal: number | null;
  readonly from: number;
}

/** How many titles make a table, and how many do under its heading. */
const FEWEST = 4;
const FEWEST_HEADED = 2;
const LONGEST = 90;
/** About so many rows are looked at in one step. */
const STEP = 256;
const HEADING = /^[【[]?(?:(?:本文|文章)?目\s*录(?:预览|导航)?|(?:目录\/)?提纲)[】\]]?:?…*$|^contents:?$/i;

/** The entry that a row would be in a table of contents, or null. */
export function readListedTitle({ mark, text }: Line): ListedTitle | null {
  if (text.length > LONGEST || mark.cues & (Cue.Salutation | Cue.Thanks | Cue.Colon)) return null;
  if (mark.marker && !mark.marker.trailing && mark.marker.title !== "")
    return { ordinal: mark.marker.value, from: Math.max(0, fold(text).indexOf(mark.marker.title.slice(0, 6))) };
  if (mark.ordinal && mark.ordinal.value > 0) return { ordinal: mark.ordinal.value, from: mark.ordinal.to };
  let start = 0;
  while (isSpace(text.charCodeAt(start))) start++;
  const numeral = readNumeral(text, start);
  if (numeral && numeral.value > 0) return { ordinal: numeral.value, from: numeral.end };
  return mark.cues & Cue.Title ? { ordinal: null, from: start } : null;
}

/**
 * Marks the rows of each table of contents: four or more titles one below the other with no text between them,
 * numbered without a break or all shaped like titles. Section headings in a row are no table.
 */
export function* markTocs(rows: readonly Line[], junk: (NoiseKind | null)[]): InSteps<void> {
  for (let i = 0; i < rows.length; i++) {
    if (i % STEP === 0) yield;
    const run = readRun(rows, junk, i);
    const { end, numbered } = run;
    if (end === i) continue;
    let { titles } = run;
    const headed = i > 0 && end - i >= FEWEST_HEADED && isTocHeading(rows[i - 1]!);
    const fewest = headed ? FEWEST_HEADED : FEWEST;
    // Rows that spoil the table may stand before it.
    let start = i;
    while (end - start >= fewest && titles * 2 < end - start && !(headed && start === i))
      if (isTitle(rows[start++]!)) titles--;
    if (end - start >= fewest) {
      // A title that stands directly above its body is a head, not the last entry of the table.
      const lastIsHead = !numbered && shows(rows[end], Cue.Salutation | Cue.Opening);
      junk.fill("toc", start, lastIsHead ? end - 1 : end);
      if (headed && junk[i - 1] === null) junk[i - 1] = "toc";
    }
    i = Math.max(i, end - 1);
  }
}

/** 目录 */
export const isTocHeading = (row: Line) => shows(row, Cue.Tiny) && HEADING.test(plain(row.text));

const isTitle = (row: Line) => shows(row, Cue.SpokenTitle | Cue.Title);

/** The longest run of entries from row `start` on that go with each other: where it ends, and how many are shaped like titles. */
function readRun(rows: readonly Line[], junk: readonly (NoiseKind | null)[], start: number) {
  let titles = 0;
  let numbered: boolean | null = null;
  let last: number | null = null;
  let end = start;
  for (; end < rows.length && junk[end] === null; end++) {
    const entry = readListedTitle(rows[end]!);
    if (!entry || (numbered !== null && numbered !== (entry.ordinal !== null))) break;
    if (entry.ordinal !== null && last !== null && entry.ordinal !== last + 1) break;
    numbered = entry.ordinal !== null;
    last = entry.ordinal;
    if (isTitle(rows[end]!)) titles++;
  }
  return { end, numbered, titles };
}
