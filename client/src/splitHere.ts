import { type Disposable, Position, SnippetString } from "vscode";
import { type BoundarySnippet, SPLIT_HERE, type SplitHereParams } from "../../protocol/requests";
import { dumpCommand } from "./commands";
import type { Server } from "./server";

/** "Split Speech Here": a boundary marker at the cursor, with its title selected to be typed over. */
export function splitHere(server: Server): Disposable {
  return dumpCommand("speechCorpus.splitHere", async (editor) => {
    const { line, character } = editor.selection.active;
    const params: SplitHereParams = { uri: editor.document.uri.toString(), position: { line, character } };
    const boundary = await server.request<BoundarySnippet | null>(SPLIT_HERE, params);
    if (!boundary) return;
    const at = new Position(boundary.position.line, boundary.position.character);
    await editor.insertSnippet(new SnippetString(boundary.snippet), at);
  });
}
