import { message } from "../../text/message";
import { inLine } from "../../text/position";
import type { Problem, SpeechContext, SpeechRule } from "../rule";
import { expectedAndFound, faultAt, faultProblem, insertMarkers, renumberings } from "./fault";
import { type Fault, faultsOf } from "./series";

/** （二） is followed by （五）: headings between them were lost, or this one is misnumbered. */
export const gap: SpeechRule = {
  code: "numbering/gap",
  severity: "warning",
  summary: message("A number of a series is left out"),
  scope: "speech",
  check: (context) => faultsOf(context, "gap").map(({ fault }) => problem(context, fault)),
  fixes(problem, context) {
    const found = faultAt(context, "gap", problem);
    if (!found) return [];
    const { series, fault } = found;
    const missing = fault.alone ? [] : numbers(fault.expected, fault.item.ordinal.value);
    return [...renumberings(context, series, fault), ...insertMarkers(context.lines, fault.item, missing)];
  },
};

function problem(context: SpeechContext, fault: Fault): Problem {
  const args = expectedAndFound(context.lines, fault);
  const torn = fault.alone ? null : junkBetween(context, fault);
  const base = faultProblem(
    gap.code,
    gap.severity,
    context,
    fault,
    fault.alone
      ? message("Expected “{expected}”, found “{found}”; the next heading goes on from “{expected}”", args)
      : torn
        ? message("Expected “{expected}”, found “{found}”; text was torn out in between", args)
        : message("Expected “{expected}”, found “{found}”", args),
  );
  return torn ? { ...base, related: [...base.related, torn] } : base;
}

/** Junk between the two siblings is what the lost heading gave way to. */
function junkBetween({ speech, lines }: SpeechContext, { item, against }: Fault): Problem["related"][number] | null {
  const noise = speech.noise.find(
    ({ line, part }) => part === null && line < item.line && line > (against?.line ?? item.line),
  );
  if (!noise) return null;
  const range = inLine(noise.line, 0, lines[noise.line]!.text.length);
  return { range, message: message("Text was torn out here") };
}

function numbers(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
