import {
  commands,
  type Disposable,
  l10n,
  StatusBarAlignment,
  type StatusBarItem,
  type Tab,
  TabInputTextDiff,
  type TextDocument,
  ThemeColor,
  type Uri,
  window,
} from "vscode";
import type { VirtualTexts } from "./virtualTexts";

/** Shows what a command would do as a diff, and waits for the user's word. */
export class Preview implements Disposable {
  private readonly command: Disposable;
  private answer: ((yes: boolean) => void) | undefined;

  constructor(private readonly texts: VirtualTexts) {
    this.command = commands.registerCommand("speechCorpus.applyPreview", () => this.answer?.(true));
  }

  dispose(): void {
    this.answer?.(false);
    this.command.dispose();
  }

  /** Whether the user wants `document` to become `text`: by the notification, by the button over the diff, or not by closing it. */
  async confirm(document: TextDocument, text: string, question: string): Promise<boolean> {
    this.answer?.(false);
    const name = document.fileName.replace(/^.*[/\\]/, "");
    const after = this.texts.hold(name, text);
    await commands.executeCommand("vscode.diff", document.uri, after, l10n.t("{0}: preview of the changes", name));
    const yes = await this.ask(after, question);
    await window.tabGroups.close(diffTabs(after));
    await window.showTextDocument(document);
    return yes;
  }

  private ask(after: Uri, question: string): Promise<boolean> {
    const previewing = (on: boolean) => commands.executeCommand("setContext", "speechCorpus.previewing", on);
    void previewing(true);
    const item = reminder(question);
    return new Promise((resolve) => {
      const answer = (yes: boolean) => {
        // The notification outlives the diff; what is asked there is asked once.
        if (this.answer !== answer) return;
        this.answer = undefined;
        closed.dispose();
        item.dispose();
        void previewing(false);
        resolve(yes);
      };
      const closed = window.tabGroups.onDidChangeTabs(({ closed: tabs }) => {
        if (tabs.some(({ input }) => isDiffOf(input, after))) answer(false);
      });
      this.answer = answer;
      const apply = l10n.t("Apply");
      void window.showInformationMessage(question, apply).then((picked) => {
        if (picked === apply) answer(true);
      });
      // It may have been closed before anyone listened.
      if (diffTabs(after).length === 0) answer(false);
    });
  }
}

/** The notification goes away by itself; this stays for as long as the question. */
function reminder(question: string): StatusBarItem {
  const item = window.createStatusBarItem("speechCorpus.preview", StatusBarAlignment.Left, 1);
  item.name = l10n.t("Speech Corpus: preview");
  item.text = `$(check) ${l10n.t("Apply These Changes")}`;
  item.tooltip = question;
  item.command = "speechCorpus.applyPreview";
  item.backgroundColor = new ThemeColor("statusBarItem.warningBackground");
  item.show();
  return item;
}

function diffTabs(after: Uri): Tab[] {
  return window.tabGroups.all.flatMap((group) => group.tabs).filter(({ input }) => isDiffOf(input, after));
}

function isDiffOf(input: unknown, after: Uri): boolean {
  return input instanceof TabInputTextDiff && input.modified.toString() === after.toString();
}
