import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Dump } from "../../../../server/src/dump";
import { applyEdits } from "../../../edits";
import { fixture } from "../../../repository";
import { problemsOf, speech } from "../mending";

describe("speech", () => {
  const linesOf = (text: string, code: string) =>
    problemsOf(Dump.read(text), code).map(({ range }) => range.start.line);

  it("untitled where it starts with its greeting", () => {
    const untitled = speech("今年春天，全镇要种杨树五万株。").split("\n").slice(1).join("\n");
    assert.deepEqual(linesOf(untitled, "speech/untitled"), [0]);
    assert.deepEqual(linesOf(speech("今年春天，全镇要种杨树五万株。"), "speech/untitled"), []);
  });

  it("called by its title where a table of contents gives it one, which can be inserted", () => {
    const contents = readFileSync(fixture("dumps/contents.txt"), "utf8");
    const dump = Dump.read(contents);
    const found = problemsOf(dump, "speech/untitled");
    const listed = dump.structure.speeches.filter(({ listedTitle }) => listedTitle !== null);
    assert.deepEqual(
      found.map(({ severity, range, message: { args } }) => [severity, range.start.line, args.title]),
      dump.structure.speeches.map(({ line, listedTitle }) =>
        listedTitle ? ["hint", line, listedTitle] : ["information", line, undefined],
      ),
    );
    assert.ok(listed.length > 1);
    const [own, all] = dump.fixes(found[0]!);
    assert.deepEqual([own!.safe, own!.edits.length, all!.edits.length], [false, 1, listed.length]);
    const after = Dump.read(applyEdits(contents, all!.edits));
    assert.ok(problemsOf(after, "speech/untitled").every(({ severity }) => severity === "information"));
    assert.deepEqual(
      after.structure.speeches.map(({ speech }) => speech.title),
      dump.structure.speeches.map(({ speech, listedTitle }) => speech.title ?? listedTitle),
    );
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
