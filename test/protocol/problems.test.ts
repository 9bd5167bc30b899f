import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import {
  DiagnosticSeverity,
  type DocumentDiagnosticReport,
  DocumentDiagnosticRequest,
  type FullDocumentDiagnosticReport,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
} from "vscode-languageserver-protocol/node";
import { type OpenDocument, plain, Session, type SessionOptions } from "./session";

const GAP = `第一篇：在全县春耕动员会上的讲话
同志们：
今天开会，讲几件事。
一、水的事
渠要修。
二、种子的事
种子要选。
四、农机的事
农机要检修。
谢谢大家！
`;

describe("problems", () => {
  let session: Session;
  const start = async (options?: SessionOptions) => {
    session = await Session.start(options);
    return session.open(GAP);
  };
  const pull = (document: OpenDocument, previousResultId?: string) =>
    session.connection.sendRequest(DocumentDiagnosticRequest.type, {
      textDocument: document.identifier,
      ...(previousResultId && { previousResultId }),
    }) as Promise<DocumentDiagnosticReport>;
  const full = async (document: OpenDocument) => (await pull(document)) as FullDocumentDiagnosticReport;
  afterEach(() => session.stop());

  it("are pulled, with a code, its page, and the sibling that is contradicted", async () => {
    const document = await start();
    const { items } = await full(document);
    assert.equal(items.length, 1);
    const [gap] = items;
    assert.equal(gap!.code, "numbering/gap");
    assert.equal(gap!.source, "speech-corpus");
    assert.equal(gap!.severity, DiagnosticSeverity.Warning);
    assert.deepEqual(gap!.range, { start: { line: 7, character: 0 }, end: { line: 7, character: 2 } });
    assert.ok(existsSync(fileURLToPath(gap!.codeDescription!.href)), gap!.codeDescription!.href);
    assert.equal(gap!.relatedInformation![0]!.location.range.start.line, 5);
  });

  it("say what was expected and what was found, in the editor's language", async () => {
    const said = async (locale: string) => {
      const { items } = await full(await start({ locale }));
      await session.stop();
      return items[0]!.message as string;
    };
    const english = await said("en");
    const simplified = await said("zh-cn");
    const traditional = await said("zh-TW");
    session = await Session.start();
    for (const text of [english, simplified, traditional]) assert.match(text, /三.*四/);
    assert.match(english, /^Expected/);
    assert.match(simplified, /应为/);
    assert.match(traditional, /應為/);
  });

  it("are told once: a pull after nothing changed is answered with “unchanged”", async () => {
    const document = await start();
    const { resultId } = await full(document);
    assert.deepEqual(await pull(document, resultId), { kind: "unchanged", resultId });
    await document.change(document.lines(7), "三、农机的事");
    const report = await pull(document, resultId);
    assert.equal(report.kind, "full");
    assert.deepEqual((report as FullDocumentDiagnosticReport).items, []);
  });

  it("obey the severities of the settings", async () => {
    const severity = async (level: string) => {
      const document = await start({ settings: { rules: { "numbering/gap": level } } });
      const { items } = await full(document);
      await session.stop();
      return items.map((item) => item.severity);
    };
    assert.deepEqual(await severity("error"), [DiagnosticSeverity.Error]);
    assert.deepEqual(await severity("info"), [DiagnosticSeverity.Information]);
    assert.deepEqual(await severity("off"), []);
    session = await Session.start();
  });

  it("are found as usual where the editor refuses to tell its settings", async () => {
    const refused = Promise.reject(new Error("no settings here"));
    refused.catch(() => {});
    const document = await start({ settings: refused });
    const { items } = await full(document);
    assert.deepEqual(
      items.map(({ code }) => code),
      ["numbering/gap"],
    );
  });

  it("are pushed to an editor that cannot pull, and taken away when the document is closed", async () => {
    session = await Session.start({ capabilities: plain });
    assert.equal(session.initialized.capabilities.diagnosticProvider, undefined);
    const next = () =>
      new Promise<PublishDiagnosticsParams>((resolve) => {
        const listener = session.connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
          listener.dispose();
          resolve(params);
        });
      });
    const opened = next();
    const document = await session.open(GAP);
    const { diagnostics, version } = await opened;
    assert.deepEqual([version, diagnostics.map(({ code }) => code)], [1, ["numbering/gap"]]);
    assert.equal(diagnostics[0]!.relatedInformation, undefined);
    const changed = next();
    await document.change(document.lines(7), "三、农机的事");
    assert.deepEqual((await changed).diagnostics, []);
    const closed = next();
    await document.close();
    assert.deepEqual(await closed, { uri: document.uri, diagnostics: [] });
  });
});
