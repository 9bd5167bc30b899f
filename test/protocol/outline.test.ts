import assert from "node:assert/strict";
import {
  type DocumentSymbol,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  type SymbolInformation,
} from "vscode-languageserver-protocol/node";
import { modern, plain, Session } from "./session";

const DUMP = `第一篇：在全县春耕动员会上的讲话
同志们：
今天开会，讲两件事。
一、水的事
（一）修渠
渠要修。
（二）蓄水
水要蓄。

二、种子的事
种子要选。
谢谢大家！

第二篇：在开学典礼上的致辞
老师们：
开学了。
`;

describe("outline", () => {
  let session: Session;
  afterEach(() => session.stop());

  it("is a tree of collection, speeches and sections", async () => {
    session = await Session.start();
    const { identifier } = await session.open(DUMP);
    const symbols = (await session.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: identifier,
    })) as DocumentSymbol[];
    assert.deepEqual(outline(symbols), [
      "Collection 0-16",
      "  在全县春耕动员会上的讲话 0-11",
      "    一、水的事 3-8",
      "      （一）修渠 4-5",
      "      （二）蓄水 6-8",
      "    二、种子的事 9-11",
      "  在开学典礼上的致辞 13-15",
    ]);
    const [collection] = symbols;
    assert.deepEqual(collection!.children![0]!.selectionRange, {
      start: { line: 0, character: 0 },
      end: { line: 0, character: 16 },
    });
  });

  it("follows an edit", async () => {
    session = await Session.start();
    const document = await session.open(DUMP);
    await document.change(document.lines(9), "二、良种的事");
    const symbols = (await session.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: document.identifier,
    })) as DocumentSymbol[];
    assert.equal(outline(symbols)[5], "    二、良种的事 9-11");
  });

  it("is flat, with containers, for an editor that knows no trees", async () => {
    session = await Session.start({ capabilities: plain });
    const { identifier } = await session.open(DUMP);
    const symbols = (await session.connection.sendRequest(DocumentSymbolRequest.type, {
      textDocument: identifier,
    })) as SymbolInformation[];
    const heading = symbols.find(({ name }) => name === "（一）修渠")!;
    assert.equal(heading.containerName, "一、水的事");
    assert.equal(heading.location.range.start.line, 4);
  });

  it("is empty where there is no dump", async () => {
    session = await Session.start();
    const { identifier } = await session.open("");
    assert.deepEqual(
      await session.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: identifier }),
      [],
    );
  });

  it("folds what is outermost first, without the blank lines after it", async () => {
    session = await Session.start({
      capabilities: { ...modern, textDocument: { ...modern.textDocument, foldingRange: { rangeLimit: 4 } } },
    });
    const { identifier } = await session.open(DUMP);
    const ranges = await session.connection.sendRequest(FoldingRangeRequest.type, { textDocument: identifier });
    assert.deepEqual(
      ranges!.map(({ startLine, endLine }) => [startLine, endLine]),
      [
        [0, 11],
        [13, 15],
        [3, 7],
        [9, 11],
      ],
    );
  });
});

/** One line a symbol: its depth, name and lines. */
function outline(symbols: readonly DocumentSymbol[], depth = 0): string[] {
  return symbols.flatMap(({ name, range, children }) => [
    `${"  ".repeat(depth)}${name} ${range.start.line}-${range.end.line}`,
    ...outline(children ?? [], depth + 1),
  ]);
}
