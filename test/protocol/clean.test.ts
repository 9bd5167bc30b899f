import assert from "node:assert/strict";
import {
  ApplyWorkspaceEditRequest,
  CancellationTokenSource,
  ExecuteCommandRequest,
  WorkDoneProgress,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { CLEAN, CLEANABLE, type CleanChoice, type CleanPreview, PREVIEW_CLEAN } from "../../protocol/requests";
import { generateDump } from "../support/generate";
import { type OpenDocument, plain, Session } from "./session";

const SPEECH = "第一篇：在春耕会上的讲话\n同志们：\n水(shuǐ)要(yào)蓄(xù)，渠要修。\n谢谢大家！\n";
const JUNK = ["首页>范文大全>讲话稿\n", "上一页 1 2 3 下一页\n"] as const;
const LAST = "第二篇：在夏收会上的讲话\n同志们：\n麦子黄了，镰刀要磨快。\n谢谢大家！\n";
const DUMP = JUNK[0] + SPEECH + JUNK[1] + LAST;
const CLEANED = SPEECH.replace(/\([^)]*\)/g, "") + LAST;

describe("cleaning", () => {
  let session: Session;
  let document: OpenDocument;
  afterEach(() => session.stop());

  const scope = () => ({ uri: document.uri, speech: null });
  const ask = <Result>(method: string, params: object) => session.connection.sendRequest<Result>(method, params);

  /** Cleans all that can be cleaned; the edit that the editor was given, after which the text was that of the preview. */
  async function clean(toRest: boolean): Promise<WorkspaceEdit> {
    const { kinds } = await ask<CleanChoice>(CLEANABLE, scope());
    const params = { ...scope(), codes: kinds.map(({ code }) => code), toRest };
    const preview = await ask<CleanPreview>(PREVIEW_CLEAN, params);
    assert.equal(preview.text, CLEANED);
    const edited = new Promise<WorkspaceEdit>((resolve) =>
      session.connection.onRequest(ApplyWorkspaceEditRequest.type, ({ edit }) => {
        resolve(edit);
        return { applied: true };
      }),
    );
    await session.connection.sendRequest(ExecuteCommandRequest.type, {
      command: CLEAN,
      arguments: [{ ...params, version: preview.version }],
    });
    const edit = await edited;
    assert.equal(document.after(edit), CLEANED);
    return edit;
  }

  it("moves junk to the rest beside the dump, so that nothing is lost", async () => {
    session = await Session.start();
    document = await session.open(DUMP);
    const { rest, kinds } = await ask<CleanChoice>(CLEANABLE, scope());
    assert.equal(rest, "sample.rest.dump");
    assert.deepEqual(kinds.map(({ code, count }) => `${code} ${count}`).sort(), [
      "noise/breadcrumb 1",
      "noise/pagination 1",
      "text/pinyin 3",
    ]);
    const [create, append] = (await clean(true)).documentChanges!;
    assert.ok("kind" in create! && create.kind === "create" && create.uri.endsWith("/sample.rest.dump"));
    assert.ok("edits" in append! && append.textDocument.uri === create.uri);
    assert.deepEqual(
      append.edits.map((edit) => "newText" in edit && edit.newText),
      [JUNK.join("")],
    );
  });

  it("deletes junk where that is wanted", async () => {
    session = await Session.start();
    document = await session.open(DUMP);
    assert.equal((await clean(false)).documentChanges!.length, 1);
  });

  it("offers no rest where there is no junk, no file, or an editor that creates none", async () => {
    session = await Session.start();
    document = await session.open(SPEECH);
    assert.equal((await ask<CleanChoice>(CLEANABLE, scope())).rest, null);
    document = await session.open(DUMP, "untitled:Untitled-1");
    assert.equal((await ask<CleanChoice>(CLEANABLE, scope())).rest, null);
    await session.stop();
    session = await Session.start({ capabilities: plain });
    document = await session.open(DUMP);
    assert.equal((await ask<CleanChoice>(CLEANABLE, scope())).rest, null);
  });

  it("of a large dump tells how far it is, and stops when it is cancelled", async () => {
    session = await Session.start();
    document = await session.open(generateDump(5, 2_000_000));
    const told: number[] = [];
    const cancellation = new CancellationTokenSource();
    session.connection.onProgress(WorkDoneProgress.type, "token", (value) => {
      if (value.kind === "report") told.push(value.percentage!);
      cancellation.cancel();
    });
    const params = { ...scope(), workDoneToken: "token" };
    await assert.rejects(session.connection.sendRequest(CLEANABLE, params, cancellation.token));
    assert.ok(told.length > 0 && told.every((percentage) => percentage > 0 && percentage < 100));
    // Nothing of it is left behind.
    assert.ok((await ask<CleanChoice>(CLEANABLE, scope())).kinds.length > 0);
  });
});
