import { message } from "../../text/message";
import type { SpeechRule } from "../rule";
import { expectedAndFound, faultAt, faultProblem, renumberings } from "./fault";
import { faultsOf } from "./series";

/** （四） is followed by （三）, or the headings of the top level start again at 一、. */
export const backwards: SpeechRule = {
  code: "numbering/backwards",
  severity: "warning",
  summary: message("A number of a series is smaller than the one before it"),
  scope: "speech",
  check: (context) =>
    faultsOf(context, "backwards").map(({ fault }) => {
      const say = message(
        "The numbers go backwards: expected “{expected}”, found “{found}”",
        expectedAndFound(context.lines, fault),
      );
      return faultProblem(backwards.code, backwards.severity, context, fault, say);
    }),
  fixes(problem, context) {
    const found = faultAt(context, "backwards", problem);
    return found ? renumberings(context, found.series, found.fault) : [];
  },
};
