import { fold } from "../reading/fold";
import type { Line } from "../reading/line";
import { inLine } from "../text/position";
import type { Row } from "./row";
import type { Placement, TocEntry } from "./structure";
import type { TocRow } from "./toc";

type Located = Pick<Placement, "line" | "speech">;

/** Lines of a speech, and characters of each, in which the words of its title are looked for. */
const LINES = 24;
const UNITS = 300;
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
  rows: readonly Row[],
  toc: readonly TocRow[],
  speeches: readonly Located[],
): TocEntry[] {
  const entries: TocEntry[] = [];
  let first = 0;
  for (let from = 0; from < toc.length; ) {
    let to = from + 1;
    while (to < toc.length && toc[to]!.row === toc[to - 1]!.row + 1) to++;
    const table = toc.slice(from, to);
    const start = rows[table[0]!.row]!.line;
    const limit = to < toc.length ? rows[toc[to]!.row]!.line : Number.POSITIVE_INFINITY;
    while (first < speeches.length && speeches[first]!.line < start) first++;
    let last = first;
    while (last < speeches.length && speeches[last]!.line < limit) last++;
    const pairs = align(likeness(lines, table, speeches.slice(first, last)), last - first);
    table.forEach(({ row, ordinal, title, from: column }, i) => {
      const { line, text } = rows[row]!;
      const pair = pairs[i] ?? null;
      const range = inLine(line, column, text.trimEnd().length);
      entries.push({ line, ordinal, title, speech: pair === null ? null : first + pair, range });
    });
    from = to;
  }
  return entries;
}

/** The pairs of neighbouring characters that tell a title from others. */
function wordsOf(title: string): string[] {
  const text = fold(title).replace(COMMON, " ");
  const words: string[] = [];
  for (let i = 0; i + 1 < text.length; i++)
    if (text.charAt(i) !== " " && text.charAt(i + 1) !== " ") words.push(text.slice(i, i + 2));
  return words;
}

/**
 * For each entry speech → likeness: the words of the title that the head of the speech holds,
 * each counting the more the fewer speeches hold it, less those that other speeches hold and it does not.
 */
function likeness(lines: readonly Line[], toc: readonly TocRow[], speeches: readonly Located[]): Map<number, number>[] {
  const titles = toc.map(({ title }) => wordsOf(title));
  const holders = new Map<string, number[]>(titles.flat().map((word) => [word, []]));
  speeches.forEach(({ line, speech }, index) => {
    const text = lines
      .slice(line, line + Math.min(speech.endLine + 1, LINES))
      .map((each) => fold(each.text.slice(0, UNITS)))
      .join(" ");
    for (let i = 0; i + 1 < text.length; i++) {
      const holding = holders.get(text.slice(i, i + 2));
      if (holding && holding.at(-1) !== index) holding.push(index);
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
