import { message } from "../../text/message";
import type { DumpRule } from "../rule";
import { markerFaultAt, markerProblems, markerRenumberings } from "./markers";

/** After 篇十八 the markers of the collection start again at 篇一. */
export const markersBackwards: DumpRule = {
  code: "collection/backwards",
  severity: "warning",
  summary: message("A marker of the collection is smaller than the one before it"),
  scope: "dump",
  check: (context) =>
    markerProblems(markersBackwards, context, "backwards", ({ found }, args) =>
      found === 1
        ? message("The markers start again at “{found}”; expected “{expected}”", args)
        : message("The markers go backwards: expected “{expected}”, found “{found}”", args),
    ),
  fixes(problem, context) {
    const fault = markerFaultAt(context, problem);
    return fault ? markerRenumberings(context, fault) : [];
  },
};
