import { type CompletionItem, CompletionItemKind, type Position } from "vscode-languageserver";
import { say } from "../l10n/translation";
import { markerLike } from "../rules/numbering/renumber";
import { seriesHolding } from "../rules/numbering/series";
import { speechAt } from "../structure/structure";
import { message } from "../text/message";
import { inLine } from "../text/position";
import type { OpenDump } from "./documents";
import { sectionPath } from "./sectionPath";

/** On an empty line: the marker that would come next in each series around it, innermost first, in its style. */
export function completions({ dump }: OpenDump, { line, character }: Position): CompletionItem[] {
  const { lines, structure } = dump;
  if (lines.at(line)!.text.slice(0, character).trim() !== "") return [];
  let above = line - 1;
  while (above >= 0 && lines.at(above)!.text.trim() === "") above--;
  const placement = speechAt(structure, above);
  if (!placement) return [];
  const context = dump.contextAt(placement);
  const path = sectionPath(placement.speech.sections, above - placement.line);
  return path.reverse().flatMap((section, i) => {
    const series = seriesHolding(context, section);
    const label = series && markerLike(context.lines, section, section.ordinal.value + 1);
    if (!label) return [];
    return [
      {
        label,
        detail: say(message("next in this series")),
        kind: CompletionItemKind.Text,
        sortText: String(i),
        textEdit: { range: inLine(line, character, character), newText: label },
      },
    ];
  });
}
