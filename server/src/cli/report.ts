import type { Dump } from "../dump";
import type { Line } from "../reading/line";
import { allNoise, flattenSections, type Placement } from "../structure/structure";
import { renderMessage } from "../text/message";
import type { Source } from "./source";

export interface ReportOptions {
  /** List sections whose marker stands inside a line too. */
  readonly inline: boolean;
}

/** The whole analysis of one dump as plain data: the contract of `analyze --json`. Lines and columns are 1-based. */
export function reportOf({ file, encoding }: Pick<Source, "file" | "encoding">, dump: Dump, options: ReportOptions) {
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
    problems: dump.problems.map(({ range, code, severity, message, fixable }) => ({
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

function sectionReports(lines: readonly Line[], { index, line, speech }: Placement, { inline }: ReportOptions) {
  return flattenSections(speech.sections)
    .filter((section) => inline || !section.inline)
    .sort((a, b) => a.line - b.line || a.ordinal.from - b.ordinal.from)
    .map((section) => ({
      line: line + section.line + 1,
      endLine: line + section.endLine + 1,
      speech: index,
      style: section.ordinal.style,
      marker: lines[line + section.line]!.text.slice(section.ordinal.from, section.ordinal.to).trimEnd(),
      value: section.ordinal.value,
      depth: section.depth,
      runIn: section.runIn,
      title: section.title,
    }));
}
