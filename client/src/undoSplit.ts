import { commands, type Disposable, l10n, type Uri, window } from "vscode";
import { UNDO_SPLIT, type UndoSplitParams } from "../../protocol/fileRequests";
import { nameOf } from "./dumpFiles";
import { inform } from "./inform";
import type { Server } from "./server";
import { pickSplitFolder } from "./splitFolder";
import { task } from "./task";
import { mayWrite } from "./trust";

/** What the command does not ask for where it is given. */
interface Answers {
  readonly sure?: boolean;
}

/** "Undo Split…": removes the files that a split has written, unless a speech was edited since. */
export function undoingSplits(server: Server): Disposable {
  return commands.registerCommand(
    "speechCorpus.undoSplit",
    async (place?: Uri, _selected?: unknown, { sure = false }: Answers = {}) => {
      if (!mayWrite()) return;
      const split = await pickSplitFolder(place, l10n.t("Undo Split"));
      if (!split || !(sure || (await confirm(split.folder)))) return;
      const params: UndoSplitParams = { folder: split.folder.fsPath, manifest: split.manifest };
      const undone = await task<null>(server, l10n.t("Undoing the split…"), UNDO_SPLIT, params);
      if (undone === null) inform(l10n.t("The split into {0} was undone.", nameOf(split.folder)));
    },
  );
}

async function confirm(folder: Uri): Promise<boolean> {
  const remove = l10n.t("Remove Files");
  const question = l10n.t("Remove the files of the split in {0}?", nameOf(folder));
  const detail = l10n.t("The dump that was split must still be there, for its speeches stand nowhere else then.");
  return (await window.showWarningMessage(question, { modal: true, detail }, remove)) === remove;
}
