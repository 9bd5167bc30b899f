import { foldCode } from "../reading/fold";
import { IntegerSet } from "./integer-set";
import type { Junk, Rows } from "./rows";

/** How many characters on either side are compared, and how many there must be. */
const WINDOW = 500;
const FEWEST = 300;
/** No more rows than this are looked at on either side. */
export const ROWS = 20;
/** Paragraphs of one speech share more of their pairs of characters than this. */
const SHARED = 0.07;

/** Chinese characters: a pair of them is a small number, which sets hold cheaply. */
const FIRST = 0x4e00;
const MANY = 0x5200;

/** Whether the paragraphs before row `start` and those from it on have few words in common (after Hearst's TextTiling). */
export function changesTopic({ rows }: Pick<Rows, "rows">, junk: Junk, start: number): boolean {
  const above = pairsFrom(rows, junk, start - 1, -1);
  const below = pairsFrom(rows, junk, start, 1);
  if (above === null || below === null) return false;
  let shared = 0;
  for (const pair of below.values) if (above.has(pair)) shared++;
  return shared < SHARED * Math.min(above.values.length, below.values.length);
}

/** The pairs of neighbouring Chinese characters from row `row` on in direction `step`; null if there is too little text. */
function pairsFrom(rows: Rows["rows"], junk: Junk, row: number, step: number): IntegerSet | null {
  const pairs = new IntegerSet(2 * WINDOW);
  let size = 0;
  for (let i = row, seen = 0; i >= 0 && i < rows.length && size < WINDOW && seen < ROWS; i += step, seen++) {
    if (junk[i] !== null) continue;
    const { text } = rows[i]!;
    const end = Math.min(text.length, WINDOW);
    size += end;
    let before = -1;
    for (let k = 0; k < end; k++) {
      const code = foldCode(text.charCodeAt(k)) - FIRST;
      const chinese = code >= 0 && code < MANY;
      if (chinese && before >= 0) pairs.add(before * MANY + code);
      before = chinese ? code : -1;
    }
  }
  return size >= FEWEST ? pairs : null;
}
