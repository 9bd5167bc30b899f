import { Cue } from "../reading/cue";
import { bare, fold, plain } from "../reading/fold";
import type { Line } from "../reading/line";
import { findWatermark, type NoiseKind } from "../reading/noise";
import { toIsoDate } from "../reading/people";
import { claimedCount } from "../reading/title";
import type { Decision } from "./decision";
import { findDuplicates } from "./duplicates";
import { readTitleBlock } from "./head";
import { findJunk } from "./junk";
import { type Source, SpeechMemory } from "./memory";
import { type Row, readRows, shows, wideGap } from "./row";
import { buildSections } from "./sections";
import { type Boundary, segment } from "./segment";
import type { DumpKind, Noise, Placement, Speech, Structure } from "./structure";
import { findTocs } from "./toc";
import { matchToc } from "./toc-match";

/** What the lines of a dump are made of. Speeches that `memory` knows stay the same objects. */
export function recognise(
  lines: readonly Line[],
  decisions: ReadonlyMap<number, readonly Decision[]>,
  memory = new SpeechMemory(),
): Structure {
  const rows = readRows(lines);
  const junk = findJunk(rows);
  const toc = findTocs(rows, junk);
  for (const { row } of toc) junk[row] = "toc";
  const boundaries = segment({ rows, junk, wideGap: wideGap(rows), decided: decidedRows(rows, decisions) });
  const front = readFront(rows, junk, boundaries);
  const placed = placeSpeeches(lines, rows, junk, boundaries, memory);
  const entries = matchToc(lines, rows, toc, placed);
  const listed = new Map(entries.map(({ speech, title }) => [speech, title]));
  const speeches = placed.map((placement): Placement => {
    const listedTitle = placement.speech.title === null ? (listed.get(placement.index) ?? null) : null;
    return { ...placement, listedTitle };
  });
  const kind = kindOf(rows, boundaries);
  return {
    kind,
    ...front,
    speeches,
    toc: entries,
    noise: outsideNoise(rows, junk, speeches),
  };
}

/** Row → whether the user put a boundary there (true) or forbade it (false). The last word counts. */
function decidedRows(rows: readonly Row[], decisions: ReadonlyMap<number, readonly Decision[]>): Map<number, boolean> {
  const decided = new Map<number, boolean>();
  if (decisions.size === 0) return decided;
  rows.forEach(({ line }, row) => {
    for (const { kind } of decisions.get(line) ?? []) if (kind !== "accept") decided.set(row, kind === "boundary");
  });
  return decided;
}

function placeSpeeches(
  lines: readonly Line[],
  rows: readonly Row[],
  junk: readonly (NoiseKind | null)[],
  boundaries: readonly Boundary[],
  memory: SpeechMemory,
): Omit<Placement, "listedTitle">[] {
  const speeches = boundaries.map((boundary, i) => {
    const limit = boundaries[i + 1]?.head.start ?? rows.length;
    let last = limit - 1;
    while (last > boundary.head.start && junk[last] !== null) last--;
    const line = rows[boundary.head.start]!.line;
    const source: Source = {
      lines: lines.slice(line, rows[last]!.line + 1),
      junk: junk.slice(boundary.head.start, last + 1),
      boundary,
    };
    return { line, speech: memory.recall(source, () => readSpeech(lines, rows, junk, boundary, last)) };
  });
  const duplicateOf = findDuplicates(lines, speeches);
  return speeches.map((speech, index) => ({ ...speech, index, duplicateOf: duplicateOf[index] ?? null }));
}

function readSpeech(
  lines: readonly Line[],
  rows: readonly Row[],
  junk: readonly (NoiseKind | null)[],
  { head, evidence, score }: Boundary,
  last: number,
): Speech {
  const origin = rows[head.start]!.line;
  const endLine = rows[last]!.line - origin;
  const block = readTitleBlock(rows, head);
  const bodyLine = (rows[head.body]?.line ?? origin) - origin;
  const runIn = shows(rows[head.body], Cue.RunInSalutation) ? bodyLine : null;
  const own = lines.slice(origin, origin + endLine + 1);
  const date = block.date ?? (shows(rows[last], Cue.Date) ? fold(bare(rows[last]!.text)).replace(/[。.]$/, "") : null);
  return {
    endLine,
    title: block.title,
    titleLines: head.titleRows.map((row) => rows[row]!.line - origin),
    subtitle: block.subtitle,
    marker: block.marker,
    ordinal: block.ordinal,
    salutationLine: head.salutation === null ? runIn : rows[head.salutation]!.line - origin,
    closingLine: shows(rows[last], Cue.Thanks | Cue.ConcludingHead | Cue.Date) ? endLine : null,
    speaker: block.speaker,
    date,
    isoDate: date ? toIsoDate(date) : null,
    kind: block.title ? kindWord(block.title) : null,
    confidence: confidence(score),
    evidence,
    sections: buildSections(own, bodyLine, endLine),
    noise: insideNoise(lines, rows, junk, head.start, last),
  };
}

const KIND =
  /讲话|致辞|致词|发言|主持词|演讲|报告|述职|通知|总结|汇报|体会|通报|倡议|祝词|贺词|悼词|党课|表态|意见|方案/g;

function kindWord(title: string): string | null {
  return fold(title).match(KIND)?.at(-1) ?? null;
}

/** The share of boundaries with this score that are right. */
function confidence(score: number): number {
  return Math.round((1 / (1 + Math.exp(-0.6 * score))) * 1000) / 1000;
}

function insideNoise(
  lines: readonly Line[],
  rows: readonly Row[],
  junk: readonly (NoiseKind | null)[],
  first: number,
  last: number,
): Noise[] {
  const origin = rows[first]!.line;
  const noise: Noise[] = groupNoise(rows, junk, first, last).map((block) => ({
    ...block,
    line: block.line - origin,
    endLine: block.endLine - origin,
  }));
  for (let row = first; row <= last; row++) {
    if (junk[row] !== null) continue;
    const part = findWatermark(fold(lines[rows[row]!.line]!.text));
    if (part)
      noise.push({ line: rows[row]!.line - origin, endLine: rows[row]!.line - origin, kind: "watermark", part });
  }
  return noise;
}

function outsideNoise(
  rows: readonly Row[],
  junk: readonly (NoiseKind | null)[],
  speeches: readonly Placement[],
): Noise[] {
  const noise: Noise[] = [];
  let row = 0;
  for (const placement of [...speeches, null]) {
    const first = row;
    const limit = placement?.line ?? Number.POSITIVE_INFINITY;
    while (row < rows.length && rows[row]!.line < limit) row++;
    noise.push(...groupNoise(rows, junk, first, row - 1));
    if (!placement) break;
    while (row < rows.length && rows[row]!.line <= placement.line + placement.speech.endLine) row++;
  }
  return noise;
}

/** Neighbouring junk of one kind is one block; anchors stay single. */
function groupNoise(rows: readonly Row[], junk: readonly (NoiseKind | null)[], first: number, last: number): Noise[] {
  const blocks: { line: number; endLine: number; kind: NoiseKind; part: null }[] = [];
  let previous = -2;
  for (let row = first; row <= last; row++) {
    const kind = junk[row];
    if (!kind) continue;
    const block = blocks.at(-1);
    const line = rows[row]!.line;
    if (block && block.kind === kind && previous === row - 1 && kind !== "anchor") block.endLine = line;
    else blocks.push({ line, endLine: line, kind, part: null });
    previous = row;
  }
  return blocks;
}

/** The title of the collection and its claim, from the junk above the first speech; what is left there is its intro. */
function readFront(rows: readonly Row[], junk: (NoiseKind | null)[], boundaries: readonly Boundary[]) {
  const first = boundaries[0]?.head.start ?? 0;
  let title: string | null = null;
  let titleLine: number | null = null;
  let claimed: number | null = null;
  for (let row = 0; row < first; row++) {
    const { text, line } = rows[row]!;
    if (junk[row] === null || junk[row] === "editor")
      junk[row] = text.length > 60 || shows(rows[row], Cue.Sentence) ? "intro" : "sitetitle";
    if (junk[row] === "sitetitle" && title === null) {
      title = bare(text);
      titleLine = line;
      claimed = claimedCount(plain(text));
    }
  }
  return { title, titleLine, claimedCount: claimed };
}

/** A dump holds speeches only if enough of its boundaries look like those of speeches. */
function kindOf(rows: readonly Row[], boundaries: readonly Boundary[]): DumpKind {
  const spoken = boundaries.filter(
    ({ head, evidence }) =>
      head.salutation !== null ||
      evidence.some(({ name }) => name === "spokenTitle" || name === "runInSalutation" || name === "thanks"),
  ).length;
  if (rows.length === 0 || spoken === 0) return "not-a-dump";
  return boundaries.length > 1 ? "collection" : "single";
}
