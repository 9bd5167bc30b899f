import { type Disposable, l10n, StatusBarAlignment, window } from "vscode";
import type { ActiveDump } from "./activeDump";
import { total } from "./speechNodes";

/** "Speech 3/19 · 12 problems · GB18030" while a dump is shown; a click lists the speeches. */
export function statusBar(dump: ActiveDump): Disposable[] {
  const item = window.createStatusBarItem("speechCorpus.status", StatusBarAlignment.Left, 0);
  item.name = l10n.t("Speech Corpus");
  item.command = "speechCorpus.showSpeeches";
  item.tooltip = l10n.t("Go to a speech");
  const update = () => {
    const { document, speeches, editor } = dump;
    if (!document || speeches.length === 0) return item.hide();
    const at = dump.speechAt(editor?.selection.active.line ?? 0);
    const position = l10n.t("Speech {0}/{1}", at ? at.index + 1 : "–", speeches.length);
    const problems = speeches.reduce((sum, speech) => sum + total(speech.problems), 0);
    item.text = [`$(comment-discussion) ${position}`, problemsText(problems), encodingOf(document)]
      .filter((part) => part !== "")
      .join(" · ");
    item.accessibilityInformation = { label: item.text.replace(/^\S+ /, "") };
    item.show();
  };
  return [
    item,
    dump.onDidChange(update),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document === dump.document) update();
    }),
  ];
}

export function problemsText(count: number): string {
  if (count === 0) return l10n.t("no problems");
  return count === 1 ? l10n.t("1 problem") : l10n.t("{0} problems", count);
}

/** The encoding that the editor read the file in, where it tells (VS Code 1.100) and it is not the usual one. */
function encodingOf(document: object): string {
  const encoding = "encoding" in document ? String(document.encoding) : "utf8";
  return encoding === "utf8" ? "" : encoding.toUpperCase();
}
