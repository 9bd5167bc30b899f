import { message } from "../../text/message";
import type { SpeechRule } from "../rule";
import { expectedAndFound, faultAt, faultProblem, renumberings } from "./fault";
import { faultsOf } from "./series";

/** （二） is followed by （二）. */
export const duplicate: SpeechRule = {
  code: "numbering/duplicate",
  severity: "warning",
  summary: message("A number of a series stands twice"),
  scope: "speech",
  check: (context) =>
    faultsOf(context, "duplicate").map(({ fault }) => {
      const say = message(
        "“{found}” stands twice in a row; expected “{expected}”",
        expectedAndFound(context.lines, fault),
      );
      return faultProblem(duplicate.code, duplicate.severity, context, fault, say);
    }),
  fixes(problem, context) {
    const found = faultAt(context, "duplicate", problem);
    return found ? renumberings(context, found.series, found.fault) : [];
  },
};
