import type { Counts, SectionSummary, SpeechSummary } from "../../../protocol/requests";
import type { PlacedProblem } from "../rules/rule";
import type { Section, Speech } from "../structure/structure";
import type { OpenDump } from "./documents";
import { speechLabel } from "./label";
import { speechLength } from "./length";

/** The speeches in order, as lists of them show them. */
export function speechSummaries({ dump }: OpenDump): SpeechSummary[] {
  const problems = countBySpeech(dump.problems);
  return dump.structure.speeches.map((placement) => {
    const { index, line, speech, duplicateOf, listedTitle } = placement;
    return {
      index,
      line,
      endLine: line + speech.endLine,
      label: speechLabel(dump.lines, placement),
      titled: (speech.title ?? listedTitle) !== null,
      ordinal: speech.ordinal,
      date: speech.isoDate ?? speech.date,
      speaker: speech.speaker,
      length: speechLength(dump.lines, placement),
      confidence: speech.confidence,
      duplicateOf,
      problems: problems.get(index) ?? NO_PROBLEMS,
      revision: revisionOf(speech),
    };
  });
}

/** The sections of one speech as a tree; none where there is no such speech. */
export function sectionSummaries({ dump: { lines, structure } }: OpenDump, index: number): SectionSummary[] {
  const placement = structure.speeches[index];
  if (!placement) return [];
  const summarise = ({ line, ordinal, titleTo, children }: Section): SectionSummary => ({
    line,
    character: ordinal.from,
    label: lines[placement.line + line]!.text.slice(ordinal.from, titleTo).trim(),
    children: children.map(summarise),
  });
  return placement.speech.sections.map(summarise);
}

const NO_PROBLEMS: Counts = { error: 0, warning: 0, information: 0, hint: 0 };

/** By the index of the speech. */
function countBySpeech(problems: readonly PlacedProblem[]): ReadonlyMap<number, Counts> {
  const counts = new Map<number, { -readonly [Severity in keyof Counts]: number }>();
  for (const { placement, severity } of problems) {
    if (!placement) continue;
    const known = counts.get(placement.index) ?? { ...NO_PROBLEMS };
    known[severity]++;
    counts.set(placement.index, known);
  }
  return counts;
}

const revisions = new WeakMap<Speech, number>();
let lastRevision = 0;

/** A speech that an edit leaves alone is the same object. */
function revisionOf(speech: Speech): number {
  const known = revisions.get(speech) ?? ++lastRevision;
  revisions.set(speech, known);
  return known;
}
