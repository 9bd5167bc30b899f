import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./run";

const DUMP = "第一篇：在春季植树动员会上的讲话\n同志们：\n一、统一思想\n三、抓好落实\n谢谢大家！\n";

describe("speech-corpus explain", () => {
  it("says what a line is, why its speech starts where it does, and what is wrong with it", () => {
    const { status, out } = run(["explain", "-", "4"], DUMP);
    assert.equal(status, 0);
    assert.match(
      out,
      /^line 4: 三、抓好落实\nin speech 1, lines 1-5: 在春季植树动员会上的讲话\na section: style cjk-dun, number 3, depth 1: 抓好落实\n/,
    );
    assert.match(
      out,
      /why a speech starts at line 1, very likely \(\d\d %\):\n( {2}[+-]\d+\.\d {2}\S+, line -?\d+\n)+/,
    );
    assert.match(out, /-:4:1 \w+ numbering\/gap /);
  });

  it("refuses lines that are not there", () => {
    for (const [line, reason] of [
      ["99", /there is no line 99/],
      ["0", /counts from 1/],
      ["x", /counts from 1/],
    ] as const) {
      const { status, err } = run(["explain", "-", line], DUMP);
      assert.equal(status, 2);
      assert.match(err, reason);
    }
  });

  it("honours what the user decided about a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "speech-corpus-"));
    try {
      const file = join(folder, "会.txt");
      const kept = join(folder, ".speech-corpus", "decisions.json");
      const last = "第二篇：在防汛会上的讲话\n同志们：\n大家辛苦了，汛期就要到了，各村要把沙袋备足。\n谢谢大家！\n";
      const anchor = { text: "第二篇:在防汛会上的讲话", before: "谢谢大家!", after: "同志们:", line: 5 };
      writeFileSync(file, DUMP + last);
      mkdirSync(join(folder, ".speech-corpus"));
      const analysed = () => JSON.parse(run(["analyze", "--json", file]).out).speeches.length;
      const split = () => run(["split", file, "--dry-run", "--out", folder]).out.trim().split("\n").length;
      assert.deepEqual([analysed(), split()], [2, 2]);
      writeFileSync(kept, JSON.stringify({ version: 1, files: { "会.txt": [{ kind: "no-boundary", ...anchor }] } }));
      assert.deepEqual([analysed(), split()], [1, 1]);
      writeFileSync(kept, "[");
      const { status, err } = run(["analyze", "--json", file]);
      assert.equal(status, 2);
      assert.match(err, /decisions\.json: is no list of decisions/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
