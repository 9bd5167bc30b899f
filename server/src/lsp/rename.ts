import { LSPErrorCodes, type Position, ResponseError, type WorkspaceEdit } from "vscode-languageserver";
import { say } from "../l10n/translation";
import { fold } from "../reading/fold";
import { speechAt } from "../structure/structure";
import { message } from "../text/message";
import { inLine, type Range } from "../text/position";
import type { ClientFeatures } from "./client";
import type { OpenDump } from "./documents";
import { workspaceEdit } from "./edits";
import { entryAt } from "./tableOfContents";

/** The title at a place, where it can be renamed: in the marker, the title lines or the table of contents. */
export function prepareRename({ dump }: OpenDump, position: Position): Range | null {
  return titlePlaces(dump, position).find(({ start }) => start.line === position.line) ?? null;
}

/** Gives a speech another title wherever the old one stands: marker, title lines and table of contents. */
export function rename(open: OpenDump, position: Position, newName: string, client: ClientFeatures): WorkspaceEdit {
  const title = newName.trim();
  if (title === "" || /[\r\n]/.test(title))
    throw new ResponseError(LSPErrorCodes.RequestFailed, say(message("A title is one line and not empty.")));
  const edits = titlePlaces(open.dump, position).map((range) => ({ range, newText: title }));
  return workspaceEdit(open, edits, client);
}

function titlePlaces({ lines, structure }: OpenDump["dump"], { line }: Position): Range[] {
  const entry = entryAt(structure.toc, line);
  const placement = entry ? entry.speech !== null && structure.speeches[entry.speech] : speechAt(structure, line);
  if (!placement) return [];
  const { line: first, speech, index } = placement;
  if (!entry && line > first + Math.max(0, ...speech.titleLines)) return [];
  const wanted = speech.title ?? placement.listedTitle;
  if (!wanted) return [];
  const candidates = [
    ...structure.toc.filter((candidate) => candidate.speech === index).map((candidate) => candidate.line),
    ...[0, ...speech.titleLines].map((title) => first + title),
  ];
  return [...new Set(candidates)].flatMap((candidate) => {
    const from = fold(lines.at(candidate)!.text).indexOf(fold(wanted));
    return from < 0 ? [] : [inLine(candidate, from, from + wanted.length)];
  });
}
