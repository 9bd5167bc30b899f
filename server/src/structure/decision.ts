import { Cue } from "../reading/cue";
import { plain } from "../reading/fold";
import type { Line } from "../reading/line";
import type { Sequence } from "../text/list";

/**
 * What the user decided for himself; it outweighs all evidence. It is tied to the words at its place, not to a line
 * number, so that it survives edits elsewhere.
 */
export interface Decision {
  /** A speech starts at this line, or does not; or a problem of this code is as the source has it. */
  readonly kind: "boundary" | "no-boundary" | "accept";
  /** The line, and the nearest lines with text above and below it: folded, without pinyin, cut after `ANCHOR` characters. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** The 0-based line where it was made; only chooses between places with the same words. */
  readonly line: number;
  /** The code of the accepted problem. */
  readonly code?: string;
}

/** Characters of a line that tie a decision to it. */
const ANCHOR = 60;

const anchorText = (line: Line | undefined) => (line ? plain(line.text.slice(0, ANCHOR * 4)).slice(0, ANCHOR) : "");

function neighbour(lines: Sequence<Line>, line: number, step: 1 | -1): Line | undefined {
  let i = line + step;
  while (i >= 0 && i < lines.length && lines.at(i)!.mark.cues & Cue.Blank) i += step;
  return i < 0 ? undefined : lines.at(i);
}

/** The words that tie a decision to `line`. */
export function anchorAt(lines: Sequence<Line>, line: number): Pick<Decision, "text" | "before" | "after" | "line"> {
  return {
    text: anchorText(lines.at(line)),
    before: anchorText(neighbour(lines, line, -1)),
    after: anchorText(neighbour(lines, line, 1)),
    line,
  };
}

/**
 * The lines at which decisions hold, each with its decisions. A decision holds at the line with its words whose neighbours
 * agree best, the nearest to where it was made; with neither neighbour it is lost.
 */
export function resolveDecisions(lines: Sequence<Line>, decisions: readonly Decision[]): Map<number, Decision[]> {
  const resolved = new Map<number, Decision[]>();
  if (decisions.length === 0) return resolved;
  const places = new Map<string, number[]>(decisions.map(({ text }) => [text, []]));
  let i = 0;
  for (const line of lines) {
    if (!(line.mark.cues & Cue.Blank)) places.get(anchorText(line))?.push(i);
    i++;
  }
  for (const decision of decisions) {
    let best = -1;
    let bestScore = 0;
    for (const line of places.get(decision.text)!) {
      const { before, after } = anchorAt(lines, line);
      const agreement = Number(before === decision.before) + Number(after === decision.after);
      if (agreement === 0) continue;
      const score = agreement + 1 / (2 + Math.abs(line - decision.line));
      if (score > bestScore) [best, bestScore] = [line, score];
    }
    if (best >= 0) resolved.set(best, [...(resolved.get(best) ?? []), decision]);
  }
  return resolved;
}
