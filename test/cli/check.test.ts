import assert from "node:assert/strict";
import { Dump } from "../../server/src/dump";
import { run } from "./run";

const WRONG = "第一篇：在春季植树动员会上的讲话\n同志们：\n一、统一思想\n二、明确任务\n五、抓好落实\n谢谢大家！\n";

describe("speech-corpus check", () => {
  it("prints every problem as FILE:LINE:COLUMN SEVERITY CODE MESSAGE, and ends with 1 where there is one", () => {
    const { problems } = Dump.read(WRONG);
    const { status, out } = run(["check", "-"], WRONG);
    const rows = out.split("\n").slice(0, -1);
    assert.deepEqual(
      rows.map((row) => row.split(" ").slice(0, 3)),
      problems.map(({ range, severity, code }) => [
        `-:${range.start.line + 1}:${range.start.character + 1}`,
        severity,
        code,
      ]),
    );
    assert.equal(status, problems.length > 0 ? 1 : 0);
  });

  it("ends with 0 and says nothing where nothing is wrong", () => {
    assert.deepEqual(
      run(["check", "-"], "第一篇：在春季植树动员会上的讲话\n同志们：\n一、统一思想\n二、明确任务\n谢谢大家！\n"),
      { status: 0, out: "", err: "" },
    );
  });

  it("ends with 2 where a file cannot be read", () => {
    assert.equal(run(["check", "no-such-file", "-"], WRONG).status, 2);
  });
});
