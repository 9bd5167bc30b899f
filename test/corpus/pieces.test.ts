import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import type { Worker } from "node:worker_threads";
import { jsonLook } from "../../server/src/cli/analyze-file";
import { problemsLook } from "../../server/src/cli/check-file";
import { fileSource } from "../../server/src/corpus/byte-source";
import { encode } from "../../server/src/corpus/encode";
import type { Piece } from "../../server/src/corpus/piece";
import { PieceThreads } from "../../server/src/corpus/piece-threads";
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
  let crews: PieceThreads[];
  const note = (worker: Worker) => threads.push(worker);
  beforeEach(() => {
    threads = [];
    crews = [];
    process.on("worker", note);
  });
  afterEach(async () => {
    await Promise.all(crews.map((crew) => crew.close()));
    process.off("worker", note);
    assert.ok(!threads.some(isRunning));
  });
  const isRunning = ({ threadId }: Worker) => threadId >= 0;

  const open = async (bytes: Uint8Array, name = "dump.txt") => {
    const path = join(folder(), name);
    writeFileSync(path, bytes);
    return { name, source: await fileSource(path), size: bytes.length };
  };
  const withThreads = (count: number): PieceOptions => {
    const crew = new PieceThreads(program, count);
    crews.push(crew);
    return { ...SMALL, threads: crew };
  };
  const plan = async (file: Awaited<ReturnType<typeof open>>, options: PieceOptions) => {
    const { source, speeches } = await planSource(file, options);
    return { source, speeches };
  };

  for (const [what, bytes] of Object.entries(DUMPS))
    it(`are those that one thread reads, ${what}`, async function () {
      this.timeout(60_000);
      const file = await open(bytes);
      const { name, source, size } = file;
      const reports = async (options: PieceOptions) => {
        const pieces: Piece<unknown>[] = [];
        for await (const piece of readPieces(source, size, jsonLook, { file: name, inline: true }, options))
          pieces.push(piece);
        return pieces;
      };
      const [planned, reported] = [await plan(file, SMALL), await reports(SMALL)];
      assert.equal(threads.length, 0);
      for (const count of [1, 2, 3])
        assert.ok(isDeepStrictEqual(await plan(file, withThreads(count)), planned), `planned by ${count}`);
      assert.ok(isDeepStrictEqual(await reports(withThreads(2)), reported), "reported by 2");
      assert.equal(threads.length, 2 + 3 + 2);
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

  it("come from the same threads for one dump after the other, and for two at once", async () => {
    const files = await Promise.all([open(DUMPS["in UTF-8"]!), open(DUMPS["in GB18030"]!, "other.txt")]);
    const planned = await Promise.all(files.map((file) => plan(file, SMALL)));
    const options = withThreads(2);
    assert.ok(isDeepStrictEqual(await Promise.all(files.map((file) => plan(file, options))), planned), "at once");
    assert.ok(isDeepStrictEqual(await plan(files[0]!, options), planned[0]), "again");
    assert.equal(threads.length, 2);
    for (const { source } of files) await source.close();
  });

  it("have no thread any more once that was asked for, be it for the second time", async () => {
    const file = await open(DUMPS["in UTF-8"]!);
    await plan(file, withThreads(2));
    const [crew] = crews;
    void crew!.close();
    await crew!.close();
    assert.deepEqual(threads.map(isRunning), [false, false]);
    await file.source.close();
  });

  it("stop when they are told to, and leave the threads to the next dump", async () => {
    const { source, size } = await open(DUMPS["in UTF-8"]!);
    const controller = new AbortController();
    const crew = withThreads(2);
    const options = { ...crew, signal: controller.signal };
    const params = { file: "dump.txt" };
    let count = 0;
    await assert.rejects(async () => {
      for await (const _ of readPieces(source, size, problemsLook, params, options))
        if (++count === 3) controller.abort(new Error("cancelled"));
    }, /^Error: cancelled$/);
    assert.equal(count, 3);
    await assert.rejects(readPieces(source, size, problemsLook, params, options).next(), /^Error: cancelled$/);
    const problems = async (options: PieceOptions) => {
      let all = "";
      for await (const { known } of readPieces(source, size, problemsLook, params, options)) all += known;
      return all;
    };
    assert.equal(await problems(crew), await problems(SMALL));
    assert.equal(threads.length, 2);
    await source.close();
  });

  it("that cannot be read say why; the next dump gets other threads", async () => {
    const file = await open(DUMPS["in UTF-8"]!);
    const unreadable = { ...file, source: { ...file.source, descriptor: 1 << 20 } };
    const options = withThreads(2);
    await assert.rejects(plan(unreadable, options), { code: "EBADF" });
    assert.ok(isDeepStrictEqual(await plan(file, options), await plan(file, SMALL)));
    assert.ok(threads.length > 2);
    await file.source.close();
  });
});
