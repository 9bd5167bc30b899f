import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { PLAN_SPLIT, type SplitPlan, type SplitResult, UNDO_SPLIT, WRITE_SPLIT } from "../../protocol/fileRequests";
import { Session } from "./session";

const FIRST = "第一篇：在全镇防汛会上的讲话\n同志们：\n汛期到了，堤要护，闸要查。\n谢谢大家！\n";
const SECOND = "第二篇：在表彰会上的讲话\n同志们：\n会开得很好。\n谢谢大家！\n";
const DUMP = `首页>范文>讲话稿\n\n${FIRST}\n${SECOND}`;

describe("split", () => {
  let session: Session;
  let folder: string;
  let file: string;
  let uri: string;
  beforeEach(async () => {
    session = await Session.start();
    folder = mkdtempSync(join(tmpdir(), "speech-corpus-split-"));
    file = join(folder, "dump.txt");
    writeFileSync(file, DUMP);
    uri = pathToFileURL(file).href;
    await session.open(DUMP, uri);
  });
  afterEach(async () => {
    await session.stop();
    rmSync(folder, { recursive: true });
  });
  const plan = () => session.connection.sendRequest<SplitPlan>(PLAN_SPLIT, { uri });
  const write = (sha256: string, speeches: number[], to = join(folder, "out")) =>
    session.connection.sendRequest<SplitResult>(WRITE_SPLIT, { uri, sha256, folder: to, speeches });

  it("names the file that each speech will get, and writes nothing", async () => {
    const { speeches } = await plan();
    assert.deepEqual(
      speeches.map(({ label, fileName, line }) => [label, fileName, line]),
      [
        ["在全镇防汛会上的讲话", "01-在全镇防汛会上的讲话.txt", 2],
        ["在表彰会上的讲话", "02-在表彰会上的讲话.txt", 7],
      ],
    );
    assert.deepEqual(readdirSync(folder), ["dump.txt"]);
  });

  it("writes the chosen speeches, and all else to the rest", async () => {
    const { sha256 } = await plan();
    const { files, rest, manifest } = await write(sha256, [1]);
    const out = join(folder, "out");
    assert.deepEqual(readdirSync(out).sort(), [...files, rest, manifest].sort());
    assert.equal(readFileSync(join(out, files[0]!), "utf8"), SECOND);
    assert.equal(readFileSync(join(out, rest), "utf8"), DUMP.replace(SECOND, ""));
  });

  it("refuses where the file has changed since", async () => {
    const { sha256 } = await plan();
    writeFileSync(file, `${DUMP}再见。\n`);
    await assert.rejects(write(sha256, [0, 1]), /has changed since/);
  });

  it("says what is wrong with the folder", async () => {
    const { sha256 } = await plan();
    await assert.rejects(write(sha256, [0, 1], file), /dump\.txt/);
  });

  it("takes a split back, but not once a file was edited", async () => {
    const { sha256 } = await plan();
    const out = join(folder, "out");
    const { manifest, files } = await write(sha256, [0, 1]);
    const undo = () => session.connection.sendRequest(UNDO_SPLIT, { folder: out, manifest });
    const [edited] = files;
    const text = readFileSync(join(out, edited!), "utf8");
    writeFileSync(join(out, edited!), `${text}改过了。\n`);
    await assert.rejects(undo(), /edited since/);
    writeFileSync(join(out, edited!), text);
    await undo();
    assert.deepEqual(readdirSync(out), []);
  });
});
