import assert from "node:assert/strict";
import { Dump } from "../../../../server/src/dump";
import { bodyOf, coveredBy, mendAll, problemsOf, speech } from "../mending";

const CODE = "text/torn-sentence";

describe(CODE, () => {
  const fixesOf = (text: string) => {
    const dump = Dump.read(text);
    return problemsOf(dump, CODE).map((problem) => dump.fixes(problem).map(({ id, safe }) => (safe ? `${id}!` : id)));
  };

  it("joins with certainty where the line after can only go on", () => {
    const text = speech(
      "刚才，镇长同志宣读了《全镇春季造林。",
      "工作报告。",
      "》，林业站同志安排了防火任务，并同各村签订了目标。",
      "",
      "责任书。",
      "",
      "；请大家带回去认真学习，抓好落实。",
      "各村对造林任务的落实抱有必胜的信念，这正是全镇推进绿化。",
      "工作计划。",
      "的底气所在，也是今年春天的希望所在。",
    );
    assert.deepEqual(fixesOf(text), [["join-sentence!"], ["join-sentence!"], ["join-sentence!"]]);
    assert.deepEqual(bodyOf(mendAll(text, CODE)), [
      "刚才，镇长同志宣读了《全镇春季造林工作报告》，林业站同志安排了防火任务，并同各村签订了目标责任书；请大家带回去认真学习，抓好落实。",
      "各村对造林任务的落实抱有必胜的信念，这正是全镇推进绿化工作计划的底气所在，也是今年春天的希望所在。",
    ]);
  });

  it("offers both readings where the line after may be a sentence of its own", () => {
    const text = speech(
      "今年春天，全镇十二个村都同镇政府签订了造林目标。",
      "责任书。",
      "各村要把任务分到户，把责任落实到人，把树种到山上。",
    );
    assert.deepEqual(fixesOf(text), [["join-before-and-after", "join-before"]]);
    assert.deepEqual(bodyOf(mendAll(text, CODE, "join-before-and-after")), [
      "今年春天，全镇十二个村都同镇政府签订了造林目标责任书各村要把任务分到户，把责任落实到人，把树种到山上。",
    ]);
    assert.deepEqual(bodyOf(mendAll(text, CODE, "join-before")), [
      "今年春天，全镇十二个村都同镇政府签订了造林目标责任书。各村要把任务分到户，把责任落实到人，把树种到山上。",
    ]);
  });

  it("leaves the heading below alone where the sentence ends with the link", () => {
    const text = speech(
      "一、今年春天，全镇十二个村都同镇政府签订了造林目标。",
      "责任书。",
      "二、各村要把任务分到户，把责任落实到人，把树种到山上。",
    );
    assert.deepEqual(fixesOf(text), [["join-before"]]);
    assert.deepEqual(bodyOf(mendAll(text, CODE)), [
      "一、今年春天，全镇十二个村都同镇政府签订了造林目标责任书。",
      "二、各村要把任务分到户，把责任落实到人，把树种到山上。",
    ]);
  });

  it("covers the added stops and the breaks, never the words of the link", () => {
    const text = speech(
      "今年春天，全镇十二个村都同镇政府签订了造林目标。",
      "责任书。",
      "各村要把任务分到户，把责任落实到人，把树种到山上。",
    );
    assert.deepEqual(coveredBy(text, CODE), ["。⏎", "。⏎"]);
    assert.equal(problemsOf(Dump.read(text), "noise/anchor").length, 0);
  });
});
