import assert from "node:assert/strict";
import * as vscode from "vscode";
import { show } from "./workbench";

describe("Typing in a dump", () => {
  it("closes Chinese brackets and quotes", async () => {
    const { document } = await show("typing.speechdump", "");
    for (const text of ["《", "（", "“"]) await vscode.commands.executeCommand("type", { text });
    assert.equal(document.getText(), "《（“”）》");
  });

  it("puts brackets around what is selected", async () => {
    const editor = await show("surround.speechdump", "通知");
    editor.selection = new vscode.Selection(0, 0, 0, 2);
    await vscode.commands.executeCommand("type", { text: "《" });
    assert.equal(editor.document.getText(), "《通知》");
  });

  it("indents nothing by itself", async () => {
    const editor = await show("enter.speechdump", "　　一、回顾");
    editor.selection = new vscode.Selection(0, 6, 0, 6);
    await vscode.commands.executeCommand("type", { text: "\n" });
    assert.deepEqual(editor.document.getText().split(/\r?\n/), ["　　一、回顾", ""]);
  });

  it("takes a numeral for a word of its own", async () => {
    const { document } = await show("words.speechdump", "截至2018年，共12.5万人");
    const word = (character: number) =>
      document.getText(document.getWordRangeAtPosition(new vscode.Position(0, character)));
    assert.deepEqual([word(0), word(3), word(10)], ["截至", "2018", "12.5"]);
  });
});
