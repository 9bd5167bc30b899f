import type { SpeechSummary } from "../../../protocol/requests";
import type { OpenDump } from "./documents";
import { speechLabel } from "./label";

/** The speeches in order, as lists of them show them. */
export function speechSummaries({ dump }: OpenDump): SpeechSummary[] {
  const problems = new Map<number, number>();
  for (const { placement } of dump.problems)
    if (placement) problems.set(placement.index, (problems.get(placement.index) ?? 0) + 1);
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
      length: characters(dump.lines.slice(line, line + speech.endLine + 1)),
      confidence: speech.confidence,
      duplicateOf,
      problems: problems.get(index) ?? 0,
    };
  });
}

/** How many characters that are not white space `lines` hold. */
function characters(lines: readonly { readonly text: string }[]): number {
  return lines.reduce((sum, { text }) => sum + text.replace(/\s/g, "").length, 0);
}
