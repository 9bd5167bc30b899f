import assert from "node:assert/strict";
import * as vscode from "vscode";
import { inFolder, inRoot, show, until, untilSpeeches } from "./workbench";

const DUMP =
  "第一篇：在春耕会上的讲话\n同志们：\n渠要修，水要蓄。\n谢谢大家！\n\n第二篇：在夏收会上的讲话\n同志们：\n镰刀要磨快。\n谢谢大家！\n";

describe("The walkthrough", () => {
  /** Shows a dump, and the walkthrough in front of it. */
  async function start(name: string): Promise<vscode.TextDocument> {
    const { document } = await show(name, DUMP);
    await untilSpeeches(document, [0, 5]);
    await vscode.commands.executeCommand("workbench.action.keepEditor");
    await vscode.commands.executeCommand("speechCorpus.getStarted");
    await until("the walkthrough in front", () => vscode.window.activeTextEditor === undefined);
    return document;
  }

  it("is a command away, and its last step splits the dump behind it", async () => {
    await start("tour.speechdump");
    const folder = inFolder("tour");
    await vscode.commands.executeCommand("speechCorpus.splitIntoFiles", undefined, undefined, {
      options: {},
      folder,
      speeches: [0, 1],
    });
    const names = (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name);
    assert.equal(names.filter((name) => /^0[12]-.*\.txt$/.test(name)).length, 2);
  });

  it("has no button that changes or decides something unseen", () => {
    const { walkthroughs } = vscode.extensions.getExtension("speech-corpus.speech-corpus")!.packageJSON.contributes;
    const described = walkthroughs[0].steps.map(({ description }: { description: string }) => description).join("\n");
    const buttons = [...described.matchAll(/command:speechCorpus\.(\w+)\)/g)].map(([, command]) => command!);
    assert.ok(buttons.includes("splitIntoFiles"));
    assert.deepEqual(
      buttons.filter((command) => ["startsHere", "notABoundary", "mergeWithPrevious", "splitHere"].includes(command)),
      [],
    );
  });

  it("leaves the text as it is where Not a Boundary is said of a line that starts no speech", async () => {
    const document = await start("inside.speechdump");
    const editor = await vscode.window.showTextDocument(document);
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    await vscode.commands.executeCommand("speechCorpus.notABoundary");
    await untilSpeeches(document, [0, 5]);
    const decisions = vscode.workspace.fs.readFile(inRoot(".speech-corpus/decisions.json"));
    const kept = await decisions.then(
      (bytes) => new TextDecoder().decode(bytes),
      () => "",
    );
    assert.ok(!kept.includes(vscode.workspace.asRelativePath(document.uri)));
  });
});
