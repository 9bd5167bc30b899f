import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { fixture } from "../repository";
import { itShows, showing } from "./page";
import { ask, settle, show, until, untilSeen, untilSpeeches } from "./workbench";

const DUMP = `水务局局长讲话汇编(4篇)

目录
1.在春耕会上的讲话
2.在夏收会上的讲话
3.在秋种会上的讲话
4.在冬藏会上的讲话

第一篇：在春耕会上的讲话
同志们：
种子要选，渠道要修，人要到位，账要算清。
谢谢大家！

第二篇：在夏收会上的讲话
同志们：
麦子黄了不等人，镰刀要磨快，场院要压平。
谢谢大家！
`;
const ENTRY = 4;
const BODY = 13;

const run = vscode.commands.executeCommand;

describe("a table of contents", () => {
  async function open(name: string): Promise<vscode.TextEditor> {
    const editor = await show(name, DUMP);
    await untilSpeeches(editor.document, [8, BODY]);
    return editor;
  }

  itShows("leads to a speech by Ctrl+click on its entry", async (page) => {
    const editor = await open("clicked.speechdump");
    await ask("vscode.executeLinkProvider", editor.document);
    const link = page.locator(".editor-instance .detected-link", { hasText: "在夏收会" });
    // The link is drawn anew under the mouse, which is too much for click(), and a tip may come in between.
    await until("the speech of the entry", async () => {
      const box = await link.boundingBox();
      if (!box) return false;
      const { x, y } = box;
      await page.mouse.move(x + 400, y + 300);
      await page.keyboard.down("Control");
      await page.mouse.move(x + 30, y + 8);
      await settle();
      await page.mouse.click(x + 30, y + 8);
      await page.keyboard.up("Control");
      await settle();
      return editor.selection.active.line === BODY;
    });
  });

  itShows("shows a speech in place by peeking at its definition", async (page) => {
    const editor = await open("peeked.speechdump");
    editor.selection = new vscode.Selection(ENTRY, 4, ENTRY, 4);
    await ask("vscode.executeDefinitionProvider", editor.document, editor.selection.active);
    const peek = page.locator(".peekview-widget");
    await showing("editor.action.peekDefinition", peek.locator(".view-line", { hasText: "麦子黄了" }));
    assert.equal(editor.selection.active.line, ENTRY);
    await run("closeReferenceSearch");
  });

  itShows("is what the references of a title come back to", async (page) => {
    const editor = await open("referred.speechdump");
    editor.selection = new vscode.Selection(BODY, 6, BODY, 6);
    await ask("vscode.executeReferenceProvider", editor.document, editor.selection.active);
    const entry = page.locator(".peekview-widget .monaco-list-row", { hasText: "2.在夏收会" });
    await showing("editor.action.referenceSearch.trigger", entry);
    await entry.dblclick();
    await untilSeen(ENTRY, () => editor.selection.active.line);
    await run("closeReferenceSearch");
  });

  it("marks the entries that no speech follows", async () => {
    const { document } = await open("missing.speechdump");
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint>("vscode.executeInlayHintProvider", document, all);
    assert.deepEqual(
      hints.map(({ position, label }) => [position.line, label]),
      [
        [5, "not in this dump"],
        [6, "not in this dump"],
      ],
    );
  });

  it("lends its titles to speeches that have none", async () => {
    const { document } = await show("untitled.speechdump", await readFile(fixture("dumps/contents.txt"), "utf8"));
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const hints = await ask<vscode.InlayHint>("vscode.executeInlayHintProvider", document, all);
    assert.ok(
      hints.some(({ position, label }) => position.line === 18 && label === "《在安全生产月启动仪式上的讲话》"),
    );
  });

  itShows("gets the new title of a speech that is renamed", async (page) => {
    const editor = await open("renamed.speechdump");
    await ask("vscode.executeDocumentSymbolProvider", editor.document);
    editor.selection = new vscode.Selection(BODY, 6, BODY, 6);
    const box = page.locator(".rename-box input");
    await showing("editor.action.rename", box);
    assert.equal(await box.inputValue(), "在夏收会上的讲话");
    await box.fill("在麦收会上的讲话");
    await box.press("Enter");
    await untilSeen(DUMP.replaceAll("夏收会", "麦收会"), () => editor.document.getText());
  });
});
