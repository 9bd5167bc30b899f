import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import * as vscode from "vscode";
import { tryVariable } from "../report";
import { repository } from "../repository";

/** A file in the window's folder. */
export function inRoot(name: string): vscode.Uri {
  return vscode.Uri.joinPath(vscode.workspace.workspaceFolders![0]!.uri, name);
}

/** A file in a folder that this try of this test has for itself: nothing is known of it from before. */
export function inFolder(name: string): vscode.Uri {
  return inRoot(`${process.env[tryVariable]}/${name}`);
}

/** Two speeches at lines 0 and 6; the second number of the first one is wrong. */
export const TWO_SPEECHES = `第一篇：在春耕会上的讲话
同志们：
一、水要蓄。
三、种要选。
谢谢大家！

第二篇：在夏收会上的讲话
同志们：
麦子黄了。
谢谢大家！
`;

/** Writes `text` to a file of this try and shows it. */
export async function show(name: string, text: string): Promise<vscode.TextEditor> {
  const uri = inFolder(name);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
}

/** Waits until `probe` answers with something; fails with `what` after a minute, as a busy machine may need. */
export async function until<T>(
  what: string,
  probe: () => T | undefined | false | PromiseLike<T | undefined | false>,
): Promise<T> {
  for (const end = Date.now() + 60_000; Date.now() < end; ) {
    const answer = await probe();
    if (answer) return answer;
    await sleep(50);
  }
  assert.fail(`waited in vain for ${what}`);
}

/** Waits until `look` sees `expected`; fails with what it saw last. */
export async function untilSeen<T>(expected: T, look: () => T | PromiseLike<T>): Promise<void> {
  let seen: T | undefined;
  const same = async () => {
    seen = await look();
    return isDeepStrictEqual(seen, expected);
  };
  await until("what is expected", same).catch(() => assert.deepEqual(seen, expected));
}

const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(join(repository, "package.nls.json"), "utf8"));

/** A string of package.json in English, be it `%its.key%` or itself. */
export function inEnglish(text: string): string {
  return text.replace(/^%(.*)%$/, (_, key) => words[key]!);
}

/** What one of our commands is called in English. */
export function titleOf(command: string): string {
  return inEnglish(`%command.${command.replace("speechCorpus.", "")}%`);
}

/** Waits until the document shown in `editor` has the language `id`. */
export async function untilLanguage(editor: vscode.TextEditor, id: string): Promise<void> {
  await until(`language ${id}`, () => editor.document.languageId === id);
}

/** Long enough for whatever would have happened by itself to have happened. */
export async function settle(): Promise<void> {
  await sleep(300);
}

/** Closes all editors without saving. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments)
    if (document.isDirty) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand("workbench.action.files.revert");
    }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** Sets a setting of ours for the folder; `undefined` takes it away. */
export async function configure(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("speechCorpus").update(name, value, vscode.ConfigurationTarget.Workspace);
}

/**
 * Runs a command that asks the user, accepting what each list offers until the command is done; `before` are
 * executed first each time.
 */
export async function answering(command: string, args: readonly unknown[] = [], ...before: string[]): Promise<void> {
  await accepting(vscode.commands.executeCommand(command, ...args), ...before);
}

/** What comes of `asking` when the user accepts what each list offers; `before` are executed first each time. */
export async function accepting<Result>(asking: Thenable<Result>, ...before: string[]): Promise<Result> {
  const timer = setInterval(async () => {
    for (const press of [...before, "workbench.action.acceptSelectedQuickOpenItem"])
      await vscode.commands.executeCommand(press).then(undefined, () => undefined);
  }, 300);
  try {
    return await asking;
  } finally {
    clearInterval(timer);
  }
}

/** What VS Code answers for a document, as soon as it answers with something. */
export function ask<T>(command: string, { uri }: vscode.TextDocument, ...args: unknown[]): Promise<T[]> {
  return until(command, async () => {
    const found = await vscode.commands.executeCommand<T[]>(command, uri, ...args);
    return found?.length > 0 && found;
  });
}

/** The quick fixes for `range`; none where VS Code gave up asking, as it does when a provider comes or goes meanwhile. */
export async function quickFixes({ uri }: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  try {
    return await vscode.commands.executeCommand("vscode.executeCodeActionProvider", uri, range, "quickfix", 20);
  } catch (error) {
    if (error instanceof Error && error.name === "Canceled") return [];
    throw error;
  }
}

/** The first lines of the speeches of a document, as its outline has them. */
export async function speeches({ uri }: vscode.TextDocument): Promise<number[]> {
  const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    "vscode.executeDocumentSymbolProvider",
    uri,
  );
  const [first] = symbols ?? [];
  if (!first) return [];
  return (first.kind === vscode.SymbolKind.Package ? first.children : symbols!).map(({ range }) => range.start.line);
}

/** Waits until the outline has speeches at `lines` and nowhere else. */
export function untilSpeeches(document: vscode.TextDocument, lines: readonly number[]): Promise<unknown> {
  return until(`speeches at ${lines}`, async () => String(await speeches(document)) === String(lines));
}
