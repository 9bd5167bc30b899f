import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FullDocumentDiagnosticReport,
  HoverRequest,
  LSPErrorCodes,
} from "vscode-languageserver-protocol/node";
import { Turns } from "../../server/src/lsp/turns";
import { generateDump } from "../support/generate";
import { type OpenDocument, Session } from "./session";

/** Of about 10 MB, which takes many turns to read. */
const LARGE = generateDump(9, 3_400_000);
const SMALL = generateDump(9, 20_000);

describe("opening a large dump", () => {
  let session: Session;
  let small: OpenDocument;
  let answered: string[];
  const note =
    (name: string) =>
    <T>(answer: T): T => {
      answered.push(name);
      return answer;
    };
  const about = ({ identifier }: OpenDocument) => ({ textDocument: identifier });
  const outline = async (document: OpenDocument, source = new CancellationTokenSource()) =>
    (await session.connection.sendRequest(
      DocumentSymbolRequest.type,
      about(document),
      source.token,
    )) as DocumentSymbol[];
  const hover = (document: OpenDocument) =>
    session.connection.sendRequest(HoverRequest.type, { ...about(document), position: { line: 0, character: 0 } });
  const problems = async (document: OpenDocument) => {
    const report = await session.connection.sendRequest(DocumentDiagnosticRequest.type, about(document));
    return (report as FullDocumentDiagnosticReport).items.map(({ code, range }) => ({ code, range }));
  };
  /** What the server tells of `document` is what it tells of a document that is opened with the same text. */
  const isAsFresh = async (document: OpenDocument) => {
    const fresh = await session.open(document.text, "file:///speeches/fresh.dump");
    assert.deepEqual(await outline(document), await outline(fresh));
    assert.deepEqual(await problems(document), await problems(fresh));
  };
  const fails = (code: number) => (error: { code: number }) => error.code === code;

  beforeEach(async () => {
    session = await Session.start();
    small = await session.open(SMALL, "file:///speeches/small.dump");
    await outline(small);
    answered = [];
  });
  afterEach(() => session.stop());

  it("keeps no other document waiting", async () => {
    const large = await session.open(LARGE);
    const whole = outline(large).then(note("outline of the large one"));
    const other = await session.open(SMALL, "file:///speeches/other.dump");
    await Promise.all([
      hover(small).then(note("hover")),
      outline(other).then(note("outline of another")),
      problems(other).then(note("problems of another")),
    ]);
    assert.deepEqual(answered, ["hover", "outline of another", "problems of another"]);
    assert.ok((await whole)[0]!.children!.length > 100);
  });

  it("is not waited for by who takes his question back", async () => {
    const large = await session.open(LARGE);
    const goesOn = outline(large).then(note("outline"));
    const source = new CancellationTokenSource();
    const ended = assert.rejects(outline(large, source), fails(LSPErrorCodes.RequestCancelled));
    await hover(small);
    source.cancel();
    await ended;
    assert.deepEqual(answered, []);
    await goesOn;
  });

  it("ends when it is closed", async () => {
    const large = await session.open(LARGE);
    const waiting = outline(large);
    await hover(small);
    await large.close();
    assert.deepEqual(await waiting, []);
    const again = await session.open(SMALL);
    assert.equal((await outline(again)).length, (await outline(small)).length);
  });

  it("goes on with what is typed meanwhile", async () => {
    const large = await session.open(LARGE);
    const stale = assert.rejects(hover(large), fails(LSPErrorCodes.ContentModified));
    const whole = outline(large);
    const middle = large.text.split("\n").length >> 1;
    const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });
    await large.change(at(0), "第一篇：在植树大会上的讲话\n同志们：\n我讲三点。\n一、挖坑\n");
    await large.change(at(middle), "三、浇水\n");
    await hover(small);
    await large.change(large.lines(middle + 10, middle + 40), "谢谢大家！");
    await large.change(at(4), "三、培土\n");
    const fresh = hover(large);
    await stale;
    await fresh;
    assert.deepEqual(await whole, await outline(large));
    await isAsFresh(large);
  });

  it("is the same where its text comes in place of another", async () => {
    const document = await session.open(SMALL);
    await outline(document);
    await session.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: document.uri, version: 2 },
      contentChanges: [{ text: LARGE }],
    });
    const whole = outline(document).then(note("outline"));
    await hover(small).then(note("hover"));
    assert.deepEqual(answered, ["hover"]);
    const same = await session.open(LARGE, "file:///speeches/same.dump");
    assert.deepEqual(await whole, await outline(same));
  });
});

describe("work in turns", () => {
  it("is left once it is not wanted", async () => {
    let done = 0;
    function* work() {
      for (;;) {
        done++;
        yield;
      }
    }
    let looks = 3;
    assert.equal(await new Turns().through(work(), () => looks-- > 0), null);
    const before = done;
    await new Turns().next();
    assert.ok(before > 0);
    assert.equal(done, before);
  });

  it("lets messages in between, and comes to what it would come to at once", async () => {
    const order: string[] = [];
    function* work() {
      for (let i = 0; i < 5; i++) {
        const end = performance.now() + 10;
        while (performance.now() < end);
        order.push("work");
        yield;
      }
      return "result";
    }
    const turns = new Turns();
    const result = turns.through(work(), () => true);
    setImmediate(() => {
      turns.message();
      order.push("message");
    });
    assert.equal(await result, "result");
    assert.deepEqual(order, ["work", "message", "work", "work", "work", "work"]);
  });
});
