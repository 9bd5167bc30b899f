import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { repository } from "../repository";
import { itShows, labels, listed, popUps } from "./page";
import {
  closeAll,
  inEnglish,
  settle,
  show,
  speeches,
  TWO_SPEECHES,
  titleOf,
  until,
  untilSeen,
  untilSpeeches,
} from "./workbench";

const { contributes } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
const run = vscode.commands.executeCommand;

describe("commands", () => {
  describe("in the palette", () => {
    const ANYWHERE = ["analyseFile", "getStarted", "joinFolder", "openSample", "splitFile", "undoSplit"];
    /** Commands that need more than a dump in front. */
    const ELSEWHERE = ["treatAsDump", "clearFilter", "applyPreview"];

    /** The names of our commands that the palette offers, without those that VS Code makes for any view. */
    async function offered(page: Page): Promise<string[]> {
      // Tall enough for the whole list.
      await page.setViewportSize({ width: 1280, height: 2400 });
      try {
        const rows = await until("the whole list", async () => {
          if ((await listed(page).count()) === 0) await run("workbench.action.quickOpen", ">Speech Corpus: ");
          const found = await labels(listed(page));
          const [size] = await listed(page).evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-setsize")));
          return found.length > 0 && found.length === Number(size) && found;
        });
        await page.keyboard.press("Escape");
        return rows
          .filter((row) => row.startsWith("Speech Corpus: "))
          .map((row) => row.replace(/^Speech Corpus: |, Control\+.*$/g, ""))
          .filter((name) => name !== "Focus on Speeches View")
          .sort();
      } finally {
        await page.setViewportSize({ width: 1280, height: 800 });
      }
    }

    const titles = (names: readonly string[]) => names.map(titleOf).sort();

    itShows("are those for files where no dump is open", async (page) => {
      await untilSeen(titles(ANYWHERE), () => offered(page));
      await run("workbench.action.openWalkthrough", "speech-corpus.speech-corpus#start");
      await untilSeen(titles(ANYWHERE), () => offered(page));
    });

    itShows("can make a dump of another text", async (page) => {
      await show("plain.md", "# 会议\n");
      await untilSeen(titles([...ANYWHERE, "treatAsDump"]), () => offered(page));
    });

    itShows("are all that work at a dump where one is in front", async (page) => {
      const { document } = await show("palette.speechdump", TWO_SPEECHES);
      await untilSpeeches(document, [0, 6]);
      const all: string[] = contributes.commands.map(({ command }: { command: string }) => command);
      const wanted = all
        .map((id) => id.replace("speechCorpus.", ""))
        .filter((name) => !name.startsWith("view.") && !ELSEWHERE.includes(name));
      await untilSeen(titles(wanted), () => offered(page));
    });
  });

  it("have titles of one category, and are all there", async () => {
    const known = new Set(await vscode.commands.getCommands());
    for (const { command, title, category } of contributes.commands) {
      assert.equal(category, "%category%", command);
      assert.ok(inEnglish(title), command);
      assert.ok(known.has(command), command);
    }
  });

  it("have keys that clash with none of VS Code's own in a dump", async () => {
    await run("workbench.action.openDefaultKeybindingsFile");
    const editor = await until("the default keys", () => vscode.window.activeTextEditor);
    const text = editor.document.getText().replace(/^\s*\/\/.*$/gm, "");
    const bindings: { key: string; command: string; when?: string }[] = JSON.parse(text);
    const ours = bindings.filter(({ command }) => command.startsWith("speechCorpus."));
    assert.deepEqual(
      ours.map(({ key }) => key),
      contributes.keybindings.map(({ key }: { key: string }) => key),
    );
    for (const { key, when } of ours) {
      assert.match(when ?? "", /editorLangId == 'speech-dump'/);
      const others = bindings.filter((other) => other.key === key && !other.command.startsWith("speechCorpus."));
      // Where these have the focus, the text of a dump has not.
      for (const other of others)
        for (const alternative of (other.when ?? "").split("||"))
          assert.match(alternative, /accessibleView|inQuickInput|inChat/, other.command);
    }
  });

  itShows("answer to their keys", async (page) => {
    const editor = await show("keys.speechdump", TWO_SPEECHES);
    await untilSpeeches(editor.document, [0, 6]);
    const leadsTo = (key: string, line: number) =>
      untilSeen(line, async () => {
        await run("workbench.action.focusActiveEditorGroup");
        await page.keyboard.press(key);
        await settle();
        return editor.selection.active.line;
      });
    await leadsTo("Control+Alt+PageDown", 6);
    await leadsTo("Control+Alt+PageUp", 0);
  });

  itShows("stand in the menu of the text together", async (page) => {
    const { document } = await show("menu.speechdump", TWO_SPEECHES);
    await untilSpeeches(document, [0, 6]);
    await page.locator(".view-line", { hasText: "麦子黄了" }).click({ button: "right" });
    const menu = page.locator(".context-view .monaco-menu");
    await menu.getByText("Speech Corpus", { exact: true }).hover();
    const items: { command: string }[] = contributes.menus["speechCorpus.editor"];
    const names = items.map(({ command }) => titleOf(command));
    for (const name of names) await menu.getByText(name, { exact: true }).waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
  });
});

describe("the walkthrough", () => {
  itShows("opens with all its steps, and its first button opens a dump, which is the first step done", async (page) => {
    await run("workbench.action.openWalkthrough", "speech-corpus.speech-corpus#start");
    const [{ steps }] = contributes.walkthroughs;
    const expected = steps.map(({ title }: { title: string }) => inEnglish(title));
    const titles = page.locator(".getting-started-step .step-title");
    await untilSeen(expected, () => titles.allTextContents());
    const sample = page.locator(".getting-started-step").getByText("Open the Sample");
    // A step that is done is closed.
    if (!(await sample.isVisible())) await titles.first().click();
    await sample.click();
    const { document } = await until("the sample", () => vscode.window.activeTextEditor);
    await until("its speeches", async () => (await speeches(document)).length === 3);
    await run("workbench.action.openWalkthrough", "speech-corpus.speech-corpus#start");
    const first = page.locator(".getting-started-step").first().locator(".codicon.complete");
    await until("the tick", () => first.isVisible());
  });

  it("names only commands that are there", async () => {
    const known = new Set(await vscode.commands.getCommands());
    for (const { id, description } of contributes.walkthroughs[0].steps) {
      const named = [...inEnglish(description).matchAll(/\(command:([^)?]+)/g)].map(([, command]) => command!);
      assert.notEqual(named.length, 0, id);
      for (const command of named) assert.ok(known.has(command), command);
    }
  });
});

describe("quiet", () => {
  itShows("nothing pops up while one opens, reads and edits dumps", async (page) => {
    await run("notifications.clearAll");
    for (const name of ["quiet-1.speechdump", "quiet-2.txt"]) {
      await run("workbench.view.explorer");
      const editor = await show(name, TWO_SPEECHES);
      await untilSpeeches(editor.document, [0, 6]);
      for (const command of ["speeches.focus", "sortByLength", "sortByOrder"]) await run(`speechCorpus.${command}`);
      for (const command of ["nextSpeech", "previousSpeech"]) await run(`speechCorpus.${command}`);
      await until("typed text", async () => {
        // The view may still be taking the focus.
        await vscode.window.showTextDocument(editor.document);
        await run("type", { text: "新" });
        return editor.document.isDirty;
      });
      await run("editor.action.showHover");
      await closeAll();
    }
    await settle();
    assert.deepEqual(await popUps(page), []);
  });
});
