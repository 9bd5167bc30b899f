import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { encode } from "../../server/src/corpus/encode";
import { itShows, labels, listed } from "./page";
import { closeAll, inFolder, show, TWO_SPEECHES, until, untilSeen } from "./workbench";

describe("the status bar", () => {
  const entry = (page: Page) => page.locator('[id="speech-corpus.speech-corpus.speechCorpus.status"]');

  itShows("tells the speech under the cursor and how many problems there are", async (page) => {
    const editor = await show("status.speechdump", TWO_SPEECHES);
    await untilSeen(["Speech 1/2 · 1 problem"], () => labels(entry(page)));
    editor.selection = new vscode.Selection(8, 0, 8, 0);
    await untilSeen(["Speech 2/2 · 1 problem"], () => labels(entry(page)));
    await vscode.commands.executeCommand("speechCorpus.renumberDocument");
    await untilSeen(["Speech 2/2 · no problems"], () => labels(entry(page)));
    await closeAll();
    await untilSeen(0, () => entry(page).count());
  });

  itShows("lists the speeches at a click, and goes to the one that is picked", async (page) => {
    const editor = await show("clicked.speechdump", TWO_SPEECHES);
    editor.selection = new vscode.Selection(0, 0, 0, 0);
    await entry(page).locator("a").click();
    await until("the list of speeches", async () =>
      /^2\. 在夏收会上的讲话, \d\d characters · no problems$/.test((await labels(listed(page)))[1] ?? ""),
    );
    await listed(page).nth(1).click();
    await untilSeen(6, () => editor.selection.active.line);
  });

  itShows("names an encoding that is not the usual one", async (page) => {
    const uri = inFolder("gb18030.speechdump");
    await vscode.workspace.fs.writeFile(uri, encode(TWO_SPEECHES, "gb18030"));
    const files = vscode.workspace.getConfiguration("files");
    await files.update("encoding", "gb18030", vscode.ConfigurationTarget.Workspace);
    try {
      await vscode.window.showTextDocument(uri);
      await untilSeen(["Speech 1/2 · 1 problem · GB18030"], () => labels(entry(page)));
    } finally {
      await files.update("encoding", undefined, vscode.ConfigurationTarget.Workspace);
    }
  });
});
