import assert from "node:assert/strict";
import { execFile, execFileSync, spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { join } from "node:path";
import { fileSource, memorySource } from "../../server/src/corpus/byte-source";
import { joinSplit } from "../../server/src/corpus/join";
import { writeSplit } from "../../server/src/corpus/write";
import { repository } from "../repository";
import { temporaryFolder } from "../temporary-folder";
import { planOf, splitInto } from "./round-trip";

const NUMERALS = "一二三四五六七八九十";
const DUMP = Buffer.from(
  [...NUMERALS]
    .map(
      (n) =>
        `第${n}篇：在第${n}次大会上的讲话\n同志们：\n${`本段说第${n}件事。`.repeat(40)}\n谢谢大家！\n\n点击下载全文\n`,
    )
    .join(""),
);
const CLI = join(repository, "dist/cli.js");
const DIE_AT = join(repository, "test/corpus/die-at.cjs");

/** The files of `folder` by name, hidden ones included. */
function contents(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

describe("faults lose nothing", () => faults({ links: true, kills: 200 }));
// As on FAT and exFAT, and on some network drives.
describe("faults lose nothing where there are no hard links", () => faults({ links: false, kills: 100 }));

function faults({ links, kills }: { readonly links: boolean; readonly kills: number }): void {
  const folder = temporaryFolder();
  const { link } = promises;
  const ownEnvironment = links ? process.env : { ...process.env, NO_LINKS: "1" };
  if (!links) {
    before(() => {
      promises.link = () => Promise.reject(Object.assign(new Error("no hard links here"), { code: "EPERM" }));
    });
    after(() => {
      promises.link = link;
    });
  }
  const parts = () => join(folder(), "parts");
  const assertJoins = async (options = {}) => {
    const out = join(folder(), `joined-${Math.random()}`);
    await joinSplit(parts(), out, options);
    assert.ok(readFileSync(out).equals(DUMP));
  };

  it("a process killed at any write: no half-written file, and the next run ends right", async function () {
    this.timeout(180_000);
    const source = join(folder(), "dump.txt");
    writeFileSync(source, DUMP);
    const split = ["--require", DIE_AT, CLI, "split", source, "--out"];
    const whole = spawnSync(process.execPath, [...split, parts()], { encoding: "utf8", env: ownEnvironment });
    const operations = Number(/operations: (\d+)/.exec(whole.stderr)?.[1]);
    assert.ok(operations > 25, whole.stderr);
    const expected = contents(parts());
    const points = Array.from({ length: kills }, (_, i) =>
      i < operations ? i : Math.trunc(Math.random() * operations),
    );

    /** Without links a name is taken by an empty file first. */
    const assertWhole = (found: string, whole: string | undefined, where: string) =>
      assert.ok(found === whole || (!links && found === ""), where);
    const killAt = async (point: number, i: number) => {
      const target = join(folder(), `killed-${i}`);
      const signal = await new Promise((resolve) => {
        const env = { ...ownEnvironment, DIE_AT: String(point) };
        execFile(process.execPath, [...split, target], { env }, (error) => resolve(error?.signal ?? "ended"));
      });
      assert.equal(signal, "SIGKILL", `operation ${point}`);
      for (const name of existsSync(target) ? readdirSync(target).filter((name) => !name.startsWith(".")) : [])
        assertWhole(readFileSync(join(target, name), "utf8"), expected.get(name), `${name} at operation ${point}`);
      assert.ok(readFileSync(source).equals(DUMP));
      const again = await writeSplit(planOf(DUMP), memorySource(DUMP), target);
      const complete = again.manifest === "manifest (2).jsonl";
      const second = [...contents(target).keys()].filter((name) => complete === / \(2\)\./.test(name));
      assert.equal(second.length, expected.size, `after operation ${point}: ${readdirSync(target)}`);
      assert.equal(readdirSync(target).length, complete ? 2 * expected.size : expected.size);
      await joinSplit(target, join(folder(), `joined-${i}`), { manifest: again.manifest });
      assert.ok(readFileSync(join(folder(), `joined-${i}`)).equals(DUMP));
    };
    for (let i = 0; i < points.length; i += 4)
      await Promise.all(points.slice(i, i + 4).map((point, j) => killAt(point, i + j)));
  });

  it("a full disk: nothing is left, the reason is told, and a larger disk takes it all", async function () {
    mkdirSync(parts());
    if (!mount(parts(), "size=16k")) return this.skip();
    try {
      await assert.rejects(splitInto(parts(), DUMP), /the disk is full/);
      assert.deepEqual(readdirSync(parts()), []);
      execFileSync("mount", ["-o", "remount,size=1m", parts()]);
      await splitInto(parts(), DUMP);
      await assertJoins();
    } finally {
      execFileSync("umount", [parts()]);
    }
  });

  it("a read-only folder: the reason is told", async function () {
    mkdirSync(parts());
    if (!mount(parts(), "ro")) return this.skip();
    try {
      await assert.rejects(splitInto(parts(), DUMP), /parts: the file system is read-only/);
    } finally {
      execFileSync("umount", [parts()]);
    }
  });

  it("a target that is a file: the reason is told, and the file stays", async () => {
    writeFileSync(parts(), "mine");
    await assert.rejects(splitInto(parts(), DUMP), /parts/);
    assert.equal(readFileSync(parts(), "utf8"), "mine");
  });

  it("a file that appears meanwhile is not touched", async () => {
    const plan = planOf(DUMP);
    const name = plan.speeches[3]!.fileName;
    const onProgress = () => {
      if (!existsSync(join(parts(), name))) writeFileSync(join(parts(), name), "mine");
    };
    const { files } = await writeSplit(plan, memorySource(DUMP), parts(), { onProgress });
    assert.equal(readFileSync(join(parts(), name), "utf8"), "mine");
    assert.ok(files[3] !== name && existsSync(join(parts(), files[3]!)));
    await assertJoins();
  });

  it("two splits into one folder at once both end right", async () => {
    const [first, second] = await Promise.all([splitInto(parts(), DUMP), splitInto(parts(), DUMP)]);
    const source = join(folder(), "dump.txt");
    writeFileSync(source, DUMP);
    const run = () =>
      new Promise((resolve, reject) =>
        execFile(
          process.execPath,
          ["--require", DIE_AT, CLI, "split", source, "--out", parts()],
          { env: ownEnvironment },
          (error) => (error ? reject(error) : resolve(undefined)),
        ),
      );
    await Promise.all([run(), run(), run()]);
    assert.equal(new Set([...first.files, ...second.files]).size, 20);
    const manifests = readdirSync(parts()).filter((name) => name.endsWith(".jsonl"));
    assert.equal(manifests.length, 5);
    for (const manifest of manifests) await assertJoins({ manifest });
    assert.equal(readdirSync(parts()).length, 5 * 12);
  });

  for (const [what, change] of [
    ["grown", (path: string) => appendFileSync(path, "多")],
    ["been cut", (path: string) => writeFileSync(path, DUMP.subarray(0, 900))],
    ["changed in place", (path: string) => writeFileSync(path, DUMP.toString().replace("次", "回"))],
  ] as const)
    it(`a source that has ${what} since the preview is not split`, async () => {
      const source = join(folder(), "dump.txt");
      writeFileSync(source, DUMP);
      const bytes = await fileSource(source);
      change(source);
      await assert.rejects(writeSplit(planOf(DUMP), bytes, parts()), /has changed since the split was planned/);
      await bytes.close();
      assert.ok(!existsSync(parts()), "the folder that the split made is gone again");
    });

  it("a split that is cancelled leaves nothing", async () => {
    const controller = new AbortController();
    const onProgress = (done: number, total: number) => {
      if (done > total / 2) controller.abort(new Error("cancelled"));
    };
    const { signal } = controller;
    await assert.rejects(splitInto(parts(), DUMP, { signal, onProgress }), /cancelled/);
    assert.ok(!existsSync(parts()));
  });
}

/** Mounts a small disk at `path`; false, with a word why, where this machine does not let us. */
function mount(path: string, options: string): boolean {
  const { status, stderr, error } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", path], {
    encoding: "utf8",
  });
  if (status === 0) return true;
  console.warn(`      skipped: cannot mount a small disk here (${(stderr || error?.message || "").trim()})`);
  return false;
}
