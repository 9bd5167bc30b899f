import { commands, type Disposable, l10n, Uri, window } from "vscode";
import { JOIN, type JoinParams, type JoinResult } from "../../protocol/fileRequests";
import { nameOf } from "./dumpFiles";
import type { Server } from "./server";
import { pickSplitFolder, type SplitFolder } from "./splitFolder";
import { task } from "./task";
import { mayWrite } from "./trust";

/** What the command does not ask for where it is given. */
interface Answers {
  readonly out?: Uri;
}

/** "Join Split Folder…": the dump that a folder was split from, as a new file. */
export function joining(server: Server): Disposable {
  return commands.registerCommand(
    "speechCorpus.joinFolder",
    async (place?: Uri, _selected?: unknown, answers: Answers = {}) => {
      if (!mayWrite()) return;
      const split = await pickSplitFolder(place, l10n.t("Join Split Folder"));
      const out = split && (answers.out ?? (await pickFile(split)));
      if (!out) return;
      const params: JoinParams = { folder: split.folder.fsPath, manifest: split.manifest, out: out.fsPath };
      const result = await task<JoinResult>(server, l10n.t("Joining {0}…", nameOf(split.folder)), JOIN, params);
      if (result) void report(out, result);
    },
  );
}

function pickFile({ folder }: SplitFolder): Thenable<Uri | undefined> {
  return window.showSaveDialog({
    title: l10n.t("New File for the Joined Dump"),
    saveLabel: l10n.t("Join"),
    defaultUri: Uri.joinPath(folder, "..", `${nameOf(folder)}-joined.txt`),
  });
}

async function report(out: Uri, { changed }: JoinResult): Promise<void> {
  const name = nameOf(out);
  const done =
    changed.length === 0
      ? l10n.t("{0} was written, byte for byte as it was before the split.", name)
      : l10n.t("{0} was written, with {1} changed speeches in their places.", name, changed.length);
  const open = l10n.t("Open File");
  if ((await window.showInformationMessage(done, open)) === open) await commands.executeCommand("vscode.open", out);
}
