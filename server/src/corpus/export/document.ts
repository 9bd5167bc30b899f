import type { Dump } from "../../dump";
import { plain } from "../../reading/fold";
import type { Line } from "../../reading/line";
import type { OrdinalStyle } from "../../reading/ordinal";
import type { Noise, Placement, Section, Speech } from "../../structure/structure";
import { ownSpeeches } from "../piece";
import type { DumpWindow } from "../windows";

/** Text between headings. */
export interface Paragraph {
  readonly type: "paragraph";
  readonly text: string;
}

/** What an editor of the site said in the middle of a speech. */
export interface Note {
  readonly type: "note";
  readonly text: string;
}

/** A heading and what stands under it. */
export interface SectionBlock {
  readonly type: "section";
  readonly style: OrdinalStyle;
  readonly value: number;
  /** The heading sentence, its marker included. */
  readonly heading: string;
  /** Body text on the line of the heading. */
  readonly runIn: string;
  /** The whole line: heading, run-in text and what stands between them. */
  readonly text: string;
  readonly blocks: readonly Block[];
}

export type Block = Paragraph | Note | SectionBlock;

/** One speech as every export format sees it: without junk and blank lines, its sections nested. */
export interface SpeechDocument {
  /** Unique in an export: `dump.txt#3`. */
  readonly id: string;
  readonly source: string;
  /** First and last line in the dump, from 1. */
  readonly lines: readonly [number, number];
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly marker: string | null;
  readonly ordinal: number | null;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly isoDate: string | null;
  /** What it was spoken at: 全县春耕生产会议 */
  readonly occasion: string | null;
  readonly kind: string | null;
  readonly confidence: number;
  /** The id of the speech that it is a copy of. */
  readonly duplicateOf: string | null;
  /** Lines of the title block other than the title: speaker and date, subtitle. */
  readonly byline: readonly string[];
  readonly salutation: string | null;
  readonly blocks: readonly Block[];
}

/** The speeches that are the own ones of a piece of the dump that goes by the name `source`. */
export function documentsIn(window: DumpWindow, source: string): SpeechDocument[] {
  return ownSpeeches(window).map((placement) => documentOf(window.dump, placement, source, window.shift));
}

/** The speech at `placement` of `dump`, which goes by the name `source`; `shift` is where `dump` stands in a larger one. */
export function documentOf(
  dump: Dump,
  { index, line, speech, duplicateOf }: Placement,
  source: string,
  shift: { readonly line: number; readonly index: number } = { line: 0, index: 0 },
): SpeechDocument {
  const lines = dump.lines.slice(line, line + speech.endLine + 1);
  const { title, subtitle, marker, ordinal, speaker, date, isoDate, occasion, kind, confidence, salutationLine } =
    speech;
  const bylines = bylinesOf(lines, speech);
  const taken = new Set([...speech.titleLines, ...bylines]);
  // A salutation that runs into body text stays a paragraph.
  const salutation = salutationLine === null ? null : lines[salutationLine]!.text.trim();
  const alone = salutation !== null && salutation.length <= LONGEST_SALUTATION;
  if (alone) taken.add(salutationLine!);
  return {
    id: `${source}#${index + shift.index + 1}`,
    source,
    lines: [line + shift.line + 1, line + shift.line + speech.endLine + 1],
    title,
    subtitle,
    marker,
    ordinal,
    speaker,
    date,
    isoDate,
    occasion,
    kind,
    confidence,
    duplicateOf: duplicateOf === null ? null : `${source}#${duplicateOf + shift.index + 1}`,
    byline: bylines.map((i) => lines[i]!.text.trim()),
    salutation: alone ? salutation : null,
    blocks: blocksOf({ lines, taken, noise: noiseByLine(speech.noise) }, 0, speech.endLine, speech.sections),
  };
}

/** The text of a document without its structure: a line a paragraph or heading. */
export function plainText(document: SpeechDocument): string {
  return [document.title, ...document.byline, document.salutation, ...linesOf(document.blocks)]
    .filter((line) => line !== null)
    .map((line) => `${line}\n`)
    .join("");
}

function linesOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.type === "paragraph") return [block.text];
    return block.type === "section" ? [block.text, ...linesOf(block.blocks)] : [];
  });
}

const LONGEST_SALUTATION = 60;
/** How far behind the title its subtitle, speaker and date may stand. */
const HEAD_LINES = 6;

/** The lines of the title block that the title does not hold: whatever stands above the salutation, and speaker and date. */
function bylinesOf(
  lines: readonly Line[],
  { title, titleLines, salutationLine, subtitle, speaker, date }: Speech,
): number[] {
  const parts = [subtitle, speaker, date].filter((part) => part !== null);
  const block = salutationLine ?? (titleLines.at(-1) ?? -1) + 1;
  const found: number[] = [];
  for (let i = 0; i < Math.min(lines.length, Math.max(block, HEAD_LINES)) && i !== salutationLine; i++) {
    const text = plain(lines[i]!.text);
    if (text === "" || text.length > LONGEST_SALUTATION || (title !== null && isPartOf(text, title))) continue;
    if (i < Math.min(block, HEAD_LINES) || parts.some((part) => text.includes(plain(part)))) found.push(i);
  }
  return found;
}

/** Whether a line of the title block is in the title, or is the title behind its marker. */
const isPartOf = (text: string, title: string) => plain(title).includes(text) || text.endsWith(plain(title));

interface Body {
  readonly lines: readonly Line[];
  /** Lines that stand elsewhere in the document. */
  readonly taken: ReadonlySet<number>;
  readonly noise: ReadonlyMap<number, readonly Noise[]>;
}

function noiseByLine(noise: readonly Noise[]): Map<number, Noise[]> {
  const byLine = new Map<number, Noise[]>();
  for (const stretch of noise)
    for (let line = stretch.line; line <= stretch.endLine; line++)
      byLine.set(line, [...(byLine.get(line) ?? []), stretch]);
  return byLine;
}

function blocksOf(body: Body, from: number, to: number, sections: readonly Section[]): Block[] {
  const starts = new Map(onLines(sections).map((section) => [section.line, section]));
  const blocks: Block[] = [];
  for (let i = from; i <= to; i++) {
    const noise = body.noise.get(i) ?? [];
    if (body.taken.has(i)) continue;
    if (noise.some(({ part }) => part === null)) {
      if (noise.some(({ kind }) => kind === "editor" || kind === "intro"))
        blocks.push({ type: "note", text: body.lines[i]!.text.trim() });
      continue;
    }
    const section = starts.get(i);
    const text = body.lines[i]!.text;
    if (section) {
      blocks.push({
        type: "section",
        style: section.ordinal.style,
        value: section.ordinal.value,
        heading: without(noise, text, 0, headingEnd(text, section)).trim(),
        runIn: without(noise, text, headingEnd(text, section), text.length).trim(),
        text: without(noise, text, 0, text.length).trim(),
        blocks: blocksOf(body, i + 1, section.endLine, section.children),
      });
      i = Math.max(i, section.endLine);
    } else {
      const paragraph = without(noise, text, 0, text.length).trim();
      if (paragraph !== "") blocks.push({ type: "paragraph", text: paragraph });
    }
  }
  return blocks;
}

/** A section whose marker stands inside a line is part of that line's paragraph; what it holds on lines of their own is not. */
function onLines(sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => (section.inline ? onLines(section.children) : [section]));
}

/** Where the heading sentence ends, its full stop included. */
function headingEnd(text: string, { titleTo }: Section): number {
  let end = titleTo;
  while (/[。．.！!？?：:；;]/.test(text.charAt(end))) end++;
  return end;
}

/** Columns `from` to `to` of `text` without the junk in them. */
function without(noise: readonly Noise[], text: string, from: number, to: number): string {
  let kept = "";
  let at = from;
  for (const { part } of noise) {
    if (!part || part.from < at || part.to > to) continue;
    kept += text.slice(at, part.from);
    at = part.to;
  }
  return kept + text.slice(at, to);
}
