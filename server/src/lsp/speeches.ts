import type { Counts, SectionSummary, SpeechSummary } from "../../../protocol/requests";
import type { Dump } from "../dump";
import { type Section, type Speech, speechAt } from "../structure/structure";
import type { OpenDump } from "./documents";
import { speechLabel } from "./label";
import { speechLength } from "./length";

const known = new WeakMap<Dump, readonly SpeechSummary[]>();

/** The speeches in order, as lists and lenses show them; summed up once for each version of the text. */
export function speechSummaries({ dump }: Pick<OpenDump, "dump">): readonly SpeechSummary[] {
  let summaries = known.get(dump);
  if (!summaries) {
    summaries = summarise(dump);
    known.set(dump, summaries);
  }
  return summaries;
}

function summarise(dump: Dump): SpeechSummary[] {
  const problems = countProblems(dump);
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
      problems: problems[index]!,
      revision: revisionOf(speech),
    };
  });
}

/** The sections of one speech as a tree; none where there is no such speech. */
export function sectionSummaries({ dump: { lines, structure } }: OpenDump, index: number): SectionSummary[] {
  const placement = structure.speeches[index];
  if (!placement) return [];
  const summary = ({ line, ordinal, titleTo, children }: Section): SectionSummary => ({
    line,
    character: ordinal.from,
    label: lines
      .at(placement.line + line)!
      .text.slice(ordinal.from, titleTo)
      .trim(),
    children: children.map(summary),
  });
  return placement.speech.sections.map(summary);
}

/** The problems of each speech, by severity. */
function countProblems({ structure, findings }: Dump): Counts[] {
  const counts = structure.speeches.map(() => ({ error: 0, warning: 0, information: 0, hint: 0 }));
  findings.items.forEach((problems, i) => {
    for (const { range, severity } of problems) {
      const speech = speechAt(structure, findings.places[i]! + range.start.line);
      if (speech) counts[speech.index]![severity]++;
    }
  });
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
