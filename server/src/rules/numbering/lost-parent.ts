import { message } from "../../text/message";
import type { Fix, SpeechContext, SpeechRule } from "../rule";
import { expectedAndFound, faultAt, faultProblem, fix, insertMarkers } from "./fault";
import { markerLike, runOf, shift } from "./renumber";
import { type Fault, faultsOf, type Series, seriesHolding } from "./series";

/** （一） starts again after （五） and no 二、 came between: the heading above it was lost. */
export const lostParent: SpeechRule = {
  code: "numbering/lost-parent",
  severity: "warning",
  summary: message("A series starts again without a heading above it"),
  scope: "speech",
  check: (context) =>
    faultsOf(context, "lost-parent").map(({ series, fault }) => {
      const parent = lostHeading(context, series);
      const args = { ...expectedAndFound(context.lines, fault), parent: parent ?? "" };
      const say = parent
        ? message(
            "Expected “{expected}”, found “{found}”: the numbers start again, so “{parent}” was lost before it",
            args,
          )
        : message(
            "Expected “{expected}”, found “{found}”: the numbers start again, so the heading above them was lost",
            args,
          );
      return faultProblem(lostParent.code, lostParent.severity, context, fault, say);
    }),
  fixes(problem, context) {
    const found = faultAt(context, "lost-parent", problem);
    return found ? mend(context, found.series, found.fault) : [];
  },
};

function mend(context: SpeechContext, series: Series, { item, expected }: Fault): readonly Fix[] {
  const { lines } = context;
  const inserted =
    series.parent && lostHeading(context, series)
      ? insertMarkers(lines, item, [series.parent.ordinal.value + 1], series.parent)
      : [];
  const edits = shift(lines, runOf(context, series), expected - item.ordinal.value);
  const marker = markerLike(lines, item, expected)?.trimEnd() ?? expected;
  const title = message("Go on counting from the list above: “{marker}”", { marker });
  return edits.length > 0 ? [...inserted, fix("renumber-following", title, edits, false)] : inserted;
}

/** The marker that should stand above the series, where the next heading of its level leaves room for it. */
function lostHeading(context: SpeechContext, { parent }: Series): string | null {
  if (!parent) return null;
  const level = seriesHolding(context, parent);
  const next = level?.items.find(({ line }) => line > parent.line);
  const value = parent.ordinal.value + 1;
  return next?.ordinal.value === value ? null : (markerLike(context.lines, parent, value)?.trimEnd() ?? null);
}
