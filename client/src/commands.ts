import { commands, type Disposable, l10n, type TextEditor, window } from "vscode";
import { DUMP } from "./treatment";

/** A command about the dump in the active editor; elsewhere it says what it wants. */
export function dumpCommand(id: string, run: (editor: TextEditor) => Promise<void>): Disposable {
  return commands.registerCommand(id, async () => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId === DUMP) await run(editor);
    else void window.showInformationMessage(l10n.t("Open a speech dump first."));
  });
}
