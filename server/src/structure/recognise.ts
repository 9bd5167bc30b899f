import type { Decision } from "../dump";
import { plain } from "../reading/fold";
import type { Line } from "../reading/line";
import { buildSections } from "./sections";
import type { Placement, Speech, Structure } from "./structure";

/** What the lines of a dump are made of. */
export function recognise(lines: readonly Line[], _decisions: readonly Decision[]): Structure {
  const starts: number[] = [];
  lines.forEach(({ mark }, i) => {
    const previous = previousText(lines, i);
    const before = previous >= 0 ? lines[previous]!.mark : null;
    const fresh = before === null || before.thanks;
    const inTitle = starts.at(-1) === previous && previous >= 0;
    if (inTitle) return;
    if (mark.marker || mark.title || (mark.salutation && fresh)) starts.push(i);
  });
  const speeches = starts.map((line, index): Placement => {
    const next = starts[index + 1] ?? lines.length;
    return { index, line, speech: readSpeech(lines.slice(line, next)), duplicateOf: null };
  });
  const kind = speeches.length > 1 ? "collection" : speeches.length === 1 ? "single" : "not-a-dump";
  return { kind, title: null, titleLine: null, claimedCount: null, speeches, toc: [], noise: [] };
}

function previousText(lines: readonly Line[], line: number): number {
  let i = line - 1;
  while (i >= 0 && lines[i]!.mark.blank) i--;
  return i;
}

function readSpeech(lines: readonly Line[]): Speech {
  let endLine = lines.length - 1;
  while (endLine > 0 && lines[endLine]!.mark.blank) endLine--;
  const head = lines[0]!;
  const titled = head.mark.title || head.mark.marker !== null;
  return {
    endLine,
    title: titled ? head.mark.marker?.title || plain(head.text) : null,
    titleLines: titled ? [0] : [],
    subtitle: null,
    marker: head.mark.marker?.text ?? null,
    ordinal: head.mark.marker?.value ?? null,
    salutationLine: null,
    closingLine: null,
    speaker: null,
    date: null,
    isoDate: null,
    kind: null,
    confidence: 0.5,
    evidence: [],
    sections: buildSections(lines, titled ? 1 : 0, endLine),
    noise: [],
  };
}
