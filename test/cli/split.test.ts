import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { temporaryFolder } from "../temporary-folder";
import { run } from "./run";

const DUMP =
  "站点首页\n第一篇：在春季植树动员会上的讲话\n同志们：\n大家好。\n谢谢大家！\n第二篇：在秋季运动会上的致辞\n同学们：\n祝成功。\n谢谢大家！\n";

describe("speech-corpus split and join", () => {
  const folder = temporaryFolder();
  const source = (name = "dump.txt") => {
    writeFileSync(join(folder(), name), DUMP);
    return name;
  };
  const here = (...args: string[]) => run(args, "", folder());

  it("split names what it writes, join gives the source back", () => {
    const { status, out, err } = here("split", source(), "--out", "parts");
    assert.equal(status, 0);
    assert.deepEqual(
      out
        .trimEnd()
        .split("\n")
        .map((row) => row.split("\t").slice(0, 2)),
      [
        ["parts/01-在春季植树动员会上的讲话.txt", "lines 2-5"],
        ["parts/02-在秋季运动会上的致辞.txt", "lines 6-9"],
      ],
    );
    assert.equal(err, "dump.txt: utf-8, 2 of 2 speeches, the rest in parts/rest.txt\n");
    const joined = here("join", "parts", "--out", "joined.txt");
    assert.deepEqual(
      [joined.status, joined.err],
      [0, `joined.txt: ${Buffer.byteLength(DUMP)} bytes, identical to the source\n`],
    );
    assert.equal(readFileSync(join(folder(), "joined.txt"), "utf8"), DUMP);
    const again = here("join", "parts", "--out", "joined.txt");
    assert.deepEqual(
      [again.status, again.err],
      [2, "speech-corpus: joined.txt: exists already and is not overwritten\n"],
    );
  });

  it("--dry-run writes nothing", () => {
    assert.match(here("split", source(), "--out", "parts", "--dry-run").out, /^parts\/01-.*\nparts\/02-.*\n$/);
    assert.deepEqual(readdirSync(folder()), ["dump.txt"]);
  });

  it("--template, --header and --speeches shape the result", () => {
    here(
      "split",
      source(),
      "--out",
      "parts",
      "--template",
      "{source}_{index:3}",
      "--header",
      "yaml",
      "--speeches",
      "2",
    );
    assert.deepEqual(readdirSync(join(folder(), "parts")).sort(), ["dump_002.txt", "manifest.jsonl", "rest.txt"]);
    assert.match(readFileSync(join(folder(), "parts/dump_002.txt"), "utf8"), /^---\ntitle: "在秋季运动会上的致辞"\n/);
  });

  it("several dumps get a folder each", () => {
    assert.equal(here("split", source("a.txt"), source("b.txt"), "--out", "parts").status, 0);
    assert.deepEqual(readdirSync(join(folder(), "parts")), ["a", "b"]);
  });

  it("reads a pipe", () => {
    assert.equal(run(["split", "-", "--out", "parts"], DUMP, folder()).status, 0);
    assert.equal(readdirSync(join(folder(), "parts")).length, 4);
  });

  it("refuses what it cannot do, with status 2", () => {
    writeFileSync(join(folder(), "plain.txt"), "这里没有。\n");
    const cases: [string[], RegExp][] = [
      [["split", "plain.txt", "--out", "parts"], /plain\.txt: is no dump of speeches; nothing to split/],
      [["split", source(), "--out", "parts", "--template", "{titel}"], /\{titel\} is no placeholder/],
      [["split", source(), "--out", "parts", "--speeches", "x"], /x is neither a number nor a range/],
      [["split", source()], /required option '--out/],
      [["split", source(), "--out", "plain.txt"], /plain\.txt/],
      [["join", "none", "--out", "x"], /none: no such file or folder/],
      [["join", ".", "--out", "x"], /holds no manifest\.jsonl/],
    ];
    for (const [args, reason] of cases) {
      const { status, err } = here(...args);
      assert.equal(status, 2, args.join(" "));
      assert.match(err, reason);
    }
  });
});
