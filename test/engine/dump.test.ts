import assert from "node:assert/strict";
import { Dump } from "../../server/src/dump";
import { atOnce, type InSteps } from "../../server/src/in-steps";
import { generateDump } from "../support/generate";

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

  describe("in steps", () => {
    const text = generateDump(4, 400_000);
    const stepsOf = (work: InSteps<unknown>) => Array.from(work).length;

    it("is read, understood and inspected bit by bit", () => {
      const [short, long] = [generateDump(4, 40_000), text].map((each) => {
        const dump = Dump.read(each);
        return [Dump.reading(each), dump.recognise(), dump.inspect()].map(stepsOf);
      });
      for (const [i, steps] of long!.entries())
        assert.ok(steps > 5 * short![i]!, `${steps} steps, ${short![i]} for a tenth of the text`);
    });

    it("is what it is at once", () => {
      const dump = atOnce(Dump.reading(text));
      assert.equal(dump.text, text);
      assert.equal(dump.isInspected, false);
      const findings = atOnce(dump.inspect());
      assert.equal(dump.isInspected, true);
      assert.equal(findings, dump.findings);
      assert.deepEqual(dump.structure, Dump.read(text).structure);
      assert.deepEqual(dump.problems, Dump.read(text).problems);
    });

    it("has one structure, whoever asks while it is looked for", () => {
      const dump = Dump.read(text);
      const steps = dump.recognise();
      for (let i = 0; i < 100; i++) steps.next();
      const { structure } = dump;
      assert.equal(atOnce(steps).structure, structure);
      assert.equal(dump.structure, structure);
    });
  });
});
