import assert from "node:assert/strict";
import { type OrdinalStyle, readOrdinal } from "../../../server/src/reading/ordinal";

const markers: readonly (readonly [line: string, style: OrdinalStyle, value: number, rest: string])[] = [
  ["一、回顾", "cjk-dun", 1, "回顾"],
  ["　　十九、展望", "cjk-dun", 19, "展望"],
  ["二十一、展望", "cjk-dun", 21, "展望"],
  ["廿一、展望", "cjk-dun", 21, "展望"],
  ["卅、展望", "cjk-dun", 30, "展望"],
  ["壹、总则", "cjk-dun", 1, "总则"],
  ["貳、總則", "cjk-dun", 2, "總則"],
  ["参、總則", "cjk-dun", 3, "總則"],
  ["一．回顾", "cjk-dun", 1, "回顾"],
  ["（一）回顾", "paren-cjk", 1, "回顾"],
  ["(十二) 回顾", "paren-cjk", 12, "回顾"],
  ["（三）、回顾", "paren-cjk", 3, "回顾"],
  ["㈠回顾", "paren-cjk", 1, "回顾"],
  ["四。回顾", "cjk-dun", 4, "回顾"],
  ["1.回顾", "arabic", 1, "回顾"],
  ["1． 回顾", "arabic", 1, "回顾"],
  ["１２、回顾", "arabic", 12, "回顾"],
  ["3。回顾", "arabic", 3, "回顾"],
  ["2.3.1 回顾", "arabic", 1, "回顾"],
  ["（1）回顾", "paren-arabic", 1, "回顾"],
  ["2）回顾", "paren-arabic", 2, "回顾"],
  ["⑶回顾", "paren-arabic", 3, "回顾"],
  ["①回顾", "circled", 1, "回顾"],
  ["⒉回顾", "circled", 2, "回顾"],
  ["㊱回顾", "circled", 36, "回顾"],
  ["⓫回顾", "circled", 11, "回顾"],
  ["第一，回顾", "ordinal", 1, "回顾"],
  ["第二、回顾", "ordinal", 2, "回顾"],
  ["第三是作风问题", "ordinal", 3, "作风问题"],
  ["一是回顾", "is", 1, "回顾"],
  ["二要展望", "is", 2, "展望"],
  ["三个是展望", "is", 3, "展望"],
  ["其一，回顾", "qi", 1, "回顾"],
  ["首先，回顾", "first", 1, "回顾"],
  ["其次，回顾", "first", 2, "回顾"],
  ["再次，回顾", "first", 3, "回顾"],
  ["最后，回顾", "first", -1, "回顾"],
  ["第一阶段为准备阶段", "stage", 1, "为准备阶段"],
  ["01。", "bare", 1, ""],
  ["——要抓住重点", "dash", 0, "要抓住重点"],
];

const sentences = [
  "2023年，我们走过了不平凡的一年。",
  "1353个日夜，大家没有休息。",
  "三年多来，变化很大。",
  "十九届六中全会以来，形势很好。",
  "一个地方的发展要靠人。",
  "三大球要振兴。",
  "4月23日，我们开了会。",
  "20xx年，我们继续努力。",
  "一些同志还没有想清楚。",
  "第一次全会开得很好。",
  "第三季度任务很重。",
  "十分感谢大家。",
  "9.27事故教训深刻。",
  "1.5亿元已经到账。",
  "（王某某）同志发言。",
  "其实大家都知道。",
  "首都的同志来了。",
  "—",
  "",
];

describe("readOrdinal", () => {
  for (const [line, style, value, rest] of markers)
    it(`reads ${line.trim()}`, () => {
      const ordinal = readOrdinal(line);
      assert.deepEqual(ordinal && [ordinal.style, ordinal.value, line.slice(ordinal.to)], [style, value, rest]);
    });

  for (const line of sentences)
    it(`sees no marker in ${line || "an empty line"}`, () => assert.equal(readOrdinal(line), null));

  it("tells where the numeral stands", () => {
    const { from, numeralFrom, numeralTo, to } = readOrdinal("　（十二）、回顾")!;
    assert.deepEqual([from, numeralFrom, numeralTo, to], [1, 2, 4, 6]);
  });
});
