import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type CodeAction,
  CodeActionRequest,
  CodeActionTriggerKind,
  DocumentDiagnosticRequest,
  ExecuteCommandRequest,
  type FullDocumentDiagnosticReport,
} from "vscode-languageserver-protocol/node";
import {
  DECIDE,
  DECISIONS,
  type DecideParams,
  type DecisionSummary,
  REVOKE,
  SPEECHES,
  type SpeechSummary,
} from "../../protocol/requests";
import { type OpenDocument, Session } from "./session";

const BODY = "渠要修，水要蓄，堤要护，闸要查，人要到位，账要算清。".repeat(8);
const DUMP = `第一篇：在春耕会上的讲话
同志们：
${BODY}
一、水
水要蓄。
三、种
${BODY}
第二篇：在夏收会上的讲话
同志们：
${BODY}
谢谢大家！
`;

describe("decisions", () => {
  let session: Session;
  let folder: string;
  let document: OpenDocument;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "speech-corpus-decisions-"));
    const file = join(folder, "dump.txt");
    writeFileSync(file, DUMP);
    session = await Session.start();
    document = await session.open(DUMP, pathToFileURL(file).href);
  });
  afterEach(async () => {
    await session.stop();
    rmSync(folder, { recursive: true });
  });
  const decide = (params: Omit<DecideParams, "uri">) =>
    session.connection.sendRequest(ExecuteCommandRequest.type, {
      command: DECIDE,
      arguments: [{ uri: document.uri, ...params }],
    });
  const starts = async () =>
    (await session.connection.sendRequest<SpeechSummary[]>(SPEECHES, { uri: document.uri })).map(({ line }) => line);
  const list = () => session.connection.sendRequest<DecisionSummary[]>(DECISIONS, { uri: document.uri });
  const codes = async () => {
    const report = await session.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: document.identifier,
    });
    return (report as FullDocumentDiagnosticReport).items.map(({ code }) => code);
  };

  it("make a boundary and unmake one, against all evidence", async () => {
    assert.deepEqual(await starts(), [0, 7]);
    await decide({ line: 7, kind: "no-boundary" });
    assert.deepEqual(await starts(), [0]);
    await decide({ line: 6, kind: "boundary" });
    assert.deepEqual(await starts(), [0, 6]);
  });

  it("stand beside the dump, never in it, and hold in the next session", async () => {
    await decide({ line: 7, kind: "no-boundary" });
    const { version, files } = JSON.parse(readFileSync(join(folder, ".speech-corpus/decisions.json"), "utf8"));
    assert.equal(version, 1);
    assert.deepEqual(Object.keys(files), ["dump.txt"]);
    assert.equal(readFileSync(join(folder, "dump.txt"), "utf8"), DUMP);
    const { uri } = document;
    await session.stop();
    session = await Session.start();
    document = await session.open(DUMP, uri);
    assert.deepEqual(await starts(), [0]);
  });

  it("survive edits elsewhere", async () => {
    await decide({ line: 7, kind: "no-boundary" });
    await document.change({ start: { line: 3, character: 0 }, end: { line: 3, character: 0 } }, "先说水。\n");
    assert.deepEqual(await starts(), [0]);
    assert.equal((await list())[0]!.line, 8);
  });

  const actionsAt = async (line: number, triggerKind: CodeActionTriggerKind) =>
    (await session.connection.sendRequest(CodeActionRequest.type, {
      textDocument: document.identifier,
      range: document.lines(line),
      context: { diagnostics: [], triggerKind },
    })) as CodeAction[];
  const run = ({ command }: CodeAction) =>
    session.connection.sendRequest(ExecuteCommandRequest.type, {
      command: command!.command,
      arguments: command!.arguments!,
    });

  it("accept a problem from its light bulb", async () => {
    assert.deepEqual(await codes(), ["numbering/gap"]);
    const actions = await actionsAt(5, CodeActionTriggerKind.Automatic);
    await run(actions.find(({ title }) => title.startsWith("Accept"))!);
    assert.deepEqual(await codes(), []);
  });

  it("are quick fixes at any line of text, for who asks", async () => {
    const [notHere] = await actionsAt(7, CodeActionTriggerKind.Invoked);
    assert.equal(notHere!.title, "This is not a boundary");
    await run(notHere!);
    assert.deepEqual(await starts(), [0]);
    const [here] = await actionsAt(7, CodeActionTriggerKind.Invoked);
    assert.equal(here!.title, "A speech starts here");
    await run(here!);
    assert.deepEqual(await starts(), [0, 7]);
    assert.deepEqual(await actionsAt(7, CodeActionTriggerKind.Automatic), []);
    assert.deepEqual(await actionsAt(11, CodeActionTriggerKind.Invoked), []);
  });

  it("are listed with their places, and taken back", async () => {
    await decide({ line: 7, kind: "no-boundary" });
    await decide({ line: 5, kind: "accept", code: "numbering/gap" });
    assert.deepEqual(
      (await list()).map(({ kind, line, code }) => [kind, line, code]),
      [
        ["no-boundary", 7, null],
        ["accept", 5, "numbering/gap"],
      ],
    );
    await session.connection.sendRequest(REVOKE, { uri: document.uri, indexes: [0] });
    assert.deepEqual(await starts(), [0, 7]);
    assert.deepEqual(
      (await list()).map(({ kind }) => kind),
      ["accept"],
    );
  });

  it("replace one another about the same line", async () => {
    await decide({ line: 7, kind: "no-boundary" });
    await decide({ line: 7, kind: "boundary" });
    assert.deepEqual(
      (await list()).map(({ kind }) => kind),
      ["boundary"],
    );
  });

  it("are none of an unsaved document", async () => {
    document = await session.open(DUMP, "untitled:Untitled-1");
    await assert.rejects(decide({ line: 7, kind: "no-boundary" }), /Save the file first/);
  });
});
