import { type Disposable, l10n, type QuickPickItem, window } from "vscode";
import type { SpeechSummary } from "../../protocol/requests";
import type { ActiveDump } from "./activeDump";
import { dumpCommand } from "./commands";
import { goTo } from "./navigation";
import { total } from "./speechNodes";
import { problemsText } from "./statusBar";

/** "Go to Speech…": the speeches as a list to search in. */
export function speechList(dump: ActiveDump): Disposable {
  return dumpCommand("speechCorpus.showSpeeches", async (editor) => {
    const at = dump.speechAt(editor.selection.active.line);
    const items = dump.speeches.map((speech) => ({ ...item(speech, speech === at), speech }));
    const picked = await window.showQuickPick(items, { placeHolder: l10n.t("Go to a speech"), matchOnDetail: true });
    goTo(editor, picked?.speech);
  });
}

function item({ index, label, date, speaker, length, problems }: SpeechSummary, current: boolean): QuickPickItem {
  const facts = [date, speaker, l10n.t("{0} characters", length), problemsText(total(problems))];
  return {
    label: `${current ? "$(arrow-right) " : ""}${index + 1}. ${label}`,
    detail: facts.filter((fact) => fact !== null).join(" · "),
  };
}
