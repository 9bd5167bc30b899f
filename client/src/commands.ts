import {
  commands,
  type Disposable,
  l10n,
  TabInputText,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import { inform } from "./inform";
import { DUMP } from "./treatment";

/** A command about the dump in the active editor; elsewhere it says what it wants. */
export function dumpCommand<Args extends unknown[]>(
  id: string,
  run: (editor: TextEditor, ...args: Args) => Promise<void>,
): Disposable {
  return commands.registerCommand(id, async (...args: Args) => {
    const editor = await dumpEditor();
    if (editor) await run(editor, ...args);
    else inform(l10n.t("Open a speech dump first."));
  });
}

/** Whether a tab shows `document`, be it in front or behind others. */
export function isOpen({ uri }: TextDocument): boolean {
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.some(({ input }) => input instanceof TabInputText && input.uri.toString() === uri.toString());
}

/** The active editor if it shows a dump. Where a page such as the walkthrough is in front, the dump behind it is meant. */
export async function dumpEditor(): Promise<TextEditor | undefined> {
  const editor = window.activeTextEditor;
  if (editor) return editor.document.languageId === DUMP ? editor : undefined;
  const document = workspace.textDocuments.find((open) => open.languageId === DUMP && isOpen(open));
  return document && window.showTextDocument(document);
}
