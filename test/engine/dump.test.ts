import assert from "node:assert/strict";
import { Dump } from "../../server/src/dump";

describe("Dump", () => {
  it("keeps every character of what it reads", () => {
    const text = "\uFEFF第一篇：在总结会上的讲话\r\n同志们：\n\n　　一、回顾\r二、展望\n谢谢大家！";
    assert.equal(Dump.read(text).text, text);
  });

  it("shares the lines that an edit leaves alone", () => {
    const before = Dump.read("同志们：\n一、回顾\n二、展望\n");
    const after = before.edit([
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } }, text: "三" },
    ]);
    assert.equal(after.text, "同志们：\n三、回顾\n二、展望\n");
    assert.equal(after.lines.at(0), before.lines.at(0));
    assert.equal(after.lines.at(2), before.lines.at(2));
    assert.equal(before.text, "同志们：\n一、回顾\n二、展望\n");
  });
});
