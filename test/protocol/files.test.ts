import assert from "node:assert/strict";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CancellationTokenSource, WorkDoneProgress } from "vscode-languageserver-protocol/node";
import {
  ANALYSE,
  type Analysis,
  EXPORT,
  type ExportResult,
  type FileNames,
  JOIN,
  type JoinResult,
  NAME_FILES,
  PLAN_SPLIT,
  type SplitOptions,
  type SplitPlan,
  type SplitResult,
  WRITE_SPLIT,
} from "../../protocol/fileRequests";
import { DECIDE } from "../../protocol/requests";
import { Session } from "./session";

const FIRST = "第一篇：在全镇防汛会上的讲话\n同志们：\n汛期(xùn)到了(dào)，堤要护，闸(zhá)要查。\n谢谢大家！\n";
const SECOND = "第二篇：在表彰会上的讲话\n同志们：\n会开得很好。\n谢谢大家！\n";
const DUMP = `首页>范文>讲话稿\n\n${FIRST}\n${SECOND}`;

describe("files on disk that no editor has open", () => {
  let session: Session;
  let folder: string;
  let file: string;
  let uri: string;
  let out: string;
  beforeEach(async () => {
    session = await Session.start();
    folder = mkdtempSync(join(tmpdir(), "speech-corpus-files-"));
    file = join(folder, "dump.txt");
    writeFileSync(file, DUMP);
    uri = pathToFileURL(file).href;
    out = join(folder, "out");
  });
  afterEach(async () => {
    await session.stop();
    rmSync(folder, { recursive: true });
  });
  const ask = <Result>(method: string, params: object) => session.connection.sendRequest<Result>(method, params);
  const split = async (options: SplitOptions = {}) => {
    const { sha256, speeches } = await ask<SplitPlan>(PLAN_SPLIT, { uri });
    const all = speeches.map(({ index }) => index);
    return ask<SplitResult>(WRITE_SPLIT, { uri, sha256, folder: out, speeches: all, options });
  };
  const read = (name: string) => readFileSync(join(out, name), "utf8");

  it("are split under names, with front matter and cleaning as asked for", async () => {
    const { files } = await split({ template: "{date}{title}", header: "yaml", clean: ["text/pinyin"] });
    assert.deepEqual(files, ["在全镇防汛会上的讲话.txt", "在表彰会上的讲话.txt"]);
    assert.match(read(files[0]!), /^---\ntitle: "在全镇防汛会上的讲话"\n[\s\S]*---\n第一篇/);
    assert.ok(read(files[0]!).endsWith(FIRST.replace(/\(.*?\)/g, "")));
  });

  it("have the names that a template gives told before", async () => {
    const { sha256 } = await ask<SplitPlan>(PLAN_SPLIT, { uri });
    const names = (template: string) => ask<FileNames>(NAME_FILES, { uri, sha256, template });
    assert.deepEqual(await names("{source}-{index:03}"), { unknown: null, names: ["dump-001.txt", "dump-002.txt"] });
    assert.equal((await names("{nummer}")).unknown, "{nummer}");
  });

  it("are joined again byte for byte, or with what was edited in its place", async () => {
    const { files } = await split();
    const joined = join(folder, "joined.txt");
    assert.deepEqual(await ask<JoinResult>(JOIN, { folder: out, out: joined }), {
      size: Buffer.byteLength(DUMP),
      changed: [],
    });
    assert.equal(readFileSync(joined, "utf8"), DUMP);
    await assert.rejects(ask(JOIN, { folder: out, out: joined }), /joined\.txt: exists already/);
    writeFileSync(join(out, files[1]!), SECOND.replace("很好", "不错"));
    const again = join(folder, "again.txt");
    assert.deepEqual((await ask<JoinResult>(JOIN, { folder: out, out: again })).changed, [files[1]]);
    assert.equal(readFileSync(again, "utf8"), DUMP.replace("很好", "不错"));
  });

  it("are not joined where the manifest does not fit, and the reason names the file", async () => {
    const { files } = await split();
    rmSync(join(out, files[0]!));
    await assert.rejects(ask(JOIN, { folder: out, out: join(folder, "joined.txt") }), /01-.*is missing/);
    assert.ok(!existsSync(join(folder, "joined.txt")));
  });

  it("are exported in every format, those that are no dumps left out", async () => {
    const note = join(folder, "note.txt");
    writeFileSync(note, "买米，买盐。\n");
    const uris = [uri, pathToFileURL(note).href];
    for (const [format, first] of [
      ["text", /^在全镇防汛会上的讲话\n/],
      ["jsonl", /^\{"id":"dump.txt#1"/],
      ["csv", /^\ufeff?id,source/],
      ["tei", /<teiCorpus/],
      ["parquet", /^PAR1/],
      ["markdown", /在全镇防汛会上的讲话/],
    ] as const) {
      const target = join(folder, `speeches.${format}`);
      assert.deepEqual(await ask<ExportResult>(EXPORT, { uris, format, out: target }), {
        speeches: 2,
        leftOut: ["note.txt"],
      });
      assert.match(readFileSync(target, "utf8"), first);
    }
    await assert.rejects(ask(EXPORT, { uris, format: "text", out: join(folder, "speeches.text") }), /exists already/);
  });

  it("are analysed in figures, with damaged bytes by their offsets", async () => {
    writeFileSync(file, Buffer.concat([Buffer.from(DUMP), Buffer.from([0xff]), Buffer.from("\n")]));
    const analysis = await ask<Analysis>(ANALYSE, { uri });
    assert.deepEqual([analysis.name, analysis.isDump, analysis.speeches], ["dump.txt", true, 2]);
    assert.equal(analysis.problems.find(({ code }) => code === "text/pinyin")!.count, 3);
    assert.deepEqual(analysis.damaged, [Buffer.byteLength(DUMP)]);
  });

  it("obey the decisions about them", async () => {
    await session.open(DUMP, uri);
    await ask("workspace/executeCommand", { command: DECIDE, arguments: [{ uri, line: 7, kind: "no-boundary" }] });
    assert.equal((await ask<SplitPlan>(PLAN_SPLIT, { uri })).speeches.length, 1);
  });

  it("tell how far a lengthy task is", async () => {
    const percentages: number[] = [];
    session.connection.onProgress(WorkDoneProgress.type, "token", (value) => {
      if (value.kind === "report") percentages.push(value.percentage!);
    });
    await ask(ANALYSE, { uri, workDoneToken: "token" });
    assert.deepEqual(percentages, [100]);
  });

  it("that are large are read piece by piece, and let go of between two pieces", async () => {
    const speech = `${FIRST}${"渠要修，水要蓄，堤要护，闸要查。".repeat(400)}\n`;
    writeFileSync(file, speech.repeat(Math.ceil((17 << 20) / Buffer.byteLength(speech))));
    const cancellation = new CancellationTokenSource();
    session.connection.onProgress(WorkDoneProgress.type, "token", () => cancellation.cancel());
    const params = { uris: [uri], format: "text", out, workDoneToken: "token" };
    await assert.rejects(session.connection.sendRequest(EXPORT, params, cancellation.token));
    assert.deepEqual(readdirSync(folder), ["dump.txt"]);
  });

  it("that are not there are named", async () => {
    await assert.rejects(ask(ANALYSE, { uri: `${uri}x` }), /dump\.txtx: no such file/);
  });
});
