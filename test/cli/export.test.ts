import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder";
import { run } from "./run";

const DUMP =
  "第一篇：在春季植树动员会上的讲话\n同志们：\n大家好。\n谢谢大家！\n第二篇：在秋季运动会上的致辞\n同学们：\n祝成功。\n谢谢大家！\n";

describe("speech-corpus export", () => {
  const folder = temporaryFolder();
  const here = (...args: string[]) => run(args, "", folder());
  const source = (name: string) => {
    writeFileSync(join(folder(), name), DUMP);
    return name;
  };

  it("writes the speeches of several dumps to one new file, never over another", () => {
    const args = ["export", "--format", "jsonl", source("a.txt"), source("b.txt"), "--out", "all.jsonl"];
    assert.equal(here(...args).status, 0);
    const rows = readFileSync(join(folder(), "all.jsonl"), "utf8").trimEnd().split("\n");
    assert.deepEqual(
      rows.map((row) => JSON.parse(row).id),
      ["a.txt#1", "a.txt#2", "b.txt#1", "b.txt#2"],
    );
    assert.deepEqual(here(...args), {
      status: 2,
      out: "",
      err: "speech-corpus: all.jsonl: exists already and is not overwritten\n",
    });
  });

  for (const [format, start] of [
    ["text", "在春季"],
    ["csv", "id,source,"],
    ["tei", "<?xml"],
    ["markdown", "# 在春季"],
    ["parquet", "PAR1"],
  ] as const)
    it(`writes ${format} to standard output`, () => {
      const { status, out } = here("export", "--format", format, source("a.txt"));
      assert.equal(status, 0);
      assert.ok(out.startsWith(start), out.slice(0, 40));
    });

  it("writes no file where there is no speech", () => {
    writeFileSync(join(folder(), "plain.txt"), "这里没有。\n");
    const { status, err } = here("export", "--format", "tei", "plain.txt", "--out", "all.xml");
    assert.equal(status, 2);
    assert.match(err, /no speech was found; nothing is written/);
    assert.ok(!existsSync(join(folder(), "all.xml")));
  });

  it("names what it leaves out, and ends with 2", () => {
    writeFileSync(join(folder(), "plain.txt"), "这里没有。\n");
    const { status, out, err } = here("export", "--format", "text", "plain.txt", "none.txt", source("a.txt"));
    assert.equal(status, 2);
    assert.match(err, /plain\.txt: is no dump of speeches; left out\n.*none\.txt: no such file\n/);
    assert.match(out, /祝成功/);
    assert.match(
      here("export", "--format", "docx", "a.txt").err,
      /Allowed choices are text, jsonl, csv, tei, parquet, markdown/,
    );
  });
});
