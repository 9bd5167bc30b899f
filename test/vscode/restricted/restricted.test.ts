import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { itShows, popUps, untilPopUp } from "../page";
import { inRoot, quickFixes, settle, show, speeches, TWO_SPEECHES, until, untilSpeeches } from "../workbench";

const WHY = "This command writes files, so it is off until you trust the folder.";

describe("in a folder that is not trusted", () => {
  // VS Code shows no more than three pop-ups within 800 milliseconds.
  afterEach(settle);

  async function open(): Promise<vscode.TextEditor> {
    const editor = await show("restricted.speechdump", TWO_SPEECHES);
    await untilSpeeches(editor.document, [0, 6]);
    editor.selection = new vscode.Selection(6, 0, 6, 0);
    return editor;
  }

  async function untilRefused(page: Page, document: vscode.TextDocument): Promise<void> {
    await untilPopUp(page, WHY);
    assert.deepEqual(await speeches(document), [0, 6]);
    await assert.rejects(Promise.resolve(vscode.workspace.fs.stat(inRoot(".speech-corpus"))));
  }

  it("a dump can be read and checked, and its text mended", async () => {
    assert.equal(vscode.workspace.isTrusted, false);
    const editor = await open();
    const { document } = editor;
    const [gap] = await until("the problem", () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 && found;
    });
    assert.equal(gap!.range.start.line, 3);
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      "vscode.executeHoverProvider",
      document.uri,
      new vscode.Position(6, 2),
    );
    assert.equal(hovers.length, 1);
    await vscode.commands.executeCommand("speechCorpus.previousSpeech");
    assert.equal(editor.selection.active.line, 0);
    await vscode.commands.executeCommand("speechCorpus.renumberDocument");
    assert.equal(document.getText(), TWO_SPEECHES.replace("三、", "二、"));
  });

  for (const command of [
    "splitIntoFiles",
    "splitFile",
    "undoSplit",
    "joinFolder",
    "exportSpeeches",
    "startsHere",
    "notABoundary",
    "mergeWithPrevious",
    "moveBoundaryUp",
    "moveBoundaryDown",
  ])
    itShows(`${command} says why it is off`, async (page) => {
      const { document } = await open();
      await vscode.commands.executeCommand(`speechCorpus.${command}`);
      await untilRefused(page, document);
    });

  itShows("a quick fix that keeps a decision says why it is off", async (page) => {
    const { document } = await open();
    const { command } = await until("the quick fix", async () =>
      (await quickFixes(document, new vscode.Range(6, 0, 6, 0))).find(
        ({ title }) => title === "This is not a boundary",
      ),
    ).then(({ command }) => ({ command: command! }));
    await vscode.commands.executeCommand(command.command, ...command.arguments!);
    await untilRefused(page, document);
  });

  itShows("the way to trust it is one click away", async (page) => {
    await open();
    await vscode.commands.executeCommand("speechCorpus.notABoundary");
    await until("the pop-up", async () => (await popUps(page)).includes(WHY));
    await page.locator(".notification-toast").getByRole("button", { name: "Manage Trust" }).click();
    await until("the page on trust", () =>
      vscode.window.tabGroups.activeTabGroup.activeTab?.label.includes("Workspace Trust"),
    );
  });
});
