import type { InSteps } from "../in-steps";
import { fold, foldCode } from "../reading/fold";
import type { Line } from "../reading/line";
import { inLine } from "../text/position";
import type { PlacedList } from "./placed-list";
import type { Junk, Rows } from "./rows";
import type { Speech, TocEntry } from "./structure";
import { isTocHeading, readListedTitle } from "./toc";
import type { Lines } from "./view";

/** The entries of a table of contents; its heading 目录 is none. */
export interface Table {
  /** The line of its first entry. */
  readonly line: number;
  readonly rows: readonly Line[];
  /** The line of each row, from that of the first. */
  readonly at: readonly number[];
}

/** Lines of a speech, and characters of each, in which the words of its title are looked for. */
const LINES = 16;
const UNITS = 200;
/** The likeness from which on an entry and a speech may be a pair. */
const ENOUGH = 0.5;
/** Words of every second title; they tell no speech from another. */
const COMMON = /讲话|会议|工作|发言|致辞|全[国省市县区镇]|在|上的|关于|[^\u4e00-\u9fff\d]/g;

/** Speeches by their first lines. */
type Speeches = PlacedList<{ readonly speech: Speech }>;

/** The tables of contents among some rows, of which the first stands at line `origin`; one does not go on outside them. */
export function findTables({ rows, at }: Rows, junk: Junk, origin: number): Table[] {
  const tables: Table[] = [];
  for (let from = junk.indexOf("toc"); from >= 0; ) {
    let to = from + 1;
    while (junk[to] === "toc") to++;
    const first = isTocHeading(rows[from]!) ? from + 1 : from;
    const listed = Array.from(at.subarray(first, to), (line) => line - at[first]!);
    tables.push({ line: origin + at[first]!, rows: rows.slice(first, to), at: listed });
    from = junk.indexOf("toc", to);
  }
  return tables;
}

/**
 * The entries of the tables of contents with the speeches that they announce: in order, by the words they share.
 * A table announces what stands between it and the next one.
 */
export function* matchToc(
  lines: Pick<Lines, "slice">,
  tables: readonly Table[],
  speeches: Speeches,
  known: KnownTables,
): InSteps<TocEntry[]> {
  const entries: TocEntry[] = [];
  let first = 0;
  for (const [k, table] of tables.entries()) {
    const limit = tables[k + 1]?.line ?? Number.POSITIVE_INFINITY;
    first = Math.max(first, speeches.firstFrom(table.line));
    const last = Math.max(first, speeches.firstFrom(limit));
    const { titles, pairs } = yield* readTable(table, lines, speeches.slice(first, last), known);
    titles.forEach(({ ordinal, title, from, to }, i) => {
      const line = table.line + table.at[i]!;
      const pair = pairs[i] ?? null;
      entries.push({
        line,
        ordinal,
        title,
        speech: pair === null ? null : first + pair,
        range: inLine(line, from, to),
      });
    });
  }
  return entries;
}

/** Dots that lead to the number of a page. */
const PAGE = /\s*(?:[.…·．]{2,}|\s{2,})\s*[(（]?\d{1,4}[)）]?\s*$/;

/** What an entry says, and the columns of its title. */
interface Title {
  readonly ordinal: number | null;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

function titleOf(row: Line): Title {
  const { ordinal, from } = readListedTitle(row)!;
  const listed = row.text.slice(from).replace(PAGE, "").trimEnd();
  return { ordinal, title: listed.trim(), from, to: from + listed.length };
}

/** Tables that were read before, by their first entry. */
export type KnownTables = WeakMap<Line, ReadTable>;

interface ReadTable {
  readonly rows: readonly Line[];
  readonly titles: readonly Title[];
  readonly words: Words;
  /** The words of the titles that each speech holds; a speech that is the same has the same. */
  readonly held: WeakMap<Speech, readonly number[]>;
  /** What was held by the speeches that were matched last, and the speech of each entry. */
  matched: readonly (readonly number[])[];
  pairs: readonly (number | null)[];
}

/** The table with the speech of each entry, which is found anew only if the speeches hold other words than before. */
function* readTable(
  { rows }: Table,
  lines: Pick<Lines, "slice">,
  { places, items }: Speeches,
  known: KnownTables,
): InSteps<ReadTable> {
  let table = known.get(rows[0]!);
  if (!table || !isSame(table.rows, rows)) {
    const titles = rows.map(titleOf);
    table = { rows, titles, words: wordsIn(titles), held: new WeakMap(), matched: [], pairs: [] };
    known.set(rows[0]!, table);
  }
  const { words, held, matched } = table;
  const now: (readonly number[])[] = [];
  for (const [i, { speech }] of items.entries()) {
    let own = held.get(speech);
    if (!own) {
      const line = places[i]!;
      own = heldBy(lines.slice(line, line + readLines(speech)), words);
      held.set(speech, own);
      yield;
    }
    now.push(own);
  }
  if (now.length !== matched.length || !now.every((own, i) => isSame(own, matched[i]!)))
    table.pairs = align(likeness(words, now), items.length);
  table.matched = now;
  return table;
}

function isSame<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((each, i) => each === b[i]));
}

/** How many lines of a speech are looked at. */
const readLines = (speech: Speech) => Math.min(speech.endLine + 1, LINES);

/** Two neighbouring UTF-16 units as one number, and a number of sixteen bits that stands for many such pairs. */
const pairOf = (first: number, second: number) => first * 0x10000 + second;
const hashOf = (first: number, second: number) => ((first * 0x1f) ^ second) & 0xffff;
const SPACE = 0x20;

/** The pairs of neighbouring characters that tell a title from others. */
function wordsOf(title: string): number[] {
  const text = fold(title).replace(COMMON, " ");
  const words: number[] = [];
  for (let i = 0; i + 1 < text.length; i++)
    if (text.charCodeAt(i) !== SPACE && text.charCodeAt(i + 1) !== SPACE)
      words.push(pairOf(text.charCodeAt(i), text.charCodeAt(i + 1)));
  return words;
}

/** The words of the titles of a table. */
interface Words {
  readonly ofTitles: readonly (readonly number[])[];
  readonly all: ReadonlySet<number>;
  /** Whether a word has this hash; most pairs have that of none and are not looked up. */
  readonly hashes: Uint8Array;
}

function wordsIn(titles: readonly Title[]): Words {
  const ofTitles = titles.map(({ title }) => wordsOf(title));
  const all = new Set(ofTitles.flat());
  const hashes = new Uint8Array(0x10000);
  for (const word of all) hashes[hashOf(Math.floor(word / 0x10000), word & 0xffff)] = 1;
  return { ofTitles, all, hashes };
}

/** The words that the first `lines` of a speech hold, each once. */
function heldBy(lines: readonly Line[], { all, hashes }: Words): readonly number[] {
  const held = new Set<number>();
  for (const { text } of lines) {
    const end = Math.min(text.length, UNITS);
    for (let i = 0, before = SPACE; i < end; i++) {
      const code = foldCode(text.charCodeAt(i));
      if (hashes[hashOf(before, code)] === 1 && all.has(pairOf(before, code))) held.add(pairOf(before, code));
      before = code;
    }
  }
  return [...held];
}

/**
 * For each entry speech → likeness: the words of the title that the head of the speech holds,
 * each counting the more the fewer speeches hold it, less those that other speeches hold and it does not.
 */
function likeness({ ofTitles, all }: Words, held: readonly (readonly number[])[]): ReadonlyMap<number, number>[] {
  const holders = new Map<number, number[]>(Array.from(all, (word) => [word, []]));
  held.forEach((words, index) => {
    for (const word of words) holders.get(word)!.push(index);
  });
  return ofTitles.map((words) => {
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
  const pairs = new Array<number | null>(scores.length).fill(null);
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
