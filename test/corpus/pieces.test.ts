import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Worker } from "node:worker_threads";
import { reportLook } from "../../server/src/cli/analyze-file";
import { problemsLook } from "../../server/src/cli/check-file";
import { fileSource } from "../../server/src/corpus/byte-source";
import { encode } from "../../server/src/corpus/encode";
import type { Piece } from "../../server/src/corpus/piece";
import { type PieceOptions, readPieces } from "../../server/src/corpus/pieces";
import { planSource } from "../../server/src/corpus/plan-source";
import { repository } from "../repository";
import { generateDump, generateSpeech } from "../support/generate";
import { Random } from "../support/random";
import { temporaryFolder } from "../temporary-folder";

const program = join(repository, "dist/cli.js");
const SMALL = { whole: 0, piece: 40_000, stride: 40_000 };
const DUMP = generateDump(7, 120_000);
/** Without a break that a speech could end at, and as long as several strides. */
const GIANT = `${"今年的工作有进展，任务已经完成。\n".repeat(8000)}`;
const DUMPS: Readonly<Record<string, Uint8Array>> = {
  "in UTF-8": encode(DUMP, "utf-8"),
  "in UTF-8 with \\r\\n and a byte order mark": encode(`\ufeff${DUMP.replace(/\r?\n/g, "\r\n")}`, "utf-8"),
  "in UTF-16": encode(`\ufeff${DUMP}`, "utf-16be"),
  "in GB18030": encode(DUMP, "gb18030"),
  "with damaged bytes": Buffer.from(encode(DUMP, "utf-8")).fill(0xff, 200_000, 200_003),
  "without a speech": encode(GIANT, "utf-8"),
  "with a speech over several strides": encode(
    DUMP.slice(0, 60_000) + generateSpeech(new Random(1)) + GIANT + DUMP.slice(60_000),
    "utf-8",
  ),
};

describe("pieces of a dump, read in threads,", () => {
  const folder = temporaryFolder();
  let threads: Worker[];
  const note = (worker: Worker) => threads.push(worker);
  beforeEach(() => {
    threads = [];
    process.on("worker", note);
  });
  afterEach(() => void process.off("worker", note));
  const isRunning = ({ threadId }: Worker) => threadId >= 0;

  const open = async (bytes: Uint8Array) => {
    const path = join(folder(), "dump.txt");
    writeFileSync(path, bytes);
    return { name: "dump.txt", source: await fileSource(path), size: bytes.length };
  };
  const withThreads = (count: number): PieceOptions => ({ ...SMALL, threads: { count, program } });

  for (const [what, bytes] of Object.entries(DUMPS))
    it(`are those that one thread reads, ${what}`, async function () {
      this.timeout(60_000);
      const { name, source, size } = await open(bytes);
      const plan = async (options: PieceOptions) => {
        const { source: about, speeches } = await planSource({ name, source, size }, options);
        return { about, speeches };
      };
      const reports = async (options: PieceOptions) => {
        const pieces: Piece<unknown>[] = [];
        for await (const piece of readPieces(source, size, reportLook, { file: name, inline: true }, options))
          pieces.push(piece);
        return pieces;
      };
      const [planned, reported] = [await plan(SMALL), await reports(SMALL)];
      assert.equal(threads.length, 0);
      for (const count of [1, 2, 3])
        assert.ok(isDeepStrictEqual(await plan(withThreads(count)), planned), `planned by ${count}`);
      assert.ok(isDeepStrictEqual(await reports(withThreads(2)), reported), "reported by 2");
      assert.equal(threads.length, 2 + 3 + 2);
      assert.ok(!threads.some(isRunning));
      await source.close();
    });

  it("come in order, and tell all along how far they are", async () => {
    const file = await open(DUMPS["in UTF-8"]!);
    const told: number[] = [];
    await planSource(file, { ...withThreads(2), onProgress: (done) => told.push(done) });
    assert.ok(told.length > file.size / 60_000, `${told}`);
    assert.deepEqual(
      told,
      told.toSorted((a, b) => a - b),
    );
    assert.equal(told.at(-1), file.size);
    await file.source.close();
  });

  it("stop when they are told to, and leave no thread", async () => {
    const { source, size } = await open(DUMPS["in UTF-8"]!);
    const controller = new AbortController();
    const options = { ...withThreads(2), signal: controller.signal };
    let count = 0;
    await assert.rejects(async () => {
      for await (const _ of readPieces(source, size, problemsLook, undefined, options))
        if (++count === 3) controller.abort(new Error("cancelled"));
    }, /^Error: cancelled$/);
    assert.equal(count, 3);
    assert.equal(threads.length, 2);
    assert.ok(!threads.some(isRunning));
    await assert.rejects(readPieces(source, size, problemsLook, undefined, options).next(), /^Error: cancelled$/);
    assert.ok(!threads.some(isRunning));
    await source.close();
  });

  it("that cannot be read say why, and leave no thread", async () => {
    const { source, size } = await open(DUMPS["in UTF-8"]!);
    const unreadable = { ...source, descriptor: 1 << 20 };
    await assert.rejects(planSource({ name: "dump.txt", source: unreadable, size }, withThreads(2)), { code: "EBADF" });
    assert.ok(threads.length === 2 && !threads.some(isRunning));
    await source.close();
  });
});
