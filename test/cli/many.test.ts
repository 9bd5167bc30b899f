import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository";
import { temporaryFolder } from "../temporary-folder";
import { run } from "./run";

/** A dump of `speeches` speeches, enough of which are worth starting threads for. */
const dump = (title: string, speeches: number) =>
  Array.from(
    { length: speeches },
    (_, i) =>
      `第${i + 1}篇：在${title}第${i + 1}次大会上的讲话\n同志们：\n一、总结\n${`今年的工作有进展(zhǎn)，第${i}项任务已经完成。`.repeat(50)}\n三、部署\n谢谢大家！\n\n`,
  ).join("");
const CLI = join(repository, "dist/cli.js");

describe("many dumps and large ones", () => {
  const folder = temporaryFolder();
  const write = (name: string, content: string) => {
    writeFileSync(join(folder(), name), content);
    return name;
  };
  const here = (...args: string[]) => run(args, "", folder());
  /** Twelve dumps of different sizes, so that threads do not end in the order in which they start. */
  const dumps = () => Array.from({ length: 12 }, (_, i) => write(`${i}.txt`, dump(`第${i}回`, i % 3 === 0 ? 600 : 30)));

  it("are analysed in threads, and told in order, with what could not be read in its place", function () {
    this.timeout(60_000);
    const files = dumps();
    files.splice(5, 0, "none.txt");
    const { status, out, err } = here("analyze", "--json", ...files);
    assert.equal(status, 2);
    assert.match(err, /none\.txt: no such file/);
    const reports = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      reports.map(({ file }) => file),
      files.filter((file) => file !== "none.txt"),
    );
    assert.equal(out.split("\n")[1], here("analyze", "--json", files[1]!).out.trimEnd());
  });

  it("are checked in threads as they are one by one", function () {
    this.timeout(60_000);
    const files = dumps();
    const { status, out } = here("check", ...files);
    assert.equal(status, 1);
    assert.equal(out, files.map((file) => here("check", file).out).join(""));
  });

  it("are mended in threads as they are one by one", function () {
    this.timeout(60_000);
    const files = dumps();
    const each = files.map((file) => here("fix", "--diff", file));
    const { status, out, err } = here("fix", "--diff", ...files);
    assert.equal(status, 1);
    assert.equal(out, each.map((run) => run.out).join(""));
    assert.equal(err, each.map((run) => run.err).join(""));
    assert.match(out, /^-今年的工作有进展\(zhǎn\)/m);
  });

  it("of many pieces give one JSON object like any other", function () {
    this.timeout(60_000);
    const text = dump("大型", 7_000);
    assert.ok(Buffer.byteLength(text) > 17 << 20);
    write("large.txt", text);
    const { status, out } = here("analyze", "--json", "large.txt");
    assert.equal(status, 0);
    const report = JSON.parse(out);
    assert.equal(report.lines, 7_000 * 7 + 1);
    assert.deepEqual(
      report.speeches.map(({ index, line, endLine }: Record<string, number>) => [index, line, endLine]),
      Array.from({ length: 7_000 }, (_, i) => [i, i * 7 + 1, i * 7 + 6]),
    );
    assert.equal(report.sections.length, 2 * 7_000);
    assert.equal(report.sections.at(-1).speech, 6_999);
    assert.deepEqual(Object.keys(report).slice(0, 6), ["file", "encoding", "lines", "kind", "title", "speeches"]);
    const lines = here("check", "large.txt").out.trimEnd().split("\n");
    assert.deepEqual(
      lines.filter((line) => line.includes("numbering/gap")).map((line) => Number(line.split(":")[1])),
      Array.from({ length: 7_000 }, (_, i) => i * 7 + 5),
    );
  });

  /** Runs the program and strikes Ctrl-C as soon as `hasBegun`. */
  const interrupt = async (hasBegun: () => boolean, ...args: string[]) => {
    const child = spawn(process.execPath, [CLI, ...args], { cwd: folder(), stdio: ["ignore", "ignore", "pipe"] });
    let err = "";
    child.stderr.on("data", (chunk) => {
      err += chunk;
    });
    const watch = setInterval(() => {
      if (!hasBegun()) return;
      clearInterval(watch);
      child.kill("SIGINT");
    }, 5);
    const status = await new Promise((resolve) => child.on("close", resolve));
    assert.equal(status, 2);
    assert.match(err, /interrupted; nothing half done is left\n$/);
  };

  it("are each mended or as they were after Ctrl-C", async function () {
    this.timeout(60_000);
    const files = Array.from({ length: 40 }, (_, i) => write(`${i}.txt`, dump(`第${i}回`, 100)));
    const content = (name: string) => readFileSync(join(folder(), name), "utf8");
    const before = new Map(files.map((name) => [name, content(name)]));
    const changed = () => files.filter((name) => content(name) !== before.get(name));
    await interrupt(() => changed().length > 0, "fix", "--write", "--only", "text/pinyin", ...files);
    assert.ok(changed().length > 0 && changed().length < files.length, `${changed().length} changed`);
    for (const name of changed()) assert.equal(content(name), before.get(name)!.replaceAll("(zhǎn)", ""));
    assert.deepEqual(readdirSync(folder()).sort(), [...files].sort());
  });

  it("leave nothing half done at Ctrl-C", async function () {
    this.timeout(60_000);
    const files = dumps();
    // The first folder is there, so the work has begun.
    await interrupt(() => readdirSync(folder()).includes("parts"), "split", ...files, "--out", "parts");
    for (const name of readdirSync(join(folder(), "parts"))) {
      const inside = readdirSync(join(folder(), "parts", name));
      assert.ok(
        inside.includes("manifest.jsonl") && !inside.some((file) => file.startsWith(".")),
        `${name}: ${inside}`,
      );
      const joined = here("join", join("parts", name), "--out", `${name}.joined`);
      assert.equal(joined.status, 0);
      assert.equal(
        readFileSync(join(folder(), `${name}.joined`), "utf8"),
        readFileSync(join(folder(), `${name}.txt`), "utf8"),
      );
    }
  });
});
