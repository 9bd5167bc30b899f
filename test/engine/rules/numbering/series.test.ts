import assert from "node:assert/strict";
import { Dump } from "../../../../server/src/dump";
import { renumberDump } from "../../../../server/src/rules/numbering/renumber";
import { problemsOf, readMarked, speech, write } from "./marked";

/** What an editor flags, and what not: each case is a speech with the expected problems written at their lines. */
const CASES: Record<string, string> = {
  "a number left out": speech(
    "一、提高认识。",
    "（一）看清形势。",
    "（二）看清任务。",
    "（五）看清责任。‹gap 3→5›",
    "（六）看清前景。",
    "二、抓好落实。",
  ),
  "a misprint, the next heading goes on as if it were right": speech(
    "1、选好苗木。",
    "2、挖好树坑。",
    "8、浇好定根水。‹gap 3→8›",
    "4、管好幼树。",
    "5、防好火灾。",
  ),
  "a number that stands twice, the series shifted by it": speech(
    "一、春季造林。",
    "二、封山育林。",
    "二、退耕还林。‹duplicate 3→2›",
    "三、抚育管护。",
  ),
  "a number misprinted as the one before it": speech(
    "①苗木到位。",
    "②资金到位。",
    "②人员到位。‹duplicate 3→2›",
    "④责任到位。",
  ),
  "two numbers exchanged": speech(
    "一是加强领导。",
    "三是落实资金。",
    "二是严格考核。‹backwards 3→2›",
    "四是抓好宣传。",
  ),
  "a series that starts at two": speech("二、栽植情况。‹first-not-one 1→2›", "三、管护情况。", "四、今后打算。"),
  "a list below a heading that starts at three": speech(
    "一、总体要求。",
    "二、主要任务。",
    "今年要做好几件事情。",
    "三是管好水。‹first-not-one 1→3›",
    "四是管好火。",
  ),
  "a second list without its head below the same heading": speech(
    "一、主要任务。",
    "一是抓苗木。",
    "二是抓整地。",
    "三是抓栽植。",
    "管护方面也要跟上，不能栽了不管。",
    "二是抓防火。‹first-not-one 1→2›",
    "三是抓浇水。",
  ),
  "a heading lost between two lists": speech(
    "一、去年工作。",
    "（一）栽得多。",
    "（二）管得好。",
    "（三）活得多。",
    "各村都做了大量工作，成绩来之不易。",
    "（一）任务很重。‹lost-parent 4→1›",
    "（二）时间很紧。",
    "三、保障措施。‹gap 2→3›",
  ),
  "headings of the top level that start again": speech(
    "一、去年工作。",
    "二、今年任务。",
    "三、保障措施。",
    "一、去年工作。‹backwards 4→1›",
    "二、今年任务。",
  ),

  "a list that a colon introduces may start again": speech(
    "一、去年工作。",
    "（一）栽得多。",
    "（二）管得好。",
    "存在的问题也不少：",
    "（一）苗木不足。",
    "（二）资金不足。",
  ),
  "a list that is counted beforehand may start again": speech(
    "一、主要任务。",
    "1.选好苗木。",
    "2.挖好树坑。",
    "栽后管护要做到以下两点。",
    "1.浇好水。",
    "2.防好火。",
  ),
  "prose starts again after a paragraph": speech(
    "一、主要任务。",
    "一是抓苗木。",
    "二是抓整地。",
    "苗圃建设同样要紧。",
    "一是抓规划。",
    "二是抓投入。",
  ),
  "numbers may run on through the speech": speech(
    "一、去年工作。",
    "（一）栽得多。",
    "（二）管得好。",
    "二、今年任务。",
    "（三）扩面积。",
    "（四）提质量。",
    "三、保障措施。",
    "（五）强领导。",
  ),
  "a number that is left out where numbers run on": speech(
    "一、去年工作。",
    "（一）栽得多。",
    "（二）管得好。",
    "二、今年任务。",
    "（三）扩面积。",
    "（四）提质量。",
    "三、保障措施。",
    "（七）强领导。‹first-not-one 5→7›",
  ),
  "首先, 其次 and 最后 carry no numbers that could be wrong": speech(
    "首先，要提高认识。",
    "其次，要落实责任。",
    "最后，要严格考核。",
  ),
  "a dash has no number": speech("——抓苗木。", "——抓整地。", "——抓栽植。"),
  "a continued paragraph list is no gap": speech(
    "一、主要任务。",
    "一是抓苗木，选好树种；二是抓整地，挖好树坑；三是抓栽植，浇好水。",
    "二、保障措施。",
  ),
};

describe("numbering of series", () => {
  for (const [title, marked] of Object.entries(CASES))
    it(title, () => {
      const { text, expected } = readMarked(marked);
      assert.deepEqual(problemsOf(text).map(write), expected);
    });

  const running = speech("一、去年。", "（一）栽植。", "（二）管护。", "二、今年。", "（三）扩面。", "（四）提质。");
  const restarting = speech("一、去年。", "（一）栽植。", "（二）管护。", "二、今年。", "（一）扩面。", "（二）提质。");
  for (const [numbering, text, expected] of [
    ["auto", running, []],
    ["auto", restarting, []],
    ["parent", running, ["6 first-not-one 1→3"]],
    ["parent", restarting, []],
    ["speech", running, []],
    ["speech", restarting, ["6 first-not-one 3→1"]],
  ] as const)
    it(`numbers through the ${numbering === "auto" ? "speech or below each parent, as is shown" : numbering}: ${expected}`, () => {
      const dump = Dump.read(text, { numbering });
      assert.deepEqual(dump.problems.filter(({ code }) => code.startsWith("numbering/")).map(write), expected);
      assert.deepEqual(renumberDump(dump).length > 0, expected.length > 0);
    });
});
