import assert from "node:assert/strict";
import {
  ApplyWorkspaceEditRequest,
  type ApplyWorkspaceEditResult,
  CancellationTokenSource,
  type ClientCapabilities,
  type CodeAction,
  CodeActionRequest,
  CodeActionResolveRequest,
  ExecuteCommandRequest,
  HoverRequest,
  LSPErrorCodes,
  type ResponseError,
  ShowMessageNotification,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { RENUMBER, type RenumberScope } from "../../protocol/requests";
import { Dump } from "../../server/src/dump";
import { atOnce } from "../../server/src/in-steps";
import { safeEdits } from "../../server/src/safe-edits";
import { generateDump } from "../support/generate";
import { modern, type OpenDocument, plain, Session } from "./session";

/** The fourth heading is a misprint for 三, and （一）（三） lack （二）. */
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
第二篇：在开学典礼上的致辞
老师们：
一、读书
书要读。
三、写字
字要写。
`;

describe("fixes", () => {
  let session: Session;
  let document: OpenDocument;
  const start = async (capabilities: ClientCapabilities = modern) => {
    session = await Session.start({ capabilities });
    document = await session.open(FAULTY);
  };
  const actionsAt = async (line: number, only?: string[]) =>
    (await session.connection.sendRequest(CodeActionRequest.type, {
      textDocument: document.identifier,
      range: document.lines(line),
      context: { diagnostics: [], ...(only && { only }) },
    })) as CodeAction[];
  const resolve = (action: CodeAction, source = new CancellationTokenSource()) =>
    session.connection.sendRequest(CodeActionResolveRequest.type, action, source.token);
  const hover = () =>
    session.connection.sendRequest(HoverRequest.type, {
      textDocument: document.identifier,
      position: { line: 0, character: 0 },
    });
  const fails = (code: number) => (error: { code: number }) => error.code === code;
  const titled = (actions: CodeAction[], pattern: RegExp) => {
    const action = actions.find(({ title }) => pattern.test(title));
    assert.ok(action, `${pattern} is not among ${actions.map(({ title }) => title).join(", ")}`);
    return action;
  };
  afterEach(() => session.stop());

  it("come without their edit, which is made when one is chosen", async () => {
    await start();
    const action = titled(await actionsAt(10), /^Renumber this heading: “三、”$/);
    assert.equal(action.edit, undefined);
    assert.equal(action.isPreferred, true);
    assert.equal(action.diagnostics![0]!.code, "numbering/gap");
    const { edit } = await resolve(action);
    assert.equal(document.after(edit!), FAULTY.replace("四、农机", "三、农机"));
  });

  it("stay as they are where they are a command and want no edit", async () => {
    await start();
    const decision = (await actionsAt(6)).find(({ command, data }) => command && data === undefined);
    assert.deepEqual(await resolve(decision!), decision);
  });

  it("wait for consent where they touch several lines", async () => {
    await start();
    const { edit } = await resolve(titled(await actionsAt(10), /whole speech/));
    const [annotation] = Object.values(edit!.changeAnnotations!);
    assert.equal(annotation!.needsConfirmation, true);
    assert.equal(document.after(edit!), FAULTY.replace("四、农机", "三、农机").replace("（三）蓄水", "（二）蓄水"));
  });

  it("come whole, without annotations, to an editor that knows neither", async () => {
    await start(plain);
    const action = titled(await actionsAt(10), /whole speech/);
    assert.deepEqual(Object.keys(action.edit!), ["changes"]);
    assert.equal(
      document.after(action.edit!),
      FAULTY.replace("四、农机", "三、农机").replace("（三）蓄水", "（二）蓄水"),
    );
  });

  it("are refused where the document has changed since they were offered", async () => {
    await start();
    const action = titled(await actionsAt(10), /^Renumber this heading/);
    await document.change(document.lines(2), "今天开会。");
    await assert.rejects(resolve(action), (error: ResponseError<void>) => {
      assert.equal(error.code, LSPErrorCodes.ContentModified);
      assert.match(error.message, /has changed/);
      return true;
    });
  });

  it("are offered only of the kinds asked for", async () => {
    await start();
    assert.deepEqual(await actionsAt(10, ["refactor"]), []);
    assert.ok((await actionsAt(10, ["quickfix"])).every(({ kind }) => kind === "quickfix"));
  });

  it("mend all that is safe at once as source.fixAll.speechCorpus, and nothing else", async () => {
    await start();
    const [action, ...others] = await actionsAt(0, ["source.fixAll"]);
    assert.deepEqual(others, []);
    assert.equal(action!.kind, "source.fixAll.speechCorpus");
    const { edit } = await resolve(action!);
    assert.equal(document.after(edit!), FAULTY.replace("四、农机", "三、农机"));
  });

  it("of all that is safe keep nothing waiting in a large dump, and are refused when it changes meanwhile", async () => {
    session = await Session.start();
    const text = generateDump(8, 1_700_000);
    document = await session.open(text);
    const [action] = await actionsAt(0, ["source.fixAll"]);
    const order: string[] = [];
    const { edit } = await Promise.all([
      resolve(action!).finally(() => order.push("fixes")),
      hover().finally(() => order.push("hover")),
    ]).then(([resolved]) => resolved);
    assert.deepEqual(order, ["hover", "fixes"]);
    const safe = atOnce(safeEdits(Dump.read(text)));
    assert.equal(document.after(edit!), TextDocument.applyEdits(TextDocument.create("", "", 1, text), safe));
    const source = new CancellationTokenSource();
    const cancelled = assert.rejects(resolve(action!, source), fails(LSPErrorCodes.RequestCancelled));
    await hover();
    source.cancel();
    await cancelled;
    const stale = assert.rejects(resolve(action!), fails(LSPErrorCodes.ContentModified));
    await hover();
    await document.change(document.lines(2), "今天开会。");
    await stale;
  });

  it("move junk to a file beside the dump, so that nothing is lost", async () => {
    session = await Session.start();
    const junk = "上一页 1 2 3 下一页\n";
    document = await session.open(FAULTY.replace("第二篇", `${junk}第二篇`));
    const { edit } = await resolve(titled(await actionsAt(15), /^Move to rest$/));
    assert.equal(document.after(edit!), FAULTY);
    const [create, append] = edit!.documentChanges!;
    const rest = document.uri.replace(".dump", ".rest.dump");
    assert.ok("kind" in create! && create.kind === "create" && create.uri === rest);
    assert.ok("edits" in append! && append.textDocument.uri === rest);
    const [appended] = append.edits;
    assert.ok("newText" in appended! && appended.newText === junk);
    assert.ok(!("annotationId" in appended || "annotationId" in create!), "kept without a question of its own");
  });

  describe("renumber", () => {
    /** Runs the command; the editor applies the edit unless it refuses. Resolves to the text after it and what was said. */
    const renumber = async (
      scope: RenumberScope,
      line: number,
      result: ApplyWorkspaceEditResult = { applied: true },
    ) => {
      let text = document.text;
      let said = "";
      session.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
        if (result.applied) text = document.after(edit);
        return result;
      });
      session.connection.onNotification(ShowMessageNotification.type, ({ message }) => {
        said = message;
      });
      const params = { uri: document.uri, line, scope };
      await session.connection.sendRequest(ExecuteCommandRequest.type, { command: RENUMBER, arguments: [params] });
      return { text, said };
    };

    it("numbers the series at a line", async () => {
      await start();
      const { text } = await renumber("series", 7);
      assert.equal(text, FAULTY.replace("（三）蓄水", "（二）蓄水"));
    });

    it("numbers the speech at a line", async () => {
      await start();
      const { text } = await renumber("speech", 1);
      assert.equal(text, FAULTY.replace("（三）蓄水", "（二）蓄水").replace("四、农机", "三、农机"));
    });

    it("numbers the document", async () => {
      await start();
      const { text } = await renumber("document", 0);
      assert.equal(
        text,
        FAULTY.replace("（三）蓄水", "（二）蓄水").replace("四、农机", "三、农机").replace("三、写字", "二、写字"),
      );
    });

    it("says so where the numbers are right, or the editor refuses", async () => {
      await start();
      assert.match((await renumber("document", 0, { applied: false })).said, /has changed meanwhile/);
      await document.change(document.lines(19), "二、写字");
      assert.match((await renumber("speech", 17)).said, /right already/);
    });
  });
});
