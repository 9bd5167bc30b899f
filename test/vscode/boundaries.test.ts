import * as vscode from "vscode";
import { quickFixes, show, until, untilSpeeches } from "./workbench";

const BODY = "渠要修，水要蓄，堤要护，闸要查，人要到位，账要算清。".repeat(8);
const GRAIN = "麦子黄了不等人，镰刀要磨快，场院要压平，口袋要补好，天气要天天听。".repeat(9);
const FIRST = `第一篇：在春耕会上的讲话\n同志们：\n${BODY}\n谢谢大家！\n\n`;
const SECOND = `第二篇：在夏收会上的讲话\n同志们：\n${GRAIN}\n${BODY}\n谢谢大家！\n`;
const HEAD = 5;

describe("boundaries as decisions", () => {
  /** Opens the dump with the cursor at `line`. */
  async function open(line: number): Promise<vscode.TextDocument> {
    const editor = await show("boundaries.speechdump", FIRST + SECOND);
    await untilSpeeches(editor.document, [0, HEAD]);
    editor.selection = new vscode.Selection(line, 0, line, 0);
    return editor.document;
  }
  const run = (command: string) => vscode.commands.executeCommand(`speechCorpus.${command}`);

  it("merges the speech at the cursor with the one before it", async () => {
    const document = await open(7);
    await run("mergeWithPrevious");
    await untilSpeeches(document, [0]);
  });

  it("is overruled by a quick fix, and put back by another", async () => {
    const document = await open(0);
    const choose = async (line: number, wanted: string) => {
      const range = new vscode.Range(line, 0, line, 0);
      const action = await until(wanted, async () =>
        (await quickFixes(document, range)).find(({ title }) => title === wanted),
      );
      const { command, arguments: args } = action.command!;
      await vscode.commands.executeCommand(command, ...args!);
    };
    await choose(HEAD, "This is not a boundary");
    await untilSpeeches(document, [0]);
    await choose(HEAD, "A speech starts here");
    await untilSpeeches(document, [0, HEAD]);
  });

  it("moves a boundary over the empty line above it, and back", async () => {
    const document = await open(HEAD);
    await run("moveBoundaryUp");
    await untilSpeeches(document, [0, 3]);
    await run("moveBoundaryDown");
    await untilSpeeches(document, [0, HEAD]);
  });

  it("moves a boundary down line by line, the cursor with it", async () => {
    const document = await open(HEAD);
    await run("moveBoundaryDown");
    await untilSpeeches(document, [0, 6]);
    await run("moveBoundaryDown");
    await untilSpeeches(document, [0, 7]);
  });
});
