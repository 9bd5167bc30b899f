import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import * as vscode from "vscode";
import { fixture } from "../repository";
import { closeAll, configure, show, until } from "./workbench";

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

/** What VS Code answers for a document, as soon as it answers with something. */
function ask<T>(command: string, { uri }: vscode.TextDocument, ...args: unknown[]): Promise<T[]> {
  return until(command, async () => {
    const found = await vscode.commands.executeCommand<T[]>(command, uri, ...args);
    return found?.length > 0 && found;
  });
}

describe("reading a dump", () => {
  afterEach(async () => {
    await closeAll();
    await configure("codeLens", undefined);
    await configure("inlayHints", undefined);
  });

  it("tells in a hover why a speech starts here", async () => {
    const { document } = await show("hover.speechdump", NUMBERED);
    const [hover] = await ask<vscode.Hover>("vscode.executeHoverProvider", document, new vscode.Position(0, 2));
    const text = (hover!.contents as vscode.MarkdownString[]).map(({ value }) => value).join("\n");
    assert.match(text, /Why a speech starts here/);
    assert.match(text, /a marker numbers it/);
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

  it("widens the selection to the speech", async () => {
    const { document } = await show("selection.speechdump", NUMBERED);
    const [range] = await ask<vscode.SelectionRange>("vscode.executeSelectionRangeProvider", document, [
      new vscode.Position(5, 5),
    ]);
    const widened: string[] = [];
    for (let at: vscode.SelectionRange | undefined = range; at; at = at.parent)
      widened.push(document.getText(at.range));
    assert.ok(widened.includes("土要夯实。"));
    assert.ok(widened.includes(NUMBERED.trimEnd()));
  });

  it("hints at the expected number, unless it is told not to", async () => {
    const { document } = await show("hints.speechdump", NUMBERED);
    const all = new vscode.Range(0, 0, document.lineCount, 0);
    const [hint] = await ask<vscode.InlayHint>("vscode.executeInlayHintProvider", document, all);
    assert.deepEqual([hint!.position.line, hint!.label], [6, "→ （二）"]);
    await configure("inlayHints.enabled", false);
    await until("no hints", async () => {
      const hints = await vscode.commands.executeCommand<unknown[]>(
        "vscode.executeInlayHintProvider",
        document.uri,
        all,
      );
      return hints.length === 0;
    });
  });

  it("shows length, problems and actions above a speech, unless it is told not to", async () => {
    const { document } = await show("lens.speechdump", NUMBERED);
    const lenses = await ask<vscode.CodeLens>("vscode.executeCodeLensProvider", document, 4);
    assert.deepEqual(
      lenses.slice(1).map(({ command }) => command!.title),
      ["1 problem", "Split off…", "Clean…"],
    );
    await configure("codeLens.enabled", false);
    await until("no lenses", async () => {
      const left = await vscode.commands.executeCommand<unknown[]>("vscode.executeCodeLensProvider", document.uri);
      return left.length === 0;
    });
  });

  it("colours real heads and junk by what they are", async () => {
    const { document } = await show("tokens.speechdump", NUMBERED);
    const tokens = await until("semantic tokens", () =>
      vscode.commands.executeCommand<vscode.SemanticTokens>("vscode.provideDocumentSemanticTokens", document.uri),
    );
    assert.ok(tokens.data.length >= 15);
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

  it("finds speeches of open dumps by name", async () => {
    await show("symbols.speechdump", NUMBERED);
    await until("the symbol", async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        "春耕动员会",
      );
      return found.some(({ name }) => name === "在全县春耕动员会上的讲话");
    });
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
