import type { MarkedPlace, PlacesParams } from "../../../protocol/requests";
import type { Dump } from "../dump";
import { say } from "../l10n/translation";
import { rules } from "../rules/index";
import type { PlacedProblem } from "../rules/rule";
import type { OpenDump } from "./documents";

/** Problems of these rules stand for many places of one kind: 312 pinyin annotations are one problem of their speech. */
const COUNTING = new Map(
  rules.flatMap((rule) => (rule.scope === "text" && rule.places ? [[rule.code, rule.summary] as const] : [])),
);

/** The places between two lines of the problems that count many, so that the text can show each. */
export function markedPlaces({ dump }: OpenDump, { from, to }: Omit<PlacesParams, "uri">): MarkedPlace[] {
  return dump.problems
    .filter(({ code }) => COUNTING.has(code))
    .filter((problem) => mayReach(problem, dump, from, to))
    .flatMap((problem) => {
      const title = say(COUNTING.get(problem.code)!);
      return dump
        .places(problem)
        .filter(({ start, end }) => start.line <= to && end.line >= from)
        .map(({ start, end }) => ({ start, end, title }));
    });
}

/** Whether the speech that a problem is about, or the gap between two, comes near the lines. */
function mayReach({ placement, range }: PlacedProblem, { structure }: Dump, from: number, to: number): boolean {
  if (placement) return placement.line <= to && placement.line + placement.speech.endLine >= from;
  const next = structure.speeches.find(({ line }) => line > range.start.line);
  return range.start.line <= to && (next?.line ?? Number.POSITIVE_INFINITY) > from;
}
