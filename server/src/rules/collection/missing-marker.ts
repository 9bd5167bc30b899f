import { fold } from "../../reading/fold";
import { message } from "../../text/message";
import { inLine, type TextEdit } from "../../text/position";
import type { DumpContext, DumpRule, Fix } from "../rule";
import { type MarkerFault, markerFaultAt, markerLike, markerProblems, markerRenumberings } from "./markers";

/** The first marker of the collection is 第二篇：, or 第五篇 follows 第三篇. */
export const missingMarker: DumpRule = {
  code: "collection/missing-marker",
  severity: "warning",
  summary: message("A marker of the collection is missing"),
  scope: "dump",
  check: (context) =>
    markerProblems(missingMarker, context, "missing", ({ alone, previous }, args) =>
      alone
        ? message("Expected “{expected}”, found “{found}”; the next marker goes on from “{expected}”", args)
        : previous
          ? message("Expected “{expected}”, found “{found}”", args)
          : message("The collection starts at “{found}”; expected “{expected}”", args),
    ),
  fixes(problem, context) {
    const fault = markerFaultAt(context, problem);
    return fault ? [...markerRenumberings(context, fault), ...insertion(context, fault)] : [];
  },
};

/** Gives the speeches in between, which have none, the markers that are missing, if there are just as many. */
function insertion(
  { lines, structure }: DumpContext,
  { placement, previous, expected, found, alone }: MarkerFault,
): readonly Fix[] {
  const bare = structure.speeches.slice(previous ? previous.index + 1 : 0, placement.index);
  const leads = fold(lines.at(placement.line)!.text).trimStart().startsWith(fold(placement.speech.marker!));
  if (alone || !leads || bare.length !== found - expected) return [];
  const edits = bare.flatMap(({ line }, i): TextEdit[] => {
    const marker = markerLike(lines, placement, expected + i);
    const eol = lines.at(line)!.eol || lines.at(line - 1)?.eol || "\n";
    return marker ? [{ range: inLine(line, 0, 0), newText: marker + eol }] : [];
  });
  if (edits.length < bare.length) return [];
  const markers = bare.map((_, i) => markerLike(lines, placement, expected + i)).join(" ");
  const title = message("Insert “{markers}” above the text that has no marker", { markers });
  return [{ id: "insert-marker", title, edits, safe: false, preview: edits.length > 1 }];
}
