import { fold } from "../reading/fold";
import type { Line } from "../reading/line";
import { inLine } from "../text/position";
import type { Row } from "./row";
import type { Placement, TocEntry } from "./structure";
import type { TocRow } from "./toc";

/** Lines of a body in which its title's words are looked for. */
const LOOK = 12;
const ENOUGH = 0.34;

/** The entries of the table of contents with the speeches that they announce: in order, by the words they share. */
export function matchToc(
  lines: readonly Line[],
  rows: readonly Row[],
  toc: readonly TocRow[],
  speeches: readonly Placement[],
): TocEntry[] {
  const scores = toc.map((entry) => speeches.map((placement) => likeness(entry.title, lines, placement)));
  const pairs = align(scores);
  return toc.map((entry, i) => {
    const { line, text } = rows[entry.row]!;
    return {
      line,
      ordinal: entry.ordinal,
      title: entry.title,
      speech: pairs[i] ?? null,
      range: inLine(line, entry.from, text.trimEnd().length),
    };
  });
}

/** The share of the pairs of characters in `title` that stand in the head of the speech. */
function likeness(title: string, lines: readonly Line[], { line, speech }: Placement): number {
  const words = fold(title).replace(/讲话|会议|工作|发言|致辞|[^\u4e00-\u9fff\d]/g, " ");
  const head = fold(
    lines
      .slice(line, line + Math.min(speech.endLine + 1, LOOK * 2))
      .map(({ text }) => text.slice(0, 400))
      .join(" "),
  );
  let pairs = 0;
  let found = 0;
  for (let i = 0; i + 1 < words.length; i++) {
    const pair = words.slice(i, i + 2);
    if (pair.includes(" ") || /[在上的和了关于]/.test(pair)) continue;
    pairs++;
    if (head.includes(pair)) found++;
  }
  return pairs < 2 ? 0 : found / pairs;
}

/** The monotone pairing of entries and speeches with the highest total likeness (dynamic programming). */
function align(scores: readonly (readonly number[])[]): (number | null)[] {
  const width = scores[0]?.length ?? 0;
  const best = [new Float64Array(width + 1)];
  for (const row of scores) {
    const above = best.at(-1)!;
    const current = new Float64Array(width + 1);
    for (let j = 1; j <= width; j++) {
      const paired = row[j - 1]! >= ENOUGH ? above[j - 1]! + row[j - 1]! : 0;
      current[j] = Math.max(current[j - 1]!, above[j]!, paired);
    }
    best.push(current);
  }
  const pairs: (number | null)[] = scores.map(() => null);
  for (let i = scores.length, j = width; i > 0 && j > 0; ) {
    if (best[i]![j] === best[i - 1]![j]) i--;
    else if (best[i]![j] === best[i]![j - 1]) j--;
    else pairs[--i] = --j;
  }
  return pairs;
}
