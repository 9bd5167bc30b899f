import assert from "node:assert/strict";
import * as vscode from "vscode";
import { closeAll, configure, settle, show, until, untilLanguage } from "./workbench";

const DUMP = `第一篇：在全镇防汛会上的讲话
同志们：
汛期到了。
第二篇：在表彰会上的讲话
同志们：
会开得很好。
`;
const NOVEL = `第一章 雨夜
雨下了一夜。老张推开门，院子里积满了水。
“同志们，跟我来！”他喊道。
`;

describe("detection", () => {
  afterEach(() => configure("detection", undefined));

  it("turns a text file that is a dump into a speech dump", async () => {
    const editor = await show("found.txt", DUMP);
    await untilLanguage(editor, "speech-dump");
  });

  it("leaves other text files alone", async () => {
    const { document } = await show("novel.txt", NOVEL);
    await settle();
    assert.equal(document.languageId, "plaintext");
  });

  it("leaves files that are no .txt alone", async () => {
    const { document } = await show("notes.unknown", DUMP);
    await settle();
    assert.equal(document.languageId, "plaintext");
  });

  it("needs no look at a .dump.txt", async () => {
    const { document } = await show("novel.dump.txt", NOVEL);
    assert.equal(document.languageId, "speech-dump");
  });

  it("does nothing where it is off", async () => {
    await configure("detection", "off");
    const { document } = await show("off.txt", DUMP);
    await settle();
    assert.equal(document.languageId, "plaintext");
  });

  it("asks first where it is told to, and obeys the answer", async () => {
    await configure("detection", "ask");
    const { document } = await show("asked.txt", DUMP);
    await settle();
    assert.equal(document.languageId, "plaintext");
    await until("the answer", async () => {
      await vscode.commands.executeCommand("notification.acceptPrimaryAction");
      return document.languageId === "speech-dump";
    });
  });

  it("treats a file as plain text for good when told so", async () => {
    const editor = await show("told.txt", DUMP);
    await untilLanguage(editor, "speech-dump");
    await vscode.commands.executeCommand("speechCorpus.treatAsText");
    assert.equal(editor.document.languageId, "plaintext");
    await closeAll();
    const again = await show("told.txt", DUMP);
    await settle();
    assert.equal(again.document.languageId, "plaintext");
  });

  it("treats a file as a dump for good when told so", async () => {
    await configure("detection", "off");
    await show("made.txt", NOVEL);
    await vscode.commands.executeCommand("speechCorpus.treatAsDump");
    await closeAll();
    const again = await show("made.txt", NOVEL);
    await untilLanguage(again, "speech-dump");
  });

  it("takes a change of the language mode by hand for an answer", async () => {
    const editor = await show("by-hand.txt", DUMP);
    await untilLanguage(editor, "speech-dump");
    await vscode.languages.setTextDocumentLanguage(editor.document, "plaintext");
    await settle();
    assert.equal(editor.document.languageId, "plaintext");
  });
});
