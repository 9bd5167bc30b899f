import { message } from "../../text/message";
import type { DumpRule } from "../rule";
import { markerFaultAt, markerProblems, markerRenumberings } from "./markers";

/** 第三篇 follows 第三篇. */
export const markerTwice: DumpRule = {
  code: "collection/duplicate",
  severity: "warning",
  summary: message("A marker of the collection stands twice"),
  scope: "dump",
  check: (context) =>
    markerProblems(markerTwice, context, "duplicate", (_, args) =>
      message("“{found}” stands twice in a row; expected “{expected}”", args),
    ),
  fixes(problem, context) {
    const fault = markerFaultAt(context, problem);
    return fault ? markerRenumberings(context, fault) : [];
  },
};
