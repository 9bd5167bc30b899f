import assert from "node:assert/strict";
import { mend, problemsOf, readMarked, speech, write } from "./marked";

/** Styles, brackets, separators, levels and headings inside lines. */
const CASES: Record<string, string> = {
  "another style in the middle of a series": speech(
    "一是选好苗木。",
    "二是整好土地。",
    "第三，浇好水。‹style-mismatch›",
    "四是管好幼树。",
  ),
  "another verb": speech("一要选好苗木。", "二要整好土地。", "三是浇好水。‹style-mismatch›", "四要管好幼树。"),
  "verbs may differ as they like": speech("一抓苗木。", "二抓土地。", "三看水源。", "四靠管护。"),
  "a lower style in the middle of headings": speech(
    "一、选好苗木。",
    "二、整好土地。",
    "（三）浇好水。‹style-mismatch›",
    "四、管好幼树。",
  ),
  "首先 and 第二 go together": speech("首先，要选好苗木。", "第二，要整好土地。", "第三，要浇好水。"),
  "full-width brackets among half-width ones": speech(
    "(一)选好苗木。",
    "(二)整好土地。",
    "（三）浇好水。‹bracket-mismatch›",
    "(四)管好幼树。",
  ),
  "brackets of two widths in one marker": speech(
    "（1）选好苗木。",
    "（2)整好土地。‹bracket-mismatch›",
    "（3）浇好水。",
  ),
  "each list has its own brackets": speech(
    "一、去年。",
    "（一）栽得多。",
    "（二）管得好。",
    "二、今年。",
    "(一)扩面积。",
    "(二)提质量。",
  ),
  "a comma after the number among 、": speech("一、选好苗木。", "二，整好土地。‹separator›", "三、浇好水。"),
  "a full stop after the number among points": speech("1.选好苗木。", "2。整好土地。‹separator›", "3.浇好水。"),
  "a full-width point is a point": speech("1.选好苗木。", "2．整好土地。", "3.浇好水。"),
  "a heading inside a line": speech(
    "（一）选好苗木。要选本地树种。",
    "（二）整好土地。坑要挖深。（三）浇好水。‹buried-heading›",
    "（四）管好幼树。",
  ),
  "prose that goes on in a paragraph and then on a line": speech(
    "一是选好苗木；二是整好土地。‹buried-heading›",
    "三是浇好水。",
  ),
  "a level that only one section leaves out": speech(
    "一、去年。",
    "（一）栽植。",
    "1.栽得多。",
    "2.栽得好。",
    "（二）管护。",
    "1.有人管。",
    "2.管得住。",
    "二、今年。",
    "1.扩面积。‹level-jump›",
    "2.提质量。",
  ),
  "a speech may leave out a level throughout": speech(
    "一、去年。",
    "1.栽得多。",
    "2.管得好。",
    "二、今年。",
    "1.扩面积。",
    "2.提质量。",
  ),
  "fewer headings than the speaker announced": speech(
    "今天会议很重要。下面，我讲三点意见。‹claimed-count 3→2›",
    "一、选好苗木。",
    "二、整好土地。",
  ),
  "more headings than the speaker announced": speech(
    "今天会议很重要。下面，我讲三点意见：‹claimed-count 3→4›",
    "一、选好苗木。",
    "二、整好土地。",
    "三、浇好水。",
    "四、管好幼树。",
  ),
  "just as many headings as announced, one of them misnumbered": speech(
    "下面，我讲三点意见。",
    "一、选好苗木。",
    "二、整好土地。",
    "四、浇好水。‹gap 3→4›",
  ),
  "the place where the next heading was lost": speech(
    "下面，我讲三点意见。",
    "一、去年。",
    "1.栽得多。",
    "2.管得好。",
    "二、今年。",
    "1.扩面积。",
    "2.提质量。‹claimed-count 3→2›",
    "各部门要大力支持。",
    "1.强领导。‹lost-parent 3→1›",
    "2.强投入。",
  ),
  "fewer tasks than a paragraph announces": speech(
    "一、去年工作。",
    "二、今年工作。",
    "我们重点要做好以下四项工作。‹claimed-count 4→3›",
    "（一）选好苗木。",
    "（二）整好土地。",
    "（三）浇好水。",
  ),
  "an announced list that is lost altogether": speech(
    "下面，我讲三点意见。‹claimed-count 3→0›",
    "去年全镇造林成绩很大。",
    "（一）栽得多。",
    "（二）管得好。",
    "（一）任务重。‹lost-parent 3→1›",
    "（二）时间紧。",
  ),
  "a list that ends with 最后": speech(
    "做好植树工作，要处理好三个方面的关系。",
    "首先，是栽与管的关系。",
    "其次，是数量与质量的关系。",
    "最后，是眼前与长远的关系。",
  ),
  "counts that announce nothing": speech(
    "一、去年工作。",
    "全镇新建了四个苗圃。",
    "一是县道苗圃。",
    "二是河滩苗圃。",
    "以上三个方面都很重要。",
    "二、今年工作。",
  ),
};

describe("markers, levels and counts", () => {
  for (const [title, marked] of Object.entries(CASES))
    it(title, () => {
      const { text, expected } = readMarked(marked);
      const found = problemsOf(text).map(write);
      assert.deepEqual(found, expected);
    });
});

const FIXES: readonly (readonly [title: string, code: string, fix: string, before: string[], after: string[]])[] = [
  [
    "gives a marker the style of its series",
    "numbering/style-mismatch",
    "change-style",
    ["一是选苗。", "二是整地。", "第三，浇水。"],
    ["一是选苗。", "二是整地。", "三是浇水。"],
  ],
  [
    "gives a marker the brackets of its series",
    "numbering/bracket-mismatch",
    "change-bracket",
    ["(一)选苗。", "(二)整地。", "（三)浇水。"],
    ["(一)选苗。", "(二)整地。", "(三)浇水。"],
  ],
  [
    "gives all markers the brackets of their series",
    "numbering/bracket-mismatch",
    "change-brackets",
    ["（一）选苗。", "(二)整地。", "（三）浇水。", "(四)防火。", "（五）防虫。"],
    ["（一）选苗。", "（二）整地。", "（三）浇水。", "（四）防火。", "（五）防虫。"],
  ],
  [
    "adds an opening bracket",
    "numbering/bracket-mismatch",
    "change-bracket",
    ["（1）选苗。", "（2）整地。", "3）浇水。"],
    ["（1）选苗。", "（2）整地。", "（3）浇水。"],
  ],
  [
    "changes the separator",
    "numbering/separator",
    "change-separator",
    ["1、选苗。", "2.整地。", "3、浇水。"],
    ["1、选苗。", "2、整地。", "3、浇水。"],
  ],
  [
    "gives each buried heading a line of its own",
    "numbering/buried-heading",
    "own-lines",
    ["　　（一）选苗。苗要好。（二）整地。坑要深。 （三）浇水。", "　　（四）防火。"],
    ["　　（一）选苗。苗要好。", "　　（二）整地。坑要深。", "　　（三）浇水。", "　　（四）防火。"],
  ],
  [
    "changes the announced count",
    "numbering/claimed-count",
    "change-count",
    ["下面，我讲三点意见。", "一、选苗。", "二、整地。", "三、浇水。", "四、防火。"],
    ["下面，我讲四点意见。", "一、选苗。", "二、整地。", "三、浇水。", "四、防火。"],
  ],
];

describe("fixes of markers and counts", () => {
  for (const [title, code, fix, before, after] of FIXES)
    it(title, () => {
      const mended = mend(speech(...before), code, fix);
      assert.equal(mended.text, speech(...after));
      assert.ok(!problemsOf(mended.text).some((problem) => problem.code === code));
    });
});
