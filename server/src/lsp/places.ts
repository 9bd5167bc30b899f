import type { MarkedPlace, PlacesParams } from "../../../protocol/requests";
import { say } from "../l10n/translation";
import { rules } from "../rules/index";
import type { OpenDump } from "./documents";

/** Problems of these rules stand for many places of one kind: 312 pinyin annotations are one problem of their speech. */
const COUNTING = new Map(
  rules.flatMap((rule) => (rule.scope === "text" && rule.places ? [[rule.code, rule.summary] as const] : [])),
);

/** The places between two lines of the problems that count many, so that the text can show each. */
export function markedPlaces({ dump }: OpenDump, { from, to }: Omit<PlacesParams, "uri">): MarkedPlace[] {
  return dump
    .problemsNear(from, to)
    .filter(({ code }) => COUNTING.has(code))
    .flatMap((problem) => {
      const title = say(COUNTING.get(problem.code)!);
      return dump
        .places(problem)
        .filter(({ start, end }) => start.line <= to && end.line >= from)
        .map(({ start, end }) => ({ start, end, title }));
    });
}
