import assert from "node:assert/strict";
import { Dump } from "../../../server/src/dump";
import { flattenSections } from "../../../server/src/structure/structure";

/** A line that starts with `2|` is expected to be a section of depth 2; `2~` one that starts inside its line. */
const cases: Readonly<Record<string, string>> = {
  "the official order": `1|一、回顾
2|（一）成绩
3|1.粮食
4|（1）水稻
4|（2）小麦
3|2.林果
2|（二）不足
1|二、展望
2|（一）任务`,
  "a level that is skipped": `1|一、回顾
2|1、粮食
2|2、林果
1|二、展望
2|1、任务`,
  "（一） alone on top": `1|（一）回顾
2|1.粮食
1|（二）展望`,
  "一、 under （一）": `1|（一）回顾
2|一、粮食
2|二、林果
1|（二）展望
2|一、任务
2|二、措施
1|（三）落实
2|一、责任`,
  "an informal series under another": `1|第一，抓粮食
2|一是抓水稻
2|二是抓小麦
1|第二，抓林果`,
  "一是 under 一要": `1|一要抓粮食
2|一是抓水稻
2|二是抓小麦
1|二要抓林果
2|一是抓苹果
2|二是抓柑橘
1|三要抓落实`,
  "1. under 第一，": `1|第一，抓粮食
2|1.抓水稻
2|2.抓小麦
1|第二，抓林果
2|1.抓苹果
2|2.抓柑橘`,
  "two informal lists one after the other": `1|一、回顾
2|其一，成绩来之不易。
2|其二，经验弥足珍贵。
怎样保持清醒的头脑：
2|一是防自满。
2|二是防松懈。`,
  "a lost first heading": `2|（一）成绩
2|（二）不足
1|二、展望
2|（一）任务`,
  "an introduction before the first heading": `1|一是认识提高了。
1|二是经验总结了。
1|一、回顾
2|（一）成绩
1|二、展望`,
  "a bare number with its heading on the next lines": `1|01。
认清形势，
增强信心。
2|一是形势好。
2|二是信心足。
1|02。
抓住重点，
务求实效。`,
  "最后 at the end of a series": `1|第一，抓粮食。
1|第二，抓林果。
1|最后，抓作风。大家要把纪律挺在前面。`,
  "首先看 with a neighbour": `1|首先看粮食。粮食是头等大事。
1|其次看林果。
1|最后看收入。`,
  "最后 with a request": `1|一要抓粮食。
1|二要抓林果。
最后，也请各位领导多提宝贵意见。`,
  "a numeral at the head of a wrapped line": `1|一、抓学习。我原来在学校工作，对水利工程的事情略知一
二，对林业、农机、畜牧这些门道基本上是外行。
1|二、抓落实。`,
  "最后 with wishes": `1|第一，抓粮食。
1|第二，抓林果。
最后，祝大家身体健康！`,
  dashes: `1|一、成绩
2|——粮食丰收。
2|——林果增产。`,
};

const inline: Readonly<Record<string, readonly [text: string, expected: readonly string[]]>> = {
  "three points in one paragraph": [
    "会议要求：一是抓粮食；二是抓林果；三是抓落实。",
    ["一是抓粮食", "二是抓林果", "三是抓落实"],
  ],
  "a heading that continues its series": [
    "（一）成绩\n粮食丰收，林果增产。（二）不足\n有的村行动慢。\n（三）措施",
    ["（一）成绩", "（二）不足", "（三）措施"],
  ],
  "nothing in a lone 一是": ["有的同志一是一，二是二，这样很好。要注意：一是不够。", []],
};

describe("sections", () => {
  for (const [name, marked] of Object.entries(cases))
    it(`nest with ${name}`, () => {
      const lines = marked.split("\n");
      const expected = lines.flatMap((line, i) => (/^\d\|/.test(line) ? [[i, Number(line[0])]] : []));
      const speech = Dump.read(
        `在村民大会上的讲话\n同志们：\n${lines.map((line) => line.replace(/^\d\|/, "")).join("\n")}`,
      ).structure.speeches[0]!.speech;
      assert.deepEqual(
        flattenSections(speech.sections).map(({ line, depth }) => [line - 2, depth]),
        expected,
      );
    });

  for (const [name, [text, expected]] of Object.entries(inline))
    it(`see ${name}`, () => {
      const dump = Dump.read(`在村民大会上的讲话\n同志们：\n${text}`);
      const { speech } = dump.structure.speeches[0]!;
      assert.deepEqual(
        flattenSections(speech.sections).map(({ line, ordinal, titleTo }) =>
          dump.lines.at(line)!.text.slice(ordinal.from, titleTo),
        ),
        expected,
      );
    });

  it("know their ranges, their titles and whether text runs on", () => {
    const { speech } = Dump.read(
      "在村民大会上的讲话\n同志们：\n一、成绩很大。粮食丰收。\n大家辛苦。\n（一）粮食\n二、不足",
    ).structure.speeches[0]!;
    const [first, second] = speech.sections;
    assert.deepEqual([first!.line, first!.endLine, first!.title, first!.runIn], [2, 4, "成绩很大", true]);
    assert.deepEqual([second!.line, second!.endLine, second!.title, second!.runIn], [5, 5, "不足", false]);
    assert.deepEqual(
      first!.children.map(({ line, endLine }) => [line, endLine]),
      [[4, 4]],
    );
  });
});
