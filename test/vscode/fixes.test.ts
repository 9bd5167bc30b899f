import assert from "node:assert/strict";
import * as vscode from "vscode";
import { configure, quickFixes, show, until } from "./workbench";

const FAULTY = `第一篇：在全县春耕动员会上的讲话
同志们：
今天开会，讲几件事。
一、水的事
（一）修渠
渠要修。
（三）蓄水
水要蓄。
二、种子的事
种子要选。
四、农机的事
农机要检修。
四、人的事
人要到位。
谢谢大家！
`;
const MENDED = FAULTY.replace("（三）蓄水", "（二）蓄水").replace("四、农机", "三、农机");

/** Our diagnostics of `document` once there are `count` of them: line and code. */
function problems({ uri }: vscode.TextDocument, count: number): Promise<string[]> {
  return until(`${count} problems`, () => {
    const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "speech-corpus");
    return (
      found.length === count &&
      found.map(({ range, code }) => `${range.start.line} ${(code as { value: string }).value}`)
    );
  });
}

describe("problems and fixes", () => {
  afterEach(() => configure("rules", undefined));

  it("shows what is wrong, with the sibling that it contradicts", async () => {
    const { document } = await show("problems.speechdump", FAULTY);
    assert.deepEqual((await problems(document, 2)).sort(), ["10 numbering/gap", "6 numbering/gap"]);
    const [gap] = vscode.languages.getDiagnostics(document.uri);
    assert.ok(gap!.relatedInformation![0]!.location.range.start.line < gap!.range.start.line);
    const { target } = gap!.code as { target: vscode.Uri };
    assert.match((await vscode.workspace.openTextDocument(target)).getText(), /^# numbering\/gap/);
  });

  it("renumbers a heading by its quick fix, and takes it back in one step", async () => {
    const { document } = await show("fix.speechdump", FAULTY);
    await problems(document, 2);
    const fix = await until("the quick fix", async () =>
      (await quickFixes(document, new vscode.Range(10, 0, 10, 1))).find(
        ({ title, edit }) => title === "Renumber this heading: “三、”" && edit,
      ),
    );
    assert.ok(await vscode.workspace.applyEdit(fix.edit!));
    assert.equal(document.lineAt(10).text, "三、农机的事");
    await problems(document, 1);
    await vscode.commands.executeCommand("undo");
    assert.equal(document.getText(), FAULTY);
    await problems(document, 2);
  });

  it("mends what is safe when asked to fix all", async () => {
    const { document } = await show("fix-all.speechdump", FAULTY);
    await problems(document, 2);
    await vscode.commands.executeCommand("editor.action.fixAll");
    await until("the fix", () => document.getText() === FAULTY.replace("四、农机", "三、农机"));
  });

  it("renumbers series, speech and document from the palette, each in one step", async () => {
    const editor = await show("renumber.speechdump", FAULTY);
    const { document } = editor;
    editor.selection = new vscode.Selection(7, 0, 7, 0);
    await vscode.commands.executeCommand("speechCorpus.renumberSeries");
    assert.equal(document.getText(), FAULTY.replace("（三）蓄水", "（二）蓄水"));
    for (const command of ["speechCorpus.renumberSpeech", "speechCorpus.renumberDocument"]) {
      await vscode.commands.executeCommand("undo");
      await vscode.commands.executeCommand("undo");
      assert.equal(document.getText(), FAULTY);
      await vscode.commands.executeCommand(command);
      assert.equal(document.getText(), MENDED);
    }
  });

  it("obeys the severities of the settings at once", async () => {
    const { document } = await show("severities.speechdump", FAULTY);
    await problems(document, 2);
    await configure("rules", { "numbering/*": "off" });
    await problems(document, 0);
    await configure("rules", undefined);
    await problems(document, 2);
  });
});
