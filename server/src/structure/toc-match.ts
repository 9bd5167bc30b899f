import { fold } from "../reading/fold";
import type { Line } from "../reading/line";
import { inLine } from "../text/position";
import type { Junk, Rows } from "./rows";
import type { Placement, TocEntry } from "./structure";
import { isTocHeading, readListedTitle } from "./toc";

type Located = Pick<Placement, "line" | "speech">;

/** Lines of a speech, and characters of each, in which the words of its title are looked for. */
const LINES = 16;
const UNITS = 200;
/** The likeness from which on an entry and a speech may be a pair. */
const ENOUGH = 0.5;
/** Words of every second title; they tell no speech from another. */
const COMMON = /讲话|会议|工作|发言|致辞|全[国省市县区镇]|在|上的|关于|[^\u4e00-\u9fff\d]/g;

/**
 * The entries of the tables of contents with the speeches that they announce: in order, by the words they share.
 * A table announces what stands between it and the next one.
 */
export function matchToc(
  lines: readonly Line[],
  { rows, at }: Rows,
  junk: Junk,
  speeches: readonly Located[],
  known: KnownTables,
): TocEntry[] {
  const tables = findTables(rows, junk);
  const entries: TocEntry[] = [];
  let first = 0;
  tables.forEach(({ from, to }, k) => {
    const limit = tables[k + 1] ? at[tables[k + 1]!.from]! : Number.POSITIVE_INFINITY;
    while (first < speeches.length && speeches[first]!.line < at[from]!) first++;
    let last = first;
    while (last < speeches.length && speeches[last]!.line < limit) last++;
    const own = rows.slice(from, to);
    const table = own.map((row, i) => entryOf(row, at[from + i]!));
    const pairs = pairsOf(own, table, lines, speeches.slice(first, last), known);
    table.forEach((entry, i) => {
      const pair = pairs[i] ?? null;
      entries.push(pair === null ? entry : { ...entry, speech: first + pair });
    });
  });
  return entries;
}

/** Dots that lead to the number of a page. */
const PAGE = /\s*(?:[.…·．]{2,}|\s{2,})\s*[(（]?\d{1,4}[)）]?\s*$/;

function entryOf(row: Line, line: number): TocEntry {
  const { ordinal, from } = readListedTitle(row)!;
  const listed = row.text.slice(from).replace(PAGE, "").trimEnd();
  return { line, ordinal, title: listed.trim(), speech: null, range: inLine(line, from, from + listed.length) };
}

/** Tables by their first row, with the lines that their pairs were found from. */
export type KnownTables = WeakMap<
  Line,
  { readonly lines: readonly Line[]; readonly pairs: readonly (number | null)[] }
>;

/** The speech of each entry, known if neither the table nor the head of a speech has changed. */
function pairsOf(
  own: readonly Line[],
  table: readonly TocEntry[],
  lines: readonly Line[],
  speeches: readonly Located[],
  known: KnownTables,
): readonly (number | null)[] {
  const read = [...own];
  for (const { line, speech } of speeches) for (let i = 0; i < readLines(speech); i++) read.push(lines[line + i]!);
  const old = known.get(own[0]!);
  if (old && old.lines.length === read.length && read.every((line, i) => line === old.lines[i])) return old.pairs;
  const pairs = align(likeness(lines, table, speeches), speeches.length);
  known.set(own[0]!, { lines: read, pairs });
  return pairs;
}

/** How many lines of a speech are looked at. */
const readLines = (speech: Located["speech"]) => Math.min(speech.endLine + 1, LINES);

/** The stretches of rows that are entries of a table of contents; its heading 目录 is none. */
function findTables(rows: readonly Line[], junk: Junk): { from: number; to: number }[] {
  const tables: { from: number; to: number }[] = [];
  for (let from = junk.indexOf("toc"); from >= 0; ) {
    let to = from + 1;
    while (junk[to] === "toc") to++;
    tables.push({ from: isTocHeading(rows[from]!) ? from + 1 : from, to });
    from = junk.indexOf("toc", to);
  }
  return tables;
}

/** Two neighbouring UTF-16 units as one number. */
const pairAt = (text: string, i: number) => text.charCodeAt(i) * 0x10000 + text.charCodeAt(i + 1);
const SPACE = 0x20;

/** The pairs of neighbouring characters that tell a title from others. */
function wordsOf(title: string): number[] {
  const text = fold(title).replace(COMMON, " ");
  const words: number[] = [];
  for (let i = 0; i + 1 < text.length; i++)
    if (text.charCodeAt(i) !== SPACE && text.charCodeAt(i + 1) !== SPACE) words.push(pairAt(text, i));
  return words;
}

/**
 * For each entry speech → likeness: the words of the title that the head of the speech holds,
 * each counting the more the fewer speeches hold it, less those that other speeches hold and it does not.
 */
function likeness(
  lines: readonly Line[],
  toc: readonly TocEntry[],
  speeches: readonly Located[],
): ReadonlyMap<number, number>[] {
  const titles = toc.map(({ title }) => wordsOf(title));
  const holders = new Map<number, number[]>(titles.flat().map((word) => [word, []]));
  // Most characters begin no word of a title; they are not looked up.
  const begins = new Uint8Array(0x10000);
  for (const word of holders.keys()) begins[Math.floor(word / 0x10000)] = 1;
  speeches.forEach(({ line, speech }, index) => {
    const end = line + readLines(speech);
    for (let row = line; row < end; row++) {
      const text = fold(lines[row]!.text.slice(0, UNITS));
      for (let i = 0; i + 1 < text.length; i++) {
        if (begins[text.charCodeAt(i)] === 0) continue;
        const holding = holders.get(pairAt(text, i));
        if (holding && holding.at(-1) !== index) holding.push(index);
      }
    }
  });
  return titles.map((words) => {
    const scores = new Map<number, number>();
    let sum = 0;
    for (const word of new Set(words)) {
      const holding = holders.get(word)!;
      if (holding.length === 0) continue;
      const weight = 1 / holding.length;
      sum += weight;
      for (const index of holding) scores.set(index, (scores.get(index) ?? 0) + weight);
    }
    for (const [index, score] of scores) scores.set(index, (score / Math.max(sum, 1)) * Math.min(1, sum));
    return scores;
  });
}

/** The monotone pairing of entries and speeches with the highest total likeness (dynamic programming). */
function align(scores: readonly ReadonlyMap<number, number>[], width: number): (number | null)[] {
  const best = [new Float64Array(width + 1)];
  for (const row of scores) {
    const above = best.at(-1)!;
    const current = new Float64Array(width + 1);
    for (let j = 1; j <= width; j++) {
      const score = row.get(j - 1) ?? 0;
      current[j] = Math.max(current[j - 1]!, above[j]!, score >= ENOUGH ? above[j - 1]! + score : 0);
    }
    best.push(current);
  }
  const pairs: (number | null)[] = scores.map(() => null);
  for (let i = scores.length, j = width; i > 0 && j > 0; ) {
    if (best[i]![j] === best[i - 1]![j]) i--;
    else if (best[i]![j] === best[i]![j - 1]) j--;
    else pairs[--i] = --j;
  }
  return fillBetween(pairs, width);
}

/** Between two pairs as many entries as speeches: they belong together in their order. */
function fillBetween(pairs: (number | null)[], width: number): (number | null)[] {
  let entry = -1;
  let speech = -1;
  for (let next = 0; next <= pairs.length; next++) {
    const partner = next === pairs.length ? width : pairs[next]!;
    if (partner === null) continue;
    const last = next === pairs.length;
    if (next - entry === partner - speech && (entry >= 0 || !last))
      for (let k = 1; k < next - entry; k++) pairs[entry + k] = speech + k;
    entry = next;
    speech = partner;
  }
  return pairs;
}
