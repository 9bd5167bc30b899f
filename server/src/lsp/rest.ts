import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { CreateFile, TextDocumentEdit } from "vscode-languageserver";
import type { Dump } from "../dump";
import type { Range, TextEdit } from "../text/position";
import type { ClientFeatures } from "./client";

/** The id of fixes whose text is kept: it goes to a file beside the dump. */
export const MOVE_TO_REST = "move-to-rest";

/** The rest of the dump `uri`: speeches.txt → speeches.rest.txt. */
export function restOf(uri: string): string {
  return uri.replace(/(\.[^./]*)?$/, ".rest$1");
}

/** Only a file has something beside it, and not every editor creates files. */
export function canMoveToRest(uri: string, { createsFiles }: ClientFeatures): boolean {
  return createsFiles && uri.startsWith("file:");
}

/**
 * The changes that append what `edits` remove from the file `uri` to its rest. They come before the removal and wait for no
 * consent of their own: where the user agrees to the removal alone, or the rest cannot be created, no text is lost.
 */
export function moveToRest(uri: string, dump: Dump, edits: readonly TextEdit[]): (CreateFile | TextDocumentEdit)[] {
  const rest = restOf(uri);
  const removed = edits
    .map(({ range }) => textIn(dump, range))
    .map((text) => (text.endsWith("\n") ? text : `${text}\n`));
  const end = { line: linesOf(rest), character: 0 };
  return [
    { kind: "create", uri: rest, options: { ignoreIfExists: true } },
    {
      textDocument: { uri: rest, version: null },
      edits: [{ range: { start: end, end }, newText: removed.join("") }],
    },
  ];
}

/** The line after the last one of a file that ends with a line break. */
function linesOf(uri: string): number {
  const path = fileURLToPath(uri);
  return existsSync(path) ? readFileSync(path, "utf8").split(/\r\n|\r|\n/).length - 1 : 0;
}

function textIn({ lines }: Dump, { start, end }: Range): string {
  if (start.line === end.line) return lines.at(start.line)!.text.slice(start.character, end.character);
  const first = lines.at(start.line)!;
  const between = lines.slice(start.line + 1, end.line).map(({ text, eol }) => text + eol);
  const last = lines.at(end.line)?.text.slice(0, end.character) ?? "";
  return first.text.slice(start.character) + first.eol + between.join("") + last;
}
