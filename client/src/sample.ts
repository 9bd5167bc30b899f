import { commands, type Disposable, type ExtensionContext, Uri, window, workspace } from "vscode";
import { DUMP } from "./treatment";

/** "Open a Sample Dump": our own little dump, as an unsaved document to try everything on. */
export function sample({ extensionUri }: ExtensionContext): Disposable {
  return commands.registerCommand("speechCorpus.openSample", async () => {
    const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, "media", "sample.txt"));
    const content = new TextDecoder().decode(bytes);
    await window.showTextDocument(await workspace.openTextDocument({ language: DUMP, content }));
  });
}
