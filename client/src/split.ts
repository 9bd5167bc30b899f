import { commands, type Disposable, l10n, type Memento, type QuickPickItem, Uri, window } from "vscode";
import {
  type FileNames,
  NAME_FILES,
  type NameFilesParams,
  PLAN_SPLIT,
  type PlannedFile,
  type PlanSplitParams,
  type SplitOptions,
  type SplitPlan,
  type SplitResult,
  WRITE_SPLIT,
  type WriteSplitParams,
} from "../../protocol/fileRequests";
import { chosenFiles, nameOf, pickFile } from "./dumpFiles";
import { inform } from "./inform";
import type { Server } from "./server";
import type { SplitFolder } from "./splitFolder";
import { pickOptions } from "./splitOptions";
import { task } from "./task";
import { mayWrite } from "./trust";

/** What the command does not ask for where it is given. */
interface Answers {
  readonly options?: SplitOptions;
  readonly folder?: Uri;
  /** Indexes of the speeches that get files. */
  readonly speeches?: readonly number[];
}

/**
 * "Split Speeches into Files…" and "Split Dump File…", which takes files of any size from disk.
 * @param memory where the answers are remembered
 */
export function splitting(server: Server, memory: Memento): Disposable[] {
  const id = "speechCorpus.splitIntoFiles";
  return [
    commands.registerCommand(id, async (place?: Uri, selected?: unknown, answers: Answers = {}) => {
      if (!mayWrite()) return;
      const files = await chosenFiles(place, selected);
      if (files.length === 1) await splitOne(server, memory, files[0]!, answers);
      else if (files.length > 1) await splitMany(server, memory, files, answers);
    }),
    commands.registerCommand("speechCorpus.splitFile", async () => {
      const file = mayWrite() && (await pickFile(l10n.t("Split Dump File")));
      if (file) await commands.executeCommand(id, file);
    }),
  ];
}

/** The options, the folder and the speeches, then the files. */
async function splitOne(server: Server, memory: Memento, file: Uri, answers: Answers): Promise<void> {
  const plan = await planOf(server, file);
  if (!plan) return;
  if (plan.speeches.length === 0) return inform(l10n.t("No speech was found in this file."));
  const options = answers.options ?? (await pickOptions((template) => namesOf(server, file, plan, template), memory));
  const folder = options && (answers.folder ?? (await pickFolder(file)));
  const speeches = folder && (answers.speeches ?? (await pickSpeeches(server, file, plan, options)));
  if (!speeches || speeches.length === 0) return;
  const result = await write(server, file, plan, folder, speeches, options);
  if (result) void report(folder, result.files.length, [{ folder, manifest: result.manifest }]);
}

/** The options and the folder, then all speeches of each file to a folder of its own in it. */
async function splitMany(server: Server, memory: Memento, files: readonly Uri[], answers: Answers): Promise<void> {
  const example = await planOf(server, files[0]!);
  if (!example) return;
  const options =
    answers.options ?? (await pickOptions((template) => namesOf(server, files[0]!, example, template), memory));
  const folder = options && (answers.folder ?? (await browse(files[0]!)));
  if (!folder) return;
  const splits: SplitFolder[] = [];
  let speeches = 0;
  for (const [file, own] of foldersOf(files, folder)) {
    const plan = await planOf(server, file);
    if (!plan) break;
    if (plan.speeches.length === 0) continue;
    const all = plan.speeches.map(({ index }) => index);
    const result = await write(server, file, plan, own, all, options);
    if (!result) break;
    speeches += result.files.length;
    splits.push({ folder: own, manifest: result.manifest });
  }
  if (splits.length > 0) void report(folder, speeches, splits);
  else inform(l10n.t("No speech was found in these files."));
}

function foldersOf(files: readonly Uri[], folder: Uri): [Uri, Uri][] {
  const uses = new Map<string, number>();
  return files.map((file) => {
    const stem = stemOf(file);
    const n = (uses.get(stem) ?? 0) + 1;
    uses.set(stem, n);
    return [file, Uri.joinPath(folder, n === 1 ? stem : `${stem} (${n})`)];
  });
}

function stemOf(file: Uri): string {
  return nameOf(file).replace(/\.[^.]*$/, "");
}

function planOf(server: Server, file: Uri): Thenable<SplitPlan | undefined> {
  const params: PlanSplitParams = { uri: file.toString() };
  return task<SplitPlan>(server, l10n.t("Looking for speeches in {0}…", nameOf(file)), PLAN_SPLIT, params);
}

function namesOf(server: Server, file: Uri, { sha256 }: SplitPlan, template: string): Promise<FileNames> {
  const params: NameFilesParams = { uri: file.toString(), sha256, template };
  return server.request<FileNames>(NAME_FILES, params);
}

/** A new folder beside the file, named after it, unless the user wants another. */
async function pickFolder(file: Uri): Promise<Uri | undefined> {
  const stem = stemOf(file);
  const own = Uri.joinPath(file, "..", stem);
  const items = [
    { label: l10n.t("Folder “{0}” beside the dump", stem), detail: own.fsPath, folder: own },
    { label: l10n.t("Another folder…") },
  ];
  const title = l10n.t("Folder for the Speeches");
  const picked = await window.showQuickPick<QuickPickItem & { readonly folder?: Uri }>(items, { title });
  return picked && (picked.folder ?? (await browse(file)));
}

async function browse(file: Uri): Promise<Uri | undefined> {
  const folders = await window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    defaultUri: Uri.joinPath(file, ".."),
    title: l10n.t("Folder for the Speeches"),
    openLabel: l10n.t("Split into This Folder"),
  });
  return folders?.[0];
}

async function pickSpeeches(
  server: Server,
  file: Uri,
  plan: SplitPlan,
  { template }: SplitOptions,
): Promise<number[] | undefined> {
  const named = template === undefined ? undefined : await namesOf(server, file, plan, template);
  const items = plan.speeches.map((speech, i) => ({
    ...item(speech, named?.names[i] ?? speech.fileName),
    index: speech.index,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    matchOnDescription: true,
    title: `${l10n.t("Split Speeches into Files")} · ${plan.encoding.toUpperCase()}`,
    placeHolder: l10n.t("Speeches that get a file each; all else goes to rest.txt"),
  });
  return picked?.map(({ index }) => index);
}

function item({ label, line, endLine, warnings }: PlannedFile, fileName: string): QuickPickItem {
  const names = {
    untitled: l10n.t("untitled"),
    duplicate: l10n.t("copy of an earlier speech"),
    uncertain: l10n.t("uncertain boundary"),
  };
  const lines = l10n.t("lines {0}–{1}", line + 1, endLine + 1);
  const detail = [lines, ...warnings.map((warning) => `$(warning) ${names[warning]}`)].join(" · ");
  return { label, description: fileName, detail, picked: true };
}

function write(
  server: Server,
  file: Uri,
  { sha256 }: SplitPlan,
  folder: Uri,
  speeches: readonly number[],
  options: SplitOptions,
): Thenable<SplitResult | undefined> {
  const params: WriteSplitParams = { uri: file.toString(), sha256, folder: folder.fsPath, speeches, options };
  return task<SplitResult>(server, l10n.t("Splitting speeches into files…"), WRITE_SPLIT, params);
}

async function report(folder: Uri, speeches: number, splits: readonly SplitFolder[]): Promise<void> {
  const [open, undo] = [l10n.t("Open Folder"), l10n.t("Undo Split")];
  const done = l10n.t("{0} speeches were written to {1}.", speeches, folder.fsPath);
  const answer = await window.showInformationMessage(done, open, undo);
  if (answer === open) await commands.executeCommand("vscode.openFolder", folder, { forceNewWindow: true });
  if (answer === undo)
    for (const { folder, manifest } of splits)
      await commands.executeCommand("speechCorpus.undoSplit", Uri.joinPath(folder, manifest), undefined, {
        sure: true,
      });
}
