import { commands, type Disposable, l10n, type TextEditor, window } from "vscode";
import { inform } from "./inform";
import { DUMP } from "./treatment";

/** A command about the dump in the active editor; elsewhere it says what it wants. */
export function dumpCommand<Args extends unknown[]>(
  id: string,
  run: (editor: TextEditor, ...args: Args) => Promise<void>,
): Disposable {
  return commands.registerCommand(id, async (...args: Args) => {
    const editor = window.activeTextEditor;
    if (editor?.document.languageId === DUMP) await run(editor, ...args);
    else inform(l10n.t("Open a speech dump first."));
  });
}
