import { type DocumentHighlight, DocumentHighlightKind, type Position } from "vscode-languageserver";
import { markerRange } from "../rules/numbering/fault";
import { seriesHolding } from "../rules/numbering/series";
import { speechAt } from "../structure/structure";
import { moveRange } from "../text/position";
import type { OpenDump } from "./documents";
import { headingAt } from "./sectionPath";

/** The markers of the series that the heading under the cursor belongs to. */
export function documentHighlights({ dump }: OpenDump, { line, character }: Position): DocumentHighlight[] {
  const placement = speechAt(dump.structure, line);
  const section = placement && headingAt(placement.speech.sections, line - placement.line, character);
  if (!section) return [];
  const context = dump.contextAt(placement);
  const series = seriesHolding(context, section);
  return (series?.items ?? [section]).map((item) => ({
    range: moveRange(markerRange(context.lines, item), placement.line),
    kind: item === section ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
