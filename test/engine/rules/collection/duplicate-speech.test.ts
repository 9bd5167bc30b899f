import assert from "node:assert/strict";
import { Dump } from "../../../../server/src/dump";
import { mendFirst, problemsOf, speech } from "../mending";

const CODE = "collection/duplicate-speech";
const ONE = speech(
  "今年春天，全镇要种杨树五万株，各村要在清明以前把树坑挖好，把树苗领回来。",
  "一要把任务落实到每一户人家，把责任落实到每一个人，做到种一棵、活一棵。",
  "二要把防火和防虫放在心上，林业站要天天巡山，发现火情虫情马上报告。",
  "三要把浇水和补植抓到底，到秋后验收的时候，成活率要达到九成以上。",
);
const OTHER = speech(
  "秋天到了，山上的草都干了，各村要把防火的责任落实到每一个人。",
  "进山的路口要设卡，上坟烧纸、野外用火一律禁止，谁违反就处理谁。",
);

describe(CODE, () => {
  it("names the speech that stands there first", () => {
    const [problem, ...more] = problemsOf(Dump.read(ONE + OTHER + ONE), CODE);
    assert.equal(more.length, 0);
    assert.equal(problem?.range.start.line, (ONE + OTHER).split("\n").length - 1);
    assert.deepEqual(problem?.message.args, { number: 1 });
    assert.equal(problem?.related[0]?.range.start.line, 0);
  });

  it("is removed whole", () => {
    assert.equal(mendFirst(ONE + ONE + OTHER, CODE, "remove-copy"), ONE + OTHER);
    assert.equal(mendFirst(ONE + OTHER + ONE, CODE, "move-to-rest"), ONE + OTHER);
  });

  it("is silent where all speeches differ", () => {
    assert.equal(problemsOf(Dump.read(ONE + OTHER), CODE).length, 0);
  });
});
