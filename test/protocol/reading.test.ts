import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
  type CodeLens,
  CodeLensRequest,
  CodeLensResolveRequest,
  type CompletionItem,
  CompletionRequest,
  DefinitionRequest,
  DocumentHighlightRequest,
  DocumentLinkRequest,
  type Hover,
  HoverRequest,
  type InlayHint,
  InlayHintRequest,
  type Location,
  type MarkupContent,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  type SelectionRange,
  SelectionRangeRequest,
  SemanticTokensRequest,
  type SymbolInformation,
  WorkspaceSymbolRequest,
} from "vscode-languageserver-protocol/node";
import { type MarkedPlace, PLACES } from "../../protocol/requests";
import { fixture } from "../repository";
import { type OpenDocument, Session } from "./session";

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
const CONTENTS = readFileSync(fixture("dumps/contents.txt"), "utf8");
const RHETORICAL = readFileSync(fixture("dumps/rhetorical.txt"), "utf8");

describe("reading a dump", () => {
  let session: Session;
  let document: OpenDocument;
  const open = async (text: string, settings = {}) => {
    session = await Session.start({ settings, options: { commands: true } });
    document = await session.open(text);
  };
  const at = (line: number, character = 0) => ({ textDocument: document.identifier, position: { line, character } });
  const lineOf = (part: string) => document.text.split("\n").findIndex((text) => text.includes(part));
  afterEach(() => session.stop());

  describe("hover", () => {
    const hover = async (line: number, character = 0) =>
      ((await session.connection.sendRequest(HoverRequest.type, at(line, character))) as Hover | null)?.contents as
        | MarkupContent
        | undefined;

    it("tells why a speech starts here, how sure that is, and how long it is", async () => {
      await open(RHETORICAL);
      const { value } = (await hover(0))!;
      assert.match(value, /Speech 1 of \d+/);
      assert.match(value, /\d+ characters · very likely \(\d\d %\)/);
      assert.match(value, /\+5 a marker numbers it \(line 1\)/);
      assert.match(value, /\+3 a salutation on its own line \(line 3\)/);
    });

    it("tells the path of a heading", async () => {
      await open(NUMBERED);
      const { value } = (await hover(4, 1))!;
      assert.match(value, /水的事[\s\S]*\*\*修渠\*\*/);
    });

    it("says nothing on body text", async () => {
      await open(NUMBERED);
      assert.equal(await hover(5), undefined);
    });
  });

  it("highlights the series of the heading under the cursor", async () => {
    await open(NUMBERED);
    const highlights = await session.connection.sendRequest(DocumentHighlightRequest.type, at(6, 1));
    assert.deepEqual(
      highlights!.map(({ range }) => range.start.line),
      [4, 6],
    );
    assert.deepEqual(await session.connection.sendRequest(DocumentHighlightRequest.type, at(7, 1)), []);
  });

  it("widens a selection from word to sentence, line, sections, speech and dump", async () => {
    await open(NUMBERED);
    const [innermost] = (await session.connection.sendRequest(SelectionRangeRequest.type, {
      textDocument: document.identifier,
      positions: [{ line: 5, character: 5 }],
    }))!;
    const texts: string[] = [];
    for (let range: SelectionRange | undefined = innermost; range; range = range.parent)
      texts.push(document.textIn(range.range));
    assert.equal(texts[0], "要");
    assert.equal(texts[1], "土要夯实。");
    assert.equal(texts[2], "渠要修。土要夯实。");
    assert.match(texts[3]!, /^（一）修渠\n渠要修。土要夯实。$/);
    assert.match(texts[4]!, /^一、水的事[\s\S]*水要蓄。/);
    assert.match(texts[5]!, /^第一篇[\s\S]*谢谢大家！$/);
    assert.equal(texts.at(-1), NUMBERED);
  });

  it("hints at the expected number behind a wrong one, unless it is told not to", async () => {
    const hints = async () =>
      (await session.connection.sendRequest(InlayHintRequest.type, {
        textDocument: document.identifier,
        range: document.lines(0, 11),
      })) as InlayHint[];
    await open(NUMBERED);
    assert.deepEqual(
      (await hints()).map(({ position, label }) => [position.line, label]),
      [[6, "→ （二）"]],
    );
    await session.stop();
    await open(NUMBERED, { inlayHints: { enabled: false } });
    assert.deepEqual(await hints(), []);
  });

  it("counts characters and problems above each speech, unless it is told not to", async () => {
    const lenses = async () =>
      (await session.connection.sendRequest(CodeLensRequest.type, { textDocument: document.identifier })) as CodeLens[];
    await open(NUMBERED);
    const found = await lenses();
    assert.ok(found.every(({ command }) => command === undefined));
    const resolved = await Promise.all(
      found.map((lens) => session.connection.sendRequest(CodeLensResolveRequest.type, lens)),
    );
    const titles = resolved.map(({ command }) => command!.title);
    assert.deepEqual(titles.slice(1), ["1 problem", "Split off…", "Clean…"]);
    assert.match(titles[0]!, /^\d+ characters$/);
    await session.stop();
    await open(NUMBERED, { codeLens: { enabled: false } });
    assert.deepEqual(await lenses(), []);
  });

  it("tells real salutations from rhetorical ones", async () => {
    await open(RHETORICAL);
    const { data } = (await session.connection.sendRequest(SemanticTokensRequest.type, {
      textDocument: document.identifier,
    }))!;
    const { legend } = session.initialized.capabilities.semanticTokensProvider!;
    const types = new Map<number, string>();
    let line = 0;
    for (let i = 0; i < data.length; i += 5) {
      line += data[i]!;
      types.set(line, legend.tokenTypes[data[i + 3]!]!);
    }
    assert.equal(types.get(lineOf("父老乡亲们，同志们：")), "salutation");
    assert.equal(types.get(lineOf("同志们，乡亲们！")), "rhetorical");
    assert.equal(types.get(0), "speechTitle");
  });

  describe("a table of contents", () => {
    it("links its entries to the speeches that are there", async () => {
      await open(CONTENTS);
      const links = await session.connection.sendRequest(DocumentLinkRequest.type, {
        textDocument: document.identifier,
      });
      assert.deepEqual(
        links!.map(({ range, target }) => [range.start.line, target]),
        [12, 19, 25].map((line, i) => [3 + i, `${document.uri}#L${line}`]),
      );
    });

    it("leads from an entry to its speech and back", async () => {
      await open(CONTENTS);
      const [definition] = (await session.connection.sendRequest(DefinitionRequest.type, at(4, 4))) as Location[];
      assert.equal(definition!.range.start.line, 18);
      const references = await session.connection.sendRequest(ReferencesRequest.type, {
        ...at(18),
        context: { includeDeclaration: true },
      });
      assert.deepEqual(
        references!.map(({ range }) => range.start.line),
        [18, 4],
      );
    });

    it("marks entries without a speech, and gives untitled speeches their titles", async () => {
      await open(CONTENTS);
      const hints = (await session.connection.sendRequest(InlayHintRequest.type, {
        textDocument: document.identifier,
        range: document.lines(0, 30),
      })) as InlayHint[];
      const labels = hints.map(({ position, label }) => `${position.line} ${label}`);
      assert.ok(labels.includes("6 not in this dump"), labels.join());
      assert.ok(labels.includes("11 《在船闸大修动员会上的讲话》"), labels.join());
    });
  });

  describe("rename", () => {
    it("changes a title in marker and title line", async () => {
      await open("第一篇：在春耕会上的讲话\n在春耕会上的讲话\n同志们：\n种子要选。\n谢谢大家！\n");
      const edit = await session.connection.sendRequest(RenameRequest.type, {
        ...at(1, 3),
        newName: "在夏收会上的讲话",
      });
      assert.equal(
        document.after(edit!),
        "第一篇：在夏收会上的讲话\n在夏收会上的讲话\n同志们：\n种子要选。\n谢谢大家！\n",
      );
    });

    it("is refused where there is no title, and for an empty one", async () => {
      await open(NUMBERED);
      assert.equal(await session.connection.sendRequest(PrepareRenameRequest.type, at(5)), null);
      await assert.rejects(
        session.connection.sendRequest(RenameRequest.type, { ...at(0, 6), newName: " " }),
        /not empty/,
      );
    });
  });

  it("finds speeches and sections of all open dumps, speeches first", async () => {
    await open(NUMBERED);
    await session.open("第一篇：在蓄水工程会上的讲话\n同志们：\n坝要修。\n谢谢大家！\n", "file:///speeches/other.dump");
    const symbols = (await session.connection.sendRequest(WorkspaceSymbolRequest.type, {
      query: "蓄水",
    })) as SymbolInformation[];
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["在蓄水工程会上的讲话", "蓄水"],
    );
  });

  it("offers the next marker of each series around an empty line", async () => {
    await open(NUMBERED);
    const items = (await session.connection.sendRequest(CompletionRequest.type, at(8))) as CompletionItem[];
    assert.deepEqual(
      items.map(({ label }) => label),
      ["（四）", "二、"],
    );
    assert.deepEqual(await session.connection.sendRequest(CompletionRequest.type, at(7, 2)), []);
  });

  it("tells each place of a problem that counts many, between two lines", async () => {
    await open(NUMBERED.replace("渠要修。土要夯实。", "渠(qú)要(yào)修。土(tǔ)要夯实。"));
    const places = (from: number, to: number) =>
      session.connection.sendRequest<MarkedPlace[]>(PLACES, { uri: document.uri, from, to });
    assert.deepEqual(
      (await places(4, 6)).map(({ start, end }) => document.textIn({ start, end })),
      ["(qú)", "(yào)", "(tǔ)"],
    );
    assert.deepEqual(await places(6, 9), []);
  });
});
