import {
  commands,
  type Disposable,
  l10n,
  ProgressLocation,
  type QuickPickItem,
  type TextDocument,
  Uri,
  window,
} from "vscode";
import {
  PLAN_SPLIT,
  type PlannedFile,
  type SplitPlan,
  type SplitResult,
  UNDO_SPLIT,
  type UndoSplitParams,
  WRITE_SPLIT,
  type WriteSplitParams,
} from "../../protocol/requests";
import { dumpCommand } from "./commands";
import { inform } from "./inform";
import type { Server } from "./server";
import { mayWrite } from "./trust";

/** What the command does not ask for where it is given. */
interface Answers {
  readonly folder?: Uri;
  /** Indexes of the speeches that get files. */
  readonly speeches?: readonly number[];
}

/** "Split Speeches into Files…": the folder, then the speeches, then the files. */
export function splitIntoFiles(server: Server): Disposable {
  return dumpCommand("speechCorpus.splitIntoFiles", async ({ document }, answers: Answers = {}) => {
    if (!mayWrite() || !(await isOnDisk(document))) return;
    const uri = document.uri.toString();
    const plan = await server.request<SplitPlan>(PLAN_SPLIT, { uri });
    if (plan.speeches.length === 0) {
      inform(l10n.t("No speech was found in this file."));
      return;
    }
    const folder = answers.folder ?? (await pickFolder(document));
    const speeches = folder && (answers.speeches ?? (await pickSpeeches(plan)));
    if (!folder || !speeches || speeches.length === 0) return;
    const result = await write(server, { uri, sha256: plan.sha256, folder: folder.fsPath, speeches });
    if (result) void report(server, folder, result);
  });
}

/** The file is split as it is on disk, so the editor's changes go there first. */
async function isOnDisk(document: TextDocument): Promise<boolean> {
  if (document.uri.scheme === "file" && (!document.isDirty || (await document.save()))) return true;
  void window.showWarningMessage(l10n.t("Save the file first; it is split as it is on disk."));
  return false;
}

async function pickFolder({ uri }: TextDocument): Promise<Uri | undefined> {
  const folders = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: Uri.joinPath(uri, ".."),
    title: l10n.t("Folder for the Speeches"),
    openLabel: l10n.t("Split into This Folder"),
  });
  return folders?.[0];
}

async function pickSpeeches({ speeches }: SplitPlan): Promise<number[] | undefined> {
  const items = speeches.map((speech) => ({ ...item(speech), index: speech.index }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title: l10n.t("Split Speeches into Files"),
    placeHolder: l10n.t("Speeches that get a file each; all else goes to rest.txt"),
  });
  return picked?.map(({ index }) => index);
}

function item({ label, fileName, line, endLine, warnings }: PlannedFile): QuickPickItem {
  const names = {
    untitled: l10n.t("untitled"),
    duplicate: l10n.t("copy of an earlier speech"),
    uncertain: l10n.t("uncertain boundary"),
  };
  const lines = l10n.t("lines {0}–{1}", line + 1, endLine + 1);
  const detail = [lines, ...warnings.map((warning) => `$(warning) ${names[warning]}`)].join(" · ");
  return { label, description: fileName, detail, picked: true };
}

function write(server: Server, params: WriteSplitParams): Thenable<SplitResult | undefined> {
  const options = {
    location: ProgressLocation.Notification,
    title: l10n.t("Splitting speeches into files…"),
    cancellable: true,
  };
  return window.withProgress(options, async (_progress, token) => {
    try {
      return await (await server.client()).sendRequest<SplitResult>(WRITE_SPLIT, params, token);
    } catch (error) {
      if (!token.isCancellationRequested) void window.showErrorMessage((error as Error).message);
      return undefined;
    }
  });
}

async function report(server: Server, folder: Uri, { files, manifest }: SplitResult): Promise<void> {
  const open = l10n.t("Open Folder");
  const undo = l10n.t("Undo");
  const done = l10n.t("{0} speeches were written to {1}.", files.length, folder.fsPath);
  const answer = await window.showInformationMessage(done, open, undo);
  if (answer === open) await commands.executeCommand("vscode.openFolder", folder, { forceNewWindow: true });
  if (answer !== undo) return;
  const params: UndoSplitParams = { folder: folder.fsPath, manifest };
  await server.request(UNDO_SPLIT, params).catch((error: Error) => window.showErrorMessage(error.message));
}
