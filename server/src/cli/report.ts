import { isWhole, type Piece } from "../corpus/piece";
import type { Dump } from "../dump";
import type { Line } from "../reading/line";
import type { PlacedProblem } from "../rules/rule";
import { allNoise, flattenSections, type Placement } from "../structure/structure";
import type { Sequence } from "../text/list";
import { renderMessage } from "../text/message";
import type { Source } from "./open";

export interface ReportOptions {
  /** List sections whose marker stands inside a line too. */
  readonly inline: boolean;
}

/** The whole analysis of one dump, or that with these `problems`, as plain data: the contract of `analyze --json`. Lines and columns are 1-based. */
export function reportOf(
  { file, encoding }: Pick<Source, "file" | "encoding">,
  dump: Dump,
  options: ReportOptions,
  problems: readonly PlacedProblem[] = dump.problems,
) {
  const { structure, lines } = dump;
  return {
    file,
    encoding,
    lines: lines.length,
    kind: structure.kind,
    title: structure.title,
    speeches: structure.speeches.map(speechReport),
    sections: structure.speeches.flatMap((placement) => sectionReports(lines, placement, options)),
    toc: structure.toc.map(({ line, ordinal, title, speech }) => ({ line: line + 1, ordinal, title, speech })),
    noise: allNoise(structure).map(({ line, endLine, kind, inside }) => ({
      line: line + 1,
      endLine: endLine + 1,
      kind,
      inside,
    })),
    problems: problems.map(({ range, code, severity, message, fixable }) => ({
      line: range.start.line + 1,
      column: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
      code,
      severity,
      message: renderMessage(message),
      fixable,
    })),
  };
}

export type Report = ReturnType<typeof reportOf>;

/** What of the report on a piece, with its own problems, is that piece's own, with its lines and indexes in the whole dump. */
export function placeReport(piece: Piece<Report>): Report {
  const { known: report, own, shift, lines } = piece;
  if (isWhole(piece)) return report;
  const isOwn = ({ line }: { readonly line: number }) => line > own.from && line <= own.to;
  const down = (line: number) => line + shift.line;
  const downOrNull = (line: number | null) => (line === null ? null : down(line));
  const speech = (index: number | null) => (index === null || index + shift.index < 0 ? null : index + shift.index);
  const moved = <T extends { readonly line: number; readonly endLine: number }>(entry: T): T => ({
    ...entry,
    line: down(entry.line),
    endLine: down(entry.endLine),
  });
  const speeches = report.speeches.filter(isOwn);
  const indexes = new Set(speeches.map(({ index }) => index));
  return {
    ...report,
    lines: down(lines),
    speeches: speeches.map((entry) => ({
      ...moved(entry),
      index: entry.index + shift.index,
      titleLines: entry.titleLines.map(down),
      salutationLine: downOrNull(entry.salutationLine),
      closingLine: downOrNull(entry.closingLine),
      evidence: entry.evidence.map((evidence) => ({ ...evidence, line: down(evidence.line) })),
      duplicateOf: speech(entry.duplicateOf),
    })),
    sections: report.sections
      .filter((section) => indexes.has(section.speech))
      .map((section) => ({ ...moved(section), speech: section.speech + shift.index })),
    toc: report.toc.filter(isOwn).map((entry) => ({ ...entry, line: down(entry.line), speech: speech(entry.speech) })),
    noise: report.noise.filter(isOwn).map(moved),
    problems: report.problems.map(moved),
  };
}

/** What a report says of the dump as a whole. */
export type ReportHead = Pick<Report, "file" | "encoding" | "lines" | "kind" | "title">;

export function headOf({ file, encoding, lines, kind, title }: Report): ReportHead {
  return { file, encoding, lines, kind, title };
}

/** The head of the report on two pieces, `after` behind `before`. */
export function joinHeads(before: ReportHead, after: ReportHead): ReportHead {
  const kind = before.kind === "not-a-dump" ? after.kind : after.kind === "not-a-dump" ? before.kind : "collection";
  return { ...before, lines: after.lines, kind, title: before.title ?? after.title };
}

function speechReport({ index, line, speech, duplicateOf, listedTitle }: Placement) {
  const absolute = (relative: number) => line + relative + 1;
  return {
    index,
    line: absolute(0),
    endLine: absolute(speech.endLine),
    title: speech.title ?? listedTitle,
    titleLines: speech.titleLines.map(absolute),
    marker: speech.marker,
    ordinal: speech.ordinal,
    salutationLine: speech.salutationLine === null ? null : absolute(speech.salutationLine),
    closingLine: speech.closingLine === null ? null : absolute(speech.closingLine),
    speaker: speech.speaker,
    date: speech.date,
    confidence: speech.confidence,
    evidence: speech.evidence.map((evidence) => ({
      name: evidence.name,
      weight: evidence.weight,
      line: absolute(evidence.line),
    })),
    duplicateOf,
  };
}

function sectionReports(lines: Sequence<Line>, { index, line, speech }: Placement, { inline }: ReportOptions) {
  return flattenSections(speech.sections)
    .filter((section) => inline || !section.inline)
    .sort((a, b) => a.line - b.line || a.ordinal.from - b.ordinal.from)
    .map((section) => ({
      line: line + section.line + 1,
      endLine: line + section.endLine + 1,
      speech: index,
      style: section.ordinal.style,
      marker: lines
        .at(line + section.line)!
        .text.slice(section.ordinal.from, section.ordinal.to)
        .trimEnd(),
      value: section.ordinal.value,
      depth: section.depth,
      runIn: section.runIn,
      title: section.title,
    }));
}
