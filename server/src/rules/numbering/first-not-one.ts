import { message } from "../../text/message";
import type { SpeechContext, SpeechRule } from "../rule";
import { expectedAndFound, faultAt, faultProblem, insertMarkers, renumberings } from "./fault";
import { type Fault, faultsOf, type Series } from "./series";

/** A series begins with 二、. */
export const firstNotOne: SpeechRule = {
  code: "numbering/first-not-one",
  severity: "warning",
  summary: message("A series does not start at one"),
  scope: "speech",
  check: (context) =>
    faultsOf(context, "first-not-one").map(({ series, fault }) => {
      const args = expectedAndFound(context.lines, fault);
      return startsTorn(context, series, fault)
        ? faultProblem(
            firstNotOne.code,
            "information",
            context,
            fault,
            message("The series starts at “{found}”: the head of this speech is lost", args),
          )
        : faultProblem(
            firstNotOne.code,
            firstNotOne.severity,
            context,
            fault,
            message("The series starts at “{found}”; expected “{expected}”", args),
          );
    }),
  fixes(problem, context) {
    const found = faultAt(context, "first-not-one", problem);
    if (!found) return [];
    const { series, fault } = found;
    const count = fault.alone ? 0 : fault.item.ordinal.value - fault.expected;
    const missing = Array.from({ length: count }, (_, i) => fault.expected + i);
    return [...renumberings(context, series, fault), ...insertMarkers(context.lines, fault.item, missing)];
  },
};

/** The speech greets nobody and comes at once to a later heading: a copy whose beginning was cut off. */
function startsTorn({ speech, lines }: SpeechContext, { items }: Series, { item, alone }: Fault): boolean {
  if (alone || item !== items[0] || speech.salutationLine !== null) return false;
  const head = Math.max(-1, ...speech.titleLines) + 1;
  let before = 0;
  for (let line = head; line < item.line; line++) if (lines[line]!.text.trim() !== "") before++;
  return before <= 1 || speech.sections[0] === item;
}
