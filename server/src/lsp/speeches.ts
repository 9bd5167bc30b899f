import type { Counts, SectionSummary, SpeechSummary } from "../../../protocol/requests";
import type { PlacedProblem } from "../rules/rule";
import type { Section } from "../structure/structure";
import type { OpenDump } from "./documents";
import { speechLabel } from "./label";
import { speechLength } from "./length";

/** The speeches in order, as lists of them show them. */
export function speechSummaries({ dump }: OpenDump): SpeechSummary[] {
  const problems = new Map<number, PlacedProblem[]>();
  for (const problem of dump.problems) {
    const index = problem.placement?.index ?? -1;
    problems.set(index, [...(problems.get(index) ?? []), problem]);
  }
  return dump.structure.speeches.map((placement) => {
    const { index, line, speech, duplicateOf } = placement;
    return {
      index,
      line,
      endLine: line + speech.endLine,
      label: speechLabel(dump.lines, placement),
      titled: speech.title !== null,
      ordinal: speech.ordinal,
      date: speech.isoDate ?? speech.date,
      speaker: speech.speaker,
      length: speechLength(dump.lines, placement),
      confidence: speech.confidence,
      duplicateOf,
      problems: count(problems.get(index) ?? []),
    };
  });
}

/** The sections of one speech as a tree; none where there is no such speech. */
export function sectionSummaries({ dump: { lines, structure } }: OpenDump, index: number): SectionSummary[] {
  const placement = structure.speeches[index];
  if (!placement) return [];
  const summarise = ({ line, ordinal, titleTo, children }: Section): SectionSummary => ({
    line: placement.line + line,
    character: ordinal.from,
    label: lines[placement.line + line]!.text.slice(ordinal.from, titleTo).trim(),
    children: children.map(summarise),
  });
  return placement.speech.sections.map(summarise);
}

function count(problems: readonly PlacedProblem[]): Counts {
  const counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { severity } of problems) counts[severity]++;
  return counts;
}
