import assert from "node:assert/strict";
import { Dump } from "../../../../server/src/dump";
import { problemsOf, speech } from "../mending";

describe("speech", () => {
  const linesOf = (text: string, code: string) =>
    problemsOf(Dump.read(text), code).map(({ range }) => range.start.line);

  it("untitled where it starts with its greeting", () => {
    const untitled = speech("今年春天，全镇要种杨树五万株。").split("\n").slice(1).join("\n");
    assert.deepEqual(linesOf(untitled, "speech/untitled"), [0]);
    assert.deepEqual(linesOf(speech("今年春天，全镇要种杨树五万株。"), "speech/untitled"), []);
  });

  it("truncated where it breaks off in mid-sentence", () => {
    const title = "在全镇春季植树动员会上的讲话";
    const text = (end: string) =>
      `${title}\n同志们：\n今年春天，全镇要种杨树五万株，各村要抓紧。\n一要把任务落实到每一户人家，${end}`;
    assert.deepEqual(linesOf(text("把责任落实到每"), "speech/truncated"), [3]);
    assert.deepEqual(linesOf(text("把责任落实到人，"), "speech/truncated"), [3]);
    assert.deepEqual(linesOf(text("把责任落实到人。"), "speech/truncated"), []);
    assert.deepEqual(linesOf(text("把责任落实到人。\n二〇二四年三月五日"), "speech/truncated"), []);
  });

  it("truncated where it starts in mid-sentence", () => {
    const text = "在全镇春季植树动员会上的讲话\n，全镇上下齐心协力，种下了五万株杨树，成活率达到九成。\n谢谢大家！";
    assert.deepEqual(linesOf(text, "speech/truncated"), [1]);
  });
});
