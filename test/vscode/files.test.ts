import assert from "node:assert/strict";
import * as vscode from "vscode";
import { SplitFolders } from "../../client/src/splitFolders";
import { pickOptions } from "../../client/src/splitOptions";
import { accepting, answering, inFolder, until } from "./workbench";

const FIRST = "第一篇：在全镇防汛会上的讲话\n同志们：\n汛期到了，堤要护，闸要查。\n谢谢大家！\n";
const SECOND = "第二篇：在表彰会上的讲话\n同志们：\n会开得很好。\n谢谢大家！\n";
const DUMP = `首页>范文>讲话稿\n\n${FIRST}${SECOND}`;
const NAMES = ["01-在全镇防汛会上的讲话.txt", "02-在表彰会上的讲话.txt", "manifest.jsonl", "rest.txt"];

const write = (uri: vscode.Uri, text: string) => vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
const read = async (uri: vscode.Uri) => new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
const names = async (uri: vscode.Uri) => (await vscode.workspace.fs.readDirectory(uri)).map(([name]) => name).sort();
const run = (command: string, ...args: unknown[]) => vscode.commands.executeCommand(`speechCorpus.${command}`, ...args);

describe("files that are not open", () => {
  let folder: vscode.Uri;
  let dump: vscode.Uri;
  let split: vscode.Uri;
  beforeEach(async () => {
    folder = inFolder("unopened");
    dump = vscode.Uri.joinPath(folder, "dump.txt");
    split = vscode.Uri.joinPath(folder, "split");
    await write(dump, DUMP);
  });

  it("are split from the explorer after options, names and speeches were asked for", async () => {
    await answering("speechCorpus.splitIntoFiles", [dump, undefined, { folder: split }]);
    assert.deepEqual(await names(split), NAMES);
    assert.ok(vscode.workspace.textDocuments.every(({ uri }) => uri.path !== dump.path));
  });

  it("are split into a folder each where several are selected, or the folder that they are in", async () => {
    const other = vscode.Uri.joinPath(folder, "other.txt");
    await write(other, SECOND);
    const out = inFolder("several");
    await run("splitIntoFiles", dump, [dump, other], { options: {}, folder: out });
    await run("splitIntoFiles", folder, [folder], { options: {}, folder: out });
    assert.deepEqual(await names(out), ["dump", "other"]);
    assert.equal((await names(vscode.Uri.joinPath(out, "dump"))).length, 2 * NAMES.length);
  });

  it("are joined again from the folder or its manifest, and a split is undone", async () => {
    await run("splitIntoFiles", dump, [dump], { options: {}, folder: split, speeches: [0, 1] });
    for (const [place, name] of [
      [split, "a.txt"],
      [vscode.Uri.joinPath(split, "manifest.jsonl"), "b.txt"],
    ] as const) {
      const out = vscode.Uri.joinPath(folder, name);
      await run("joinFolder", place, [place], { out });
      assert.equal(await read(out), DUMP);
    }
    await run("undoSplit", split, [split], { sure: true });
    assert.deepEqual(await names(split), []);
    assert.equal(await read(dump), DUMP);
  });

  it("are split with the options of the last time unless others are chosen", async () => {
    const memory = new Memory();
    const last = { template: "{index:03}", header: "yaml", clean: ["text/*"] };
    await memory.update("speechCorpus.splitOptions", last);
    const naming = async (template: string) => ({ unknown: null, names: [template] });
    assert.deepEqual(await accepting(pickOptions(naming, memory)), last);
    const fresh = new Memory();
    const plain = { template: "{ordinal:02}-{title}" };
    assert.deepEqual(await accepting(pickOptions(naming, fresh)), plain);
    assert.deepEqual(fresh.get("speechCorpus.splitOptions"), plain);
  });

  it("are known to come from a split as long as their folder holds a manifest", async () => {
    const folders = new SplitFolders();
    try {
      const isKnown = (known: SplitFolders) => known.paths.includes(split.fsPath);
      assert.ok(!isKnown(folders));
      // What is written before the watcher has begun to watch is not told.
      const probe = vscode.Uri.joinPath(folder, "probe");
      let probes = 0;
      await until("the watcher", async () => {
        const manifest = vscode.Uri.joinPath(probe, `manifest-${probes++}.jsonl`);
        await vscode.workspace.fs.writeFile(manifest, new Uint8Array());
        return folders.paths.includes(probe.fsPath);
      });
      await vscode.workspace.fs.delete(probe, { recursive: true });
      await run("splitIntoFiles", dump, [dump], { options: {}, folder: split, speeches: [0, 1] });
      await until("the folder of the split", () => isKnown(folders));
      const later = new SplitFolders();
      await until("the folder that is there already", () => isKnown(later));
      later.dispose();
      await run("undoSplit", split, [split], { sure: true });
      await until("the folder to be like any other", () => !isKnown(folders));
    } finally {
      folders.dispose();
    }
  });

  it("are exported in the format that is picked", async () => {
    const out = vscode.Uri.joinPath(folder, "speeches.out");
    await answering("speechCorpus.exportSpeeches", [dump, [dump], { out }]);
    assert.match(await read(out), /^在全镇防汛会上的讲话\n/);
    const json = vscode.Uri.joinPath(folder, "speeches.jsonl");
    await run("exportSpeeches", dump, [dump], { format: "jsonl", out: json });
    assert.equal((await read(json)).trim().split("\n").length, 2);
  });

  it("are analysed in a report beside the files", async () => {
    await run("analyseFile", dump, [dump]);
    const { document } = await until("the report", () => vscode.window.activeTextEditor);
    assert.equal(document.uri.scheme, "speech-corpus");
    assert.match(document.getText(), /# dump\.txt\n\n- \d+ bytes, 11 lines, UTF-8\n- 2 speeches: 0 untitled/);
  });
});

/** A memory of its own, so that the window's answers stay what they are. */
class Memory implements vscode.Memento {
  private readonly values = new Map<string, unknown>();

  keys(): readonly string[] {
    return [...this.values.keys()];
  }

  get<T>(key: string, otherwise?: T): T {
    return (this.values.get(key) ?? otherwise) as T;
  }

  async update(key: string, value: unknown): Promise<void> {
    this.values.set(key, value);
  }
}
