import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { realDumps } from "../real-dumps";
import { generateDump } from "../support/generate";
import { itShows } from "./page";
import { inFolder, settle, show, speeches, until, untilSeen, untilSpeeches } from "./workbench";

const run = vscode.commands.executeCommand;
const size = (path: string) => statSync(path).size;
const largest = realDumps().sort((a, b) => size(b) - size(a))[0];

describe("the next number", () => {
  itShows("is offered at Enter, and taken by Tab", async (page) => {
    const text = "第一篇：在春耕会上的讲话\n同志们：\n一、水的事\n水要蓄。\n二、种子的事\n种要选。\n谢谢大家！\n";
    const editor = await show("enter.speechdump", text);
    await untilSpeeches(editor.document, [0]);
    editor.selection = new vscode.Selection(5, 4, 5, 4);
    await vscode.window.showTextDocument(editor.document);
    await page.keyboard.press("Enter");
    await page.locator(".suggest-widget .monaco-list-row", { hasText: "三、" }).waitFor();
    await page.keyboard.press("Tab");
    await untilSeen("三、", () => editor.document.lineAt(6).text);
  });
});

describe(`typing fast in ${largest ? "the largest real dump" : "a made-up dump, as there is no real one"}`, () => {
  let editor: vscode.TextEditor;
  let heads: readonly number[];
  /** A speech in the middle, to type in: its first line and the one after its last. */
  let typed: { readonly from: number; readonly to: number };

  async function open(): Promise<void> {
    const uri = inFolder("largest.speechdump");
    await vscode.workspace.fs.writeFile(uri, largest ? readFileSync(largest) : Buffer.from(generateDump(7, 500_000)));
    editor = await vscode.window.showTextDocument(uri);
    await until("the problems", () => problemsElsewhere().length > 20);
    heads = await speeches(editor.document);
    const middle = Math.floor(heads.length / 2);
    typed = { from: heads[middle]!, to: heads[middle + 1]! };
  }

  /** The problems outside the speech that is typed in, with their places. */
  function problemsElsewhere(): string[] {
    return vscode.languages
      .getDiagnostics(editor.document.uri)
      .filter(({ range: { start } }) => !typed || start.line < typed.from || start.line >= typed.to)
      .map(({ range, code }) => JSON.stringify([range, (code as { value: string }).value]));
  }

  /** Puts the cursor at the end of the longest line of the speech, so that no head is touched. */
  function toLongestLine(): number {
    const lines = Array.from({ length: typed.to - typed.from }, (_, i) => typed.from + i);
    const long = (line: number) => editor.document.lineAt(line).text.length;
    const longest = lines.reduce((a, b) => (long(b) > long(a) ? b : a));
    editor.selection = new vscode.Selection(longest, long(longest), longest, long(longest));
    return longest;
  }

  async function typeFast(): Promise<void> {
    for (const text of "水要蓄，渠要修，堤要护，闸要查，人要到位，账要算清。") {
      await run("type", { text });
      await sleep(20);
    }
    await settle();
  }

  it("leaves the problems of the other speeches where they are, at any moment", async () => {
    await open();
    toLongestLine();
    const before = problemsElsewhere();
    const seen: string[][] = [];
    const listener = vscode.languages.onDidChangeDiagnostics(() => seen.push(problemsElsewhere()));
    try {
      await typeFast();
    } finally {
      listener.dispose();
    }
    for (const each of [...seen, problemsElsewhere()]) assert.deepEqual(each, before);
  });

  itShows("draws no squiggle of another speech anew elsewhere, not for a moment", async (page) => {
    await open();
    const [first] = vscode.languages
      .getDiagnostics(editor.document.uri)
      .filter(({ range, severity }) => range.start.line >= typed.to && severity === vscode.DiagnosticSeverity.Warning);
    const beside = await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.Two);
    beside.revealRange(first!.range, vscode.TextEditorRevealType.InCenter);
    await until("squiggles beside", () => page.locator(SQUIGGLES).count());
    await vscode.window.showTextDocument(editor.document, vscode.ViewColumn.One);
    toLongestLine();
    await settle();
    await watch(page);
    await typeFast();
    const states = await page.evaluate(() => (window as unknown as Watched).states);
    assert.deepEqual(states, states.slice(0, 1));
    assert.notEqual(states[0], "");
  });

  it("is followed by the outline at each key", async () => {
    await open();
    const line = toLongestLine();
    await run("type", { text: "\n" });
    for (const text of ["第九百篇：在渠道验收会上的讲话", "\n", "同志们：", "\n"]) await run("type", { text });
    const found = await speeches(editor.document);
    assert.ok(found.includes(line + 1), `no speech at ${line + 1}`);
    const later = heads.filter((head) => head > line).map((head) => head + 3);
    assert.deepEqual(found.slice(-later.length), later);
  });
});

const SQUIGGLES = '.cdr[class*="squiggly"]';

interface Watched {
  states: string[];
}

/** Notes in the page each state of the squiggles in the editor on the right that differs from the one before. */
async function watch(page: Page): Promise<void> {
  await page.evaluate((selector) => {
    const states: string[] = [];
    (window as unknown as Watched).states = states;
    const place = (element: Element) => {
      const { left, top, width } = element.getBoundingClientRect();
      return `${Math.round(left)},${Math.round(top)},${Math.round(width)}`;
    };
    const left = (element: Element) => element.getBoundingClientRect().left;
    const groups = [...document.querySelectorAll(".editor-group-container")].sort((a, b) => left(a) - left(b));
    const look = () => {
      const state = [...groups.at(-1)!.querySelectorAll(selector)].map(place).join(" ");
      if (state !== states.at(-1)) states.push(state);
      requestAnimationFrame(look);
    };
    look();
  }, SQUIGGLES);
}
