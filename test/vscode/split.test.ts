import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answering, inFolder, show, until } from "./workbench";

const FIRST = "第一篇：在全镇防汛会上的讲话\n同志们：\n汛期到了，堤要护，闸要查。\n谢谢大家！\n";
const SECOND = "第二篇：在表彰会上的讲话\n同志们：\n会开得很好。\n谢谢大家！\n";
const HEAD = "首页>范文>讲话稿\n\n";
const DUMP = `${HEAD}${FIRST}${SECOND}`;

async function files(folder: vscode.Uri): Promise<string[]> {
  return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
}

async function read(folder: vscode.Uri, name: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
}

describe("split", () => {
  it("writes each speech to a file of its own, all else to the rest, and a manifest", async () => {
    await show("split.speechdump", DUMP);
    const folder = inFolder("split");
    await vscode.commands.executeCommand("speechCorpus.splitIntoFiles", undefined, undefined, {
      options: {},
      folder,
      speeches: [0, 1],
    });
    assert.deepEqual(await files(folder), [
      "01-在全镇防汛会上的讲话.txt",
      "02-在表彰会上的讲话.txt",
      "manifest.jsonl",
      "rest.txt",
    ]);
    assert.equal(await read(folder, "01-在全镇防汛会上的讲话.txt"), FIRST);
    assert.equal(await read(folder, "02-在表彰会上的讲话.txt"), SECOND);
    assert.equal(await read(folder, "rest.txt"), HEAD);
    const [source, ...stretches] = (await read(folder, "manifest.jsonl"))
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.equal(source.name, "split.speechdump");
    assert.equal(stretches.length, 3);
  });

  it("saves the editor's changes first, for it is the file that is split", async () => {
    const editor = await show("dirty.speechdump", DUMP);
    await editor.edit((edit) => edit.replace(new vscode.Range(9, 0, 9, 4), "多谢大家"));
    assert.ok(editor.document.isDirty);
    const folder = inFolder("dirty");
    await vscode.commands.executeCommand("speechCorpus.splitIntoFiles", undefined, undefined, {
      options: {},
      folder,
      speeches: [1],
    });
    assert.equal(editor.document.isDirty, false);
    assert.equal(await read(folder, "02-在表彰会上的讲话.txt"), SECOND.replace("谢谢大家", "多谢大家"));
    assert.equal(await read(folder, "rest.txt"), HEAD + FIRST);
  });

  it("shows the speeches and the name that each file will get, and writes those that stay checked", async () => {
    await show("list.speechdump", DUMP);
    const folder = inFolder("list");
    await answering("speechCorpus.splitIntoFiles", [undefined, undefined, { folder }]);
    assert.equal((await files(folder)).length, 4);
  });

  it("never overwrites", async () => {
    await show("twice.speechdump", DUMP);
    const folder = inFolder("twice");
    for (let i = 0; i < 2; i++)
      await vscode.commands.executeCommand("speechCorpus.splitIntoFiles", undefined, undefined, {
        options: {},
        folder,
        speeches: [0],
      });
    assert.deepEqual(await files(folder), [
      "01-在全镇防汛会上的讲话 (2).txt",
      "01-在全镇防汛会上的讲话.txt",
      "manifest (2).jsonl",
      "manifest.jsonl",
      "rest (2).txt",
      "rest.txt",
    ]);
  });

  it("puts a boundary marker at the cursor that starts a speech", async () => {
    const editor = await show("here.speechdump", `${FIRST}${SECOND.replace(/^.*\n/, "")}`);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await vscode.commands.executeCommand("speechCorpus.splitHere");
    assert.equal(editor.document.lineAt(4).text, "第二篇：标题");
    assert.equal(editor.document.getText(editor.selection), "标题");
    await until("two speeches in the outline", async () => {
      const [collection] = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        editor.document.uri,
      );
      return collection?.children.length === 2;
    });
    await vscode.commands.executeCommand("undo");
    assert.equal(editor.document.lineCount, 8);
  });
});
