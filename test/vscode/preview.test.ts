import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { generateDump } from "../support/generate";
import { itShows, labels, listed, popUps, showing, untilPopUp } from "./page";
import { answering, inFolder, quickFixes, show, until, untilSeen, untilSpeeches } from "./workbench";

const CLEAN = `第一篇：在春耕会上的讲话
同志们：
渠要修，水要蓄，堤要护，闸要查，人要到位，账要算清。
谢谢大家！
第二篇：在夏收会上的讲话
同志们：
麦子黄了不等人，镰刀要磨快，场院要压平，口袋要补好。
谢谢大家！
`;
const DAMAGED = CLEAN.replace("水要蓄", "水(shuǐ)要(yào)蓄(xù)");
const STALE = "The document has changed meanwhile, so nothing was done. Try again.";

const run = vscode.commands.executeCommand;
const diffIsOpen = () => vscode.window.tabGroups.activeTabGroup.activeTab?.input instanceof vscode.TabInputTextDiff;

describe("changes that are shown before they are made", () => {
  /** Asks for cleaning, takes what is offered, and waits for the preview; what is done ends with the answer to it. */
  async function preview(page: Page, name: string): Promise<{ document: vscode.TextDocument; done: Promise<void> }> {
    const { document } = await show(name, DAMAGED);
    await untilSpeeches(document, [0, 4]);
    const done = answering("speechCorpus.cleanDocument");
    await until("the preview", diffIsOpen);
    await until("the question", async () => (await popUps(page)).some((text) => text.startsWith("Make these ")));
    return { document, done };
  }

  itShows("are made when the notification is answered", async (page) => {
    const { document, done } = await preview(page, "applied.speechdump");
    await page.locator(".notification-toast").getByRole("button", { name: "Apply" }).click();
    await done;
    await untilSeen(CLEAN, () => document.getText());
  });

  itShows("are not made when the preview is closed", async (page) => {
    const { document, done } = await preview(page, "declined.speechdump");
    await run("workbench.action.closeActiveEditor");
    await done;
    assert.equal(document.getText(), DAMAGED);
  });

  itShows("are refused, and the user told, when the text was changed meanwhile", async (page) => {
    const { document, done } = await preview(page, "stale.speechdump");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(2, 0), "各位代表，");
    await vscode.workspace.applyEdit(edit);
    const changed = document.getText();
    await run("speechCorpus.applyPreview");
    await done;
    await untilPopUp(page, STALE);
    assert.equal(document.getText(), changed);
  });
});

describe("quick fixes from the light bulb", () => {
  /** Opens the menu of the light bulb at the cursor. */
  async function bulb(page: Page, wanted: string): Promise<void> {
    await showing("editor.action.quickFix", page.locator(".action-widget").getByText(wanted).first());
    // Clicks count once the mouse was moved.
    await page.mouse.move(20, 20);
    await page.mouse.move(30, 30);
  }

  itShows("are refused, and the user told, when the text was changed since they were offered", async (page) => {
    const text = CLEAN.replace("渠要修", "一、渠要修").replace("水要蓄", "\n三、水要蓄");
    const editor = await show("offered.speechdump", text);
    const { document } = editor;
    await until("the problem", () => vscode.languages.getDiagnostics(document.uri).length > 0);
    const line = text.split("\n").findIndex((each) => each.startsWith("三、"));
    editor.selection = new vscode.Selection(line, 0, line, 0);
    await bulb(page, "Renumber this heading");
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(line, 0), "其后\n");
    await vscode.workspace.applyEdit(edit);
    await page.locator(".action-widget").getByText("Renumber this heading").click();
    await untilPopUp(page, STALE);
    assert.equal(document.getText(), text.replace("三、", "其后\n三、"));
  });

  itShows("that move junk to a file beside the dump show it first, and lose nothing", async (page) => {
    const junk = "本文来源于网络，仅供参考。\n";
    const text = CLEAN.replace("谢谢大家！\n第二篇", `谢谢大家！\n${junk}第二篇`);
    const editor = await show("moved/junk.speechdump", text);
    const { document } = editor;
    await until("the problem", () => vscode.languages.getDiagnostics(document.uri).length > 0);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    const titles = (await quickFixes(document, editor.selection)).map(({ title }) => title);
    const move = titles.find((title) => title.startsWith("Move"))!;
    await bulb(page, move);
    await page.locator(".action-widget").getByText(move).click();
    await page.getByText("Refactor Preview").first().waitFor();
    assert.equal(document.getText(), text);
    // What is taken away is not checked beforehand; that it goes to the other file is.
    const removal = page.locator(".monaco-list-row", { hasText: "本文来源于网络，仅供参考。" }).last();
    await removal.locator("input[type=checkbox]").check();
    await run("refactorPreview.apply");
    await untilSeen(CLEAN, () => document.getText());
    const rest = await vscode.workspace.openTextDocument(inFolder("moved/junk.rest.speechdump"));
    assert.equal(rest.getText(), junk);
  });
});

describe("what takes long", () => {
  itShows("tells how far it is, and stops where it is told to", async (page) => {
    const uri = inFolder("large.txt");
    const part = generateDump(7, 4_000_000);
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(part.repeat(10)));
    const before = vscode.window.activeTextEditor;
    const analysed = run("speechCorpus.analyseFile", uri, [uri]);
    const toast = page.locator(".notification-toast", { hasText: "Analysing large.txt" });
    await toast.getByText(/\d+ %/).waitFor();
    await toast.getByRole("button", { name: "Cancel" }).click();
    await analysed;
    assert.equal(vscode.window.activeTextEditor, before);
    await untilSeen([], () => popUps(page));
  });
});

describe("what was decided", () => {
  itShows("is listed, and taken back where it is checked", async (page) => {
    const editor = await show("revoked.speechdump", CLEAN);
    await untilSpeeches(editor.document, [0, 4]);
    editor.selection = new vscode.Selection(4, 0, 4, 0);
    await run("speechCorpus.notABoundary");
    await untilSpeeches(editor.document, [0]);
    editor.selection = new vscode.Selection(6, 0, 6, 0);
    await run("speechCorpus.startsHere");
    await untilSpeeches(editor.document, [0, 6]);
    const answered = run("speechCorpus.showDecisions");
    await until("the list", async () => (await listed(page).count()) === 2);
    const rows = await labels(listed(page));
    assert.match(rows[0]!, /^No speech starts here, line 5, /);
    assert.match(rows[1]!, /^A speech starts here, line 7, /);
    await listed(page).first().click();
    await page.keyboard.press("Enter");
    await answered;
    await untilSpeeches(editor.document, [0, 4, 6]);
  });
});
