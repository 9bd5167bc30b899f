import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { button, itShows, labels, listed, speechRows } from "./page";
import { closeAll, inFolder, show, speeches, titleOf, until, untilSeen, untilSpeeches } from "./workbench";

const WATER = "渠要修，水要蓄，堤要护，闸要查，人要到位，账要算清。".repeat(9);
const SEEDS = "种子要选，粒粒要饱满，瘪的捡出来喂鸡，好的晒干装袋，写上品种和产地。".repeat(4);
const GRAIN = "麦子黄了不等人，镰刀要磨快，场院要压平，口袋要补好。".repeat(20);
const FIRST = `第一篇：在春耕会上的讲话\n同志们：\n${WATER}${SEEDS}\n${SEEDS}\n一、水的事\n（一）修渠\n渠要修。\n三、人的事\n人要到位。\n谢谢大家！\n`;
const SECOND = `第二篇：在夏收会上的讲话\n同志们：\n${GRAIN}\n谢谢大家！\n`;
const UNTITLED = "\n\n各位来宾，朋友们：\n路通了，桥也架好了，请大家走一走，看一看。\n谢谢大家！\n";
const DUMP = FIRST + SECOND;

const run = vscode.commands.executeCommand;

describe("the view of speeches", () => {
  afterEach(async () => {
    await run("speechCorpus.clearFilter");
    await run("speechCorpus.sortByOrder");
  });

  /** Opens a dump with problems and with speeches at `lines`, and the view beside it. */
  async function open(
    page: Page,
    text: string,
    lines: readonly number[],
    name = "view.speechdump",
  ): Promise<vscode.TextEditor> {
    const editor = await show(name, text);
    await untilSpeeches(editor.document, lines);
    await run("speechCorpus.speeches.focus");
    // A list that is still to be drawn anew, with the problems, would swallow a click.
    await until("the problems in the view", async () =>
      (await labels(speechRows(page))).some((label) => /· \d+ problem/.test(label)),
    );
    return editor;
  }

  /** The numbers that the rows in sight begin with. */
  async function numbers(page: Page): Promise<number[]> {
    return (await labels(speechRows(page))).map((label) => Number.parseInt(label, 10));
  }

  /** Clicks the button of a command that speech `at` shows under the mouse. */
  async function clickOn(page: Page, at: number, name: string): Promise<void> {
    // Away from whatever it shows a tip for, which may cover the row.
    await page.mouse.move(800, 700);
    await speechRows(page).nth(at).hover();
    await button(speechRows(page).nth(at), titleOf(name)).click();
  }

  itShows("tells of each speech its title, length and problems, in words that can be read aloud", async (page) => {
    await open(page, DUMP, [0, 10]);
    await until("two rows", async () => (await speechRows(page).count()) === 2);
    const [first, second] = await labels(speechRows(page));
    assert.match(first!, /^1\. 在春耕会上的讲话, 5\d\d characters · 1 problem$/);
    assert.match(second!, /^2\. 在夏收会上的讲话, 5\d\d characters · no problems$/);
  });

  itShows("marks copies and untitled speeches by an icon and in words", async (page) => {
    const copy = FIRST.replace("第一篇", "第三篇").replace("瘪的", "坏的");
    await open(page, DUMP + copy + UNTITLED, [0, 10, 14, 26]);
    await until("four rows", async () => (await speechRows(page).count()) === 4);
    const icons = speechRows(page).locator(".custom-view-tree-node-item-icon");
    const shown = await icons.evaluateAll((all) => all.map(({ className }) => /codicon-(\S+)/.exec(className)![1]));
    assert.deepEqual(shown, ["comment", "comment", "copy", "comment-unresolved"]);
    const [, , third, fourth] = await labels(speechRows(page));
    assert.match(third!, / · copy of speech 1$/);
    assert.match(fourth!, / · untitled$/);
  });

  itShows("opens a speech to its sections, and a section to those below it", async (page) => {
    await open(page, DUMP, [0, 10]);
    await speechRows(page).first().locator(".monaco-tl-twistie").click();
    const opened = speechRows(page).filter({ hasText: "一、水的事" });
    await opened.locator(".monaco-tl-twistie").click();
    const sections = async () => (await labels(speechRows(page))).slice(1, 4).map((label) => label.trim());
    await untilSeen(["一、水的事", "（一）修渠", "三、人的事"], sections);
  });

  itShows("leads to what is chosen in it, and follows the cursor", async (page) => {
    const editor = await open(page, DUMP, [0, 10]);
    const chosen = speechRows(page).and(page.locator('[aria-selected="true"]'));
    const selected = async () => (await labels(chosen)).map((label) => label.replace(/, \d+ characters/, ""));
    const first = ["1. 在春耕会上的讲话 · 1 problem"];
    await untilSeen(first, selected);
    await speechRows(page).nth(1).click();
    await untilSeen(10, () => editor.selection.active.line);
    editor.selection = new vscode.Selection(5, 0, 5, 0);
    await untilSeen(first, selected);
  });

  itShows("shows what the filter lets through, until it is cleared", async (page) => {
    await open(page, DUMP, [0, 10]);
    const filtered = run("speechCorpus.filterSpeeches");
    await page.locator(".quick-input-widget").getByText("Show only speeches").waitFor();
    const box = page.locator(".quick-input-widget input[type=text]");
    await box.fill("夏收");
    await box.press("Enter");
    await filtered;
    await untilSeen([2], () => numbers(page));
    await button(page.locator(".sidebar .title-actions"), titleOf("clearFilter")).click();
    await untilSeen([1, 2], () => numbers(page));
  });

  itShows("sorts by length, by problems and by order", async (page) => {
    await open(page, SECOND.replace("第二篇", "第一篇") + UNTITLED + FIRST.replace("第一篇", "第三篇"), [0, 6, 9]);
    for (const [command, order] of [
      ["sortByLength", [3, 1, 2]],
      ["sortByProblems", [3, 2, 1]],
      ["sortByOrder", [1, 2, 3]],
    ] as const) {
      await run(`speechCorpus.${command}`);
      await untilSeen<readonly number[]>(order, () => numbers(page));
    }
  });

  itShows("counts the problems on its icon, in words too", async (page) => {
    const icon = page.locator('.activitybar [role="tab"][aria-label^="Speech Corpus"]');
    const { document } = await open(page, DUMP, [0, 10]);
    await untilSeen(["Speech Corpus - 1 problem"], () => labels(icon));
    assert.equal(await icon.locator(".badge-content").textContent(), "1");
    await run("speechCorpus.renumberDocument");
    assert.notEqual(document.getText(), DUMP);
    await untilSeen(["Speech Corpus"], () => labels(icon));
  });

  itShows("merges, renumbers and cleans a speech by one click", async (page) => {
    const { document } = await open(page, DUMP.replaceAll("渠要", "渠(qú)要"), [0, 10]);
    await clickOn(page, 0, "view.renumber");
    await until("the mended number", () => document.lineAt(7).text === "二、人的事");
    await until("one problem less", async () => (await labels(speechRows(page)))[0]!.endsWith("· 1 problem"));
    await clickOn(page, 0, "view.clean");
    await until("the question what to clean", async () =>
      (await labels(listed(page))).some((label) => label.includes("text/pinyin")),
    );
    await page.keyboard.press("Escape");
    await clickOn(page, 1, "mergeWithPrevious");
    await untilSpeeches(document, [0]);
  });

  itShows("splits off the speeches that are selected in it", async (page) => {
    await open(
      page,
      DUMP + SECOND.replace("第二篇", "第三篇").replaceAll("麦子", "稻子").replace("夏收", "秋收"),
      [0, 10, 14],
      "selected/three.speechdump",
    );
    await speechRows(page).first().click();
    await speechRows(page)
      .nth(2)
      .click({ modifiers: ["ControlOrMeta"] });
    await clickOn(page, 2, "view.split");
    const folder = inFolder("selected/three");
    await until("the files", async () => {
      await run("workbench.action.acceptSelectedQuickOpenItem");
      return vscode.workspace.fs.stat(vscode.Uri.joinPath(folder, "manifest.jsonl")).then(Boolean, () => false);
    });
    const names = async () => (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort();
    await untilSeen(["01-在春耕会上的讲话.txt", "03-在秋收会上的讲话.txt", "manifest.jsonl", "rest.txt"], names);
  });

  itShows("says what to do where there is no dump", async (page) => {
    await run("speechCorpus.speeches.focus");
    const welcome = page.locator('[id="workbench.view.extension.speechCorpus"] .welcome-view-content');
    await welcome.getByText("Try It on a Sample").click();
    await untilSeen([1, 2, 3], () => numbers(page));
    assert.equal(await welcome.isVisible(), false);
    assert.equal((await speeches(vscode.window.activeTextEditor!.document)).length, 3);
    await closeAll();
    await welcome.getByText("Try It on a Sample").waitFor();
  });

  itShows("draws of five thousand speeches only those in sight", async (page) => {
    const short = (i: number) =>
      `第${i}篇：在第${i}次防汛会上的讲话\n同志们：\n第${i}条堤要护，第${i}座闸要查。\n谢谢大家！\n`;
    const many = Array.from({ length: 5000 }, (_, i) => short(i + 1)).join("");
    await show("many.speechdump", many);
    await run("speechCorpus.speeches.focus");
    await untilSeen("5000", () => speechRows(page).first().getAttribute("aria-setsize"));
    await until("the last speech", async () => {
      await run("speechCorpus.speeches.focus");
      await run("list.focusLast");
      return (await numbers(page)).includes(5000);
    });
    assert.ok((await speechRows(page).count()) < 100);
  });
});
