import assert from "node:assert/strict";
import {
  CancellationTokenSource,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FullDocumentDiagnosticReport,
  HoverRequest,
  LSPErrorCodes,
  type SemanticTokens,
  type SemanticTokensDelta,
  SemanticTokensDeltaRequest,
  SemanticTokensRangeRequest,
  SemanticTokensRequest,
} from "vscode-languageserver-protocol/node";
import { generateDump } from "../support/generate";
import { type OpenDocument, Session } from "./session";

/** Of about 10 MB, whose problems take many turns to find. */
const LARGE = generateDump(8, 3_400_000);
const MIDDLE = generateDump(8, 400_000);

describe("typing", () => {
  let session: Session;
  let document: OpenDocument;
  const open = async (text: string) => {
    session = await Session.start();
    document = await session.open(text);
  };
  const about = () => ({ textDocument: document.identifier });
  const pull = (previousResultId?: string, source = new CancellationTokenSource()) =>
    session.connection.sendRequest(
      DocumentDiagnosticRequest.type,
      { ...about(), ...(previousResultId && { previousResultId }) },
      source.token,
    ) as Promise<DocumentDiagnosticReport>;
  const outline = async (source = new CancellationTokenSource()) =>
    (await session.connection.sendRequest(DocumentSymbolRequest.type, about(), source.token)) as DocumentSymbol[];
  const hover = () =>
    session.connection.sendRequest(HoverRequest.type, { ...about(), position: { line: 0, character: 0 } });
  const type = (line: number, text: string) =>
    document.change({ start: { line, character: 0 }, end: { line, character: 0 } }, text);
  const isCancelled = ({ code }: { code: number }) => code === LSPErrorCodes.RequestCancelled;
  afterEach(() => session.stop());

  it("is never behind a search for the problems of a large dump, which goes on with what was typed", async () => {
    await open(LARGE);
    const before = await outline();
    const answered: string[] = [];
    const note =
      (name: string) =>
      <T>(answer: T) => {
        answered.push(name);
        return answer;
      };
    const problems = pull().then(note("problems"));
    await hover().then(note("hover"));
    await type(0, "\n\n");
    const after = await outline().then(note("outline"));
    assert.equal(after[0]!.children![1]!.range.start.line, before[0]!.children![1]!.range.start.line + 2);
    const { items } = (await problems) as FullDocumentDiagnosticReport;
    assert.deepEqual(answered, ["hover", "outline", "problems"]);
    // The answer is about the newest text.
    assert.ok(items.length > 0);
    const fresh = await session.open(document.text, "file:///speeches/fresh.dump");
    document = fresh;
    const again = (await pull()) as FullDocumentDiagnosticReport;
    assert.deepEqual(
      items.map(({ code, range }) => ({ code, range })),
      again.items.map(({ code, range }) => ({ code, range })),
    );
  });

  it("ends what is asked no longer, under way or not yet begun", async () => {
    await open(LARGE);
    await outline();
    const [first, second] = [new CancellationTokenSource(), new CancellationTokenSource()];
    const answered: string[] = [];
    const goesOn = pull().then(() => answered.push("problems"));
    const underWay = pull(undefined, first);
    await hover();
    first.cancel();
    await assert.rejects(underWay, isCancelled);
    const waiting = outline(second);
    second.cancel();
    await assert.rejects(waiting, isCancelled);
    assert.deepEqual(answered, []);
    await goesOn;
  });

  it("makes questions about a place worthless that could not yet be answered", async () => {
    let tellSettings: (settings: object) => void = () => {};
    const settings = new Promise((resolve) => {
      tellSettings = resolve;
    });
    session = await Session.start({ settings });
    document = await session.open(MIDDLE);
    const stale = hover();
    const whole = outline();
    await type(0, "\n");
    const fresh = hover();
    tellSettings({});
    await assert.rejects(stale, ({ code }: { code: number }) => code === LSPErrorCodes.ContentModified);
    await fresh;
    assert.ok((await whole).length > 0);
  });

  it("leaves problems untold that are where they were", async () => {
    await open(MIDDLE);
    const { items, resultId } = (await pull()) as FullDocumentDiagnosticReport;
    const troubled = new Set(items.flatMap(({ range }) => [range.start.line, range.end.line]));
    const line = document.text.split("\n").findIndex((text, i) => text.length > 100 && !troubled.has(i));
    const { length } = document.text.split("\n")[line]!;
    const at = { line, character: length >> 1 };
    await document.change({ start: at, end: at }, "的");
    assert.deepEqual(await pull(resultId), { kind: "unchanged", resultId });
    await type(0, "\n");
    const moved = (await pull(resultId)) as FullDocumentDiagnosticReport;
    assert.equal(moved.kind, "full");
    assert.notEqual(moved.resultId, resultId);
  });

  describe("and semantic tokens", () => {
    const full = async () =>
      (await session.connection.sendRequest(SemanticTokensRequest.type, about())) as SemanticTokens;
    const delta = async (previousResultId: string) =>
      (await session.connection.sendRequest(SemanticTokensDeltaRequest.type, { ...about(), previousResultId })) as
        | SemanticTokens
        | SemanticTokensDelta;

    it("come as small edits of those that are known", async () => {
      await open(MIDDLE);
      const before = await full();
      assert.ok(before.data.length > 200);
      const lines = document.text.split("\n").length;
      let { resultId, data } = before;
      for (const [line, text] of [
        [lines >> 1, "的"],
        [lines >> 1, "\n"],
        [3, "\n"],
        [lines - 3, "谢谢大家！\n"],
      ] as const) {
        await type(line, text);
        const { resultId: next, edits } = (await delta(resultId!)) as SemanticTokensDelta;
        for (const { start, deleteCount, data: inserted = [] } of edits) {
          assert.ok(deleteCount + inserted.length <= 10, `${deleteCount} numbers deleted, ${inserted.length} inserted`);
          data = [...data.slice(0, start), ...inserted, ...data.slice(start + deleteCount)];
        }
        resultId = next;
      }
      assert.deepEqual(data, (await full()).data);
      assert.notDeepEqual(data, before.data);
    });

    it("come whole where others are known than those sent last", async () => {
      await open(MIDDLE);
      const { resultId, data } = await full();
      await full();
      assert.deepEqual(((await delta(resultId!)) as SemanticTokens).data, data);
    });

    it("come for some lines alone", async () => {
      await open(MIDDLE);
      const [from, to] = [100, 200];
      const { data } = (await session.connection.sendRequest(SemanticTokensRangeRequest.type, {
        ...about(),
        range: document.lines(from, to),
      }))!;
      const within = (tokens: number[][]) => tokens.filter(([line]) => line! >= from && line! <= to);
      const some = absolute(data);
      assert.deepEqual(within(some), within(absolute((await full()).data)));
      assert.ok(within(some).length > 0 && some.length < absolute((await full()).data).length / 2);
    });
  });
});

/** Tokens with absolute lines. */
function absolute(data: readonly number[]): number[][] {
  let line = 0;
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [down, ...rest] = data.slice(i * 5, i * 5 + 5);
    line += down!;
    return [line, ...rest];
  });
}
