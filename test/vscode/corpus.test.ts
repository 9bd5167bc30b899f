import assert from "node:assert/strict";
import * as vscode from "vscode";
import { answering, inRoot, show, speeches, until, untilSpeeches } from "./workbench";

const BODY = "渠要修，水要蓄，堤要护，闸要查，人要到位，账要算清。".repeat(8);
const SEEDS = "种子要选，粒粒要饱满，瘪的捡出来喂鸡，好的晒干装袋，写上品种和产地。".repeat(4);
const SHORT = `第一篇：在春耕会上的讲话\n同志们：\n${BODY}${SEEDS}\n${SEEDS}\n谢谢大家！\n`;
const GRAIN = "麦子黄了不等人，镰刀要磨快，场院要压平，口袋要补好，天气要天天听。".repeat(9);
const LONG = `第二篇：在夏收会上的讲话\n同志们：\n${GRAIN}\n${BODY}\n${GRAIN}\n谢谢大家！\n`;
const DUMP = SHORT + LONG;

describe("working on a corpus", () => {
  it("goes to a speech picked from the list", async () => {
    const editor = await show("list.speechdump", DUMP);
    await untilSpeeches(editor.document, [0, 5]);
    editor.selection = new vscode.Selection(7, 0, 7, 0);
    await until("the first speech of the list", async () => {
      await answering("speechCorpus.showSpeeches");
      return editor.selection.active.line === 0;
    });
  });

  it("takes the user's word for a boundary, and forgets it when it is gone from its file", async () => {
    const editor = await show("decided.speechdump", DUMP);
    const { document } = editor;
    await untilSpeeches(document, [0, 5]);
    editor.selection = new vscode.Selection(5, 0, 5, 0);
    await vscode.commands.executeCommand("speechCorpus.notABoundary");
    await untilSpeeches(document, [0]);
    editor.selection = new vscode.Selection(7, 0, 7, 0);
    await vscode.commands.executeCommand("speechCorpus.startsHere");
    await untilSpeeches(document, [0, 7]);
    assert.equal(document.getText(), DUMP);
    const file = inRoot(".speech-corpus/decisions.json");
    const kept = await vscode.workspace.fs.readFile(file);
    const name = vscode.workspace.asRelativePath(document.uri);
    assert.equal(JSON.parse(new TextDecoder().decode(kept)).files[name].length, 2);
    // Emptied, not deleted: of a file that comes and goes at once VS Code's watcher tells nothing.
    await vscode.workspace.fs.writeFile(file, new TextEncoder().encode('{"version":1,"files":{}}'));
    await untilSpeeches(document, [0, 5]);
  });

  it("compares a copy with its original in the editor's own diff", async () => {
    const editor = await show(
      "copy.speechdump",
      `${SHORT}${LONG}${SHORT.replace("第一篇", "第三篇").replace("瘪的", "坏的")}`,
    );
    await untilSpeeches(editor.document, [0, 5, 11]);
    editor.selection = new vscode.Selection(12, 0, 12, 0);
    const diff = await until("the diff", async () => {
      await vscode.commands.executeCommand("speechCorpus.compareWithOriginal");
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      return input instanceof vscode.TabInputTextDiff && input;
    });
    const text = async (uri: vscode.Uri) => (await vscode.workspace.openTextDocument(uri)).getText();
    assert.equal(await text(diff.original), SHORT);
    assert.match(await text(diff.modified), /^第三篇.*坏的/s);
  });

  it("cleans a document of the kinds that are picked, after a preview", async () => {
    const damaged = DUMP.replaceAll("水要蓄", "水(shuǐ)要(yào)蓄(xù)");
    const { document } = await show("clean.speechdump", damaged);
    await untilSpeeches(document, [0, 5]);
    await answering("speechCorpus.cleanDocument", [], "speechCorpus.applyPreview");
    await until("the clean text", () => document.getText() === DUMP);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), damaged);
  });

  it("opens a sample with everything in it", async () => {
    await vscode.commands.executeCommand("speechCorpus.openSample");
    const { document } = vscode.window.activeTextEditor!;
    assert.equal(document.languageId, "speech-dump");
    await until("three speeches", async () => (await speeches(document)).length === 3);
    await until("three gaps", () => {
      const codes = vscode.languages.getDiagnostics(document.uri).map(({ code }) => (code as { value: string }).value);
      return codes.filter((code) => code === "numbering/gap").length === 3;
    });
  });

  it("works on the dump behind a page such as the walkthrough", async () => {
    const { document } = await show("behind.speechdump", DUMP);
    await untilSpeeches(document, [0, 5]);
    await vscode.commands.executeCommand("workbench.action.keepEditor");
    await vscode.commands.executeCommand("workbench.action.openWalkthrough");
    await until("the page in front", () => vscode.window.activeTextEditor === undefined);
    await vscode.commands.executeCommand("speechCorpus.nextSpeech");
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document, document);
    assert.equal(editor?.selection.active.line, 5);
  });
});
