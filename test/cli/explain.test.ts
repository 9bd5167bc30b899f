import assert from "node:assert/strict";
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
    assert.match(out, /why a speech starts at line 1, \d+ % sure:\n( {2}[+-]\d+\.\d {2}\S+, line -?\d+\n)+/);
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
});
