import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { fixture } from "../repository";
import { ask, inFolder, show, until, untilSeen } from "./workbench";

const NUMBERED = `第一篇：在全县春耕动员会上的讲话
同志们：
今天开会，讲几件事。
一、水的事
（一）修渠
渠要修。土要夯实。
（三）蓄水
水要蓄。

二、种子的事
种子要选。
谢谢大家！
`;

describe("reading a dump", () => {
  it("tells in a hover why a speech starts here", async () => {
    const { document } = await show("hover.speechdump", NUMBERED);
    const [hover] = await ask<vscode.Hover>("vscode.executeHoverProvider", document, new vscode.Position(0, 2));
    const text = (hover!.contents as vscode.MarkdownString[]).map(({ value }) => value).join("\n");
    assert.match(text, /Why a speech starts here/);
    assert.match(text, /a marker numbers it/);
  });

  it("tells in a hover where a section stands", async () => {
    const { document } = await show("path.speechdump", NUMBERED);
    const [hover] = await ask<vscode.Hover>("vscode.executeHoverProvider", document, new vscode.Position(4, 1));
    const text = (hover!.contents as vscode.MarkdownString[]).map(({ value }) => value).join("\n");
    assert.match(text, /水的事.*\*\*.*修渠\*\*/s);
  });

  it("highlights the series under the cursor", async () => {
    const { document } = await show("highlight.speechdump", NUMBERED);
    const highlights = await ask<vscode.DocumentHighlight>(
      "vscode.executeDocumentHighlights",
      document,
      new vscode.Position(6, 1),
    );
    assert.deepEqual(
      highlights.map(({ range }) => range.start.line),
      [4, 6],
    );
  });

  it("widens the selection from the word to the sentence, the sections, the speech and the dump", async () => {
    const second = "第二篇：在夏收会上的讲话\n同志们：\n麦子黄了。\n谢谢大家！\n";
    const { document } = await show("selection.speechdump", NUMBERED + second);
    const [range] = await ask<vscode.SelectionRange>("vscode.executeSelectionRangeProvider", document, [
      new vscode.Position(5, 4),
    ]);
    const widened: string[] = [];
    for (let at: vscode.SelectionRange | undefined = range; at; at = at.parent)
      widened.push(document.getText(at.range).trimEnd());
    const ladder = [
      "土",
      "土要夯实。",
      "渠要修。土要夯实。",
      "（一）修渠\n渠要修。土要夯实。",
      NUMBERED.slice(NUMBERED.indexOf("一、"), NUMBERED.indexOf("\n\n")),
      NUMBERED.trimEnd(),
      document.getText().trimEnd(),
    ];
    assert.deepEqual(
      [...new Set(widened)].filter((text) => ladder.includes(text)),
      ladder,
    );
  });

  it("hints at the expected number", async () => {
    const { document } = await show("hints.speechdump", NUMBERED);
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const [hint] = await ask<vscode.InlayHint>("vscode.executeInlayHintProvider", document, all);
    assert.deepEqual([hint!.position.line, hint!.label], [6, "→ （二）"]);
  });

  it("shows length, problems and actions above a speech", async () => {
    const { document } = await show("lens.speechdump", NUMBERED);
    const lenses = await ask<vscode.CodeLens>("vscode.executeCodeLensProvider", document, 10);
    // The length is no command.
    const commands = lenses.flatMap(({ command }) => (command?.command ? [command] : []));
    assert.deepEqual(
      commands.map(({ title }) => title),
      ["1 problem", "Split off…", "Clean…"],
    );
    const [problems] = commands;
    await vscode.commands.executeCommand(problems!.command, ...problems!.arguments!);
    await until("the problem under the cursor", () => vscode.window.activeTextEditor?.selection.active.line === 6);
  });

  it("colours real heads, rhetoric and junk by what they are", async () => {
    const text = NUMBERED.replace("水要蓄。\n", "水要蓄。\n同志们、朋友们！\n上一页 1 2 3 下一页\n");
    const { document } = await show("tokens.speechdump", text);
    const { tokenTypes } = await until("the legend", () =>
      vscode.commands.executeCommand<vscode.SemanticTokensLegend>(
        "vscode.provideDocumentSemanticTokensLegend",
        document.uri,
      ),
    );
    const { data } = await until("semantic tokens", () =>
      vscode.commands.executeCommand<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri),
    );
    const types: string[] = [];
    for (let i = 0, line = 0; i < data.length; i += 5) {
      line += data[i]!;
      types.push(`${line} ${tokenTypes[data[i + 3]!]}`);
    }
    assert.deepEqual(types, ["0 speechTitle", "1 salutation", "8 rhetorical", "9 noise", "13 closing"]);
  });

  it("links a table of contents with its speeches, both ways", async () => {
    const text = await readFile(fixture("dumps/contents.txt"), "utf8");
    const { document } = await show("contents.speechdump", text);
    const links = await ask<vscode.DocumentLink>("vscode.executeLinkProvider", document);
    assert.deepEqual(
      links.map(({ target }) => target!.fragment),
      ["L12", "L19", "L25"],
    );
    const [definition] = await ask<vscode.LocationLink>(
      "vscode.executeDefinitionProvider",
      document,
      new vscode.Position(4, 4),
    );
    assert.equal(definition!.targetRange.start.line, 18);
    const references = await ask<vscode.Location>(
      "vscode.executeReferenceProvider",
      document,
      new vscode.Position(18, 0),
    );
    assert.ok(references.some(({ range }) => range.start.line === 4));
  });

  it("renames a title wherever it stands", async () => {
    const text = "第一篇：在春耕会上的讲话\n在春耕会上的讲话\n同志们：\n种子要选。\n谢谢大家！\n";
    const { document } = await show("rename.speechdump", text);
    const edit = await until("the edit", () =>
      vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        new vscode.Position(1, 2),
        "在夏收会上的讲话",
      ),
    );
    await vscode.workspace.applyEdit(edit);
    assert.equal(document.getText(), text.replaceAll("春耕会", "夏收会"));
  });

  it("finds speeches by name in all dumps that are open", async () => {
    await show("symbols-1.speechdump", NUMBERED);
    await vscode.commands.executeCommand("workbench.action.keepEditor");
    await show("symbols-2.speechdump", NUMBERED.replace("春耕动员会", "秋收动员会"));
    await untilSeen(
      ["在全县春耕动员会上的讲话 symbols-1.speechdump", "在全县秋收动员会上的讲话 symbols-2.speechdump"],
      async () => {
        const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
          "vscode.executeWorkspaceSymbolProvider",
          "动员会",
        );
        // VS Code keeps documents for a while after their tabs are closed.
        const ours = found.filter(({ location }) => location.uri.path.startsWith(inFolder("").path));
        const places = ours.map(({ name, location }) => `${name} ${location.uri.path.replace(/^.*\//, "")}`);
        return places.sort();
      },
    );
  });

  it("offers the next marker on an empty line", async () => {
    const { document } = await show("completion.speechdump", NUMBERED);
    const labels = await until("the markers", async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        new vscode.Position(8, 0),
      );
      return items.length > 0 && items.map(({ label }) => label);
    });
    assert.deepEqual(labels, ["（四）", "二、"]);
  });
});
