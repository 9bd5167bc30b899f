import assert from "node:assert/strict";
import * as vscode from "vscode";
import { show, until } from "./workbench";

const DUMP = `第一篇：在全县春耕动员会上的讲话
同志们：
今天开会，讲两件事。
一、水的事
（一）修渠
渠要修。
（二）蓄水
水要蓄。
二、种子的事
种子要选。
谢谢大家！
第二篇：在开学典礼上的致辞
老师们：
开学了。
`;

describe("navigation", () => {
  it("shows collection, speeches and sections in the outline", async () => {
    const { document } = await show("outline.speechdump", DUMP);
    const [collection] = await until("the outline", async () => {
      const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
        "vscode.executeDocumentSymbolProvider",
        document.uri,
      );
      return symbols?.length === 1 && symbols;
    });
    assert.deepEqual(
      collection!.children.map(({ name }) => name),
      ["在全县春耕动员会上的讲话", "在开学典礼上的致辞"],
    );
    assert.deepEqual(
      collection!.children[0]!.children.map(({ name, children }) => [name, ...children.map((child) => child.name)]),
      [["一、水的事", "（一）修渠", "（二）蓄水"], ["二、种子的事"]],
    );
  });

  it("folds speeches and sections", async () => {
    const { document } = await show("folding.speechdump", DUMP);
    const ranges = await until("folding ranges", async () => {
      const found = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        "vscode.executeFoldingRangeProvider",
        document.uri,
      );
      return found?.length > 0 && found;
    });
    const folded = ranges.map(({ start, end }) => `${start}-${end}`);
    for (const expected of ["0-10", "11-13", "3-7", "4-5", "6-7"]) assert.ok(folded.includes(expected), expected);
  });

  it("goes from speech to speech", async () => {
    const editor = await show("next.speechdump", DUMP);
    const line = () => editor.selection.active.line;
    await vscode.commands.executeCommand("speechCorpus.nextSpeech");
    assert.equal(line(), 11);
    await vscode.commands.executeCommand("speechCorpus.nextSpeech");
    assert.equal(line(), 11);
    await vscode.commands.executeCommand("speechCorpus.previousSpeech");
    assert.equal(line(), 0);
  });

  it("goes from within a speech to its own head first", async () => {
    const editor = await show("previous.speechdump", DUMP);
    editor.selection = new vscode.Selection(13, 2, 13, 2);
    await vscode.commands.executeCommand("speechCorpus.previousSpeech");
    assert.equal(editor.selection.active.line, 11);
  });
});
