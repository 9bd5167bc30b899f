import assert from "node:assert/strict";
import { Dump } from "../../../../server/src/dump";
import { applyEdits } from "../../../edits";
import { mend, problemsOf, speech, write } from "./marked";

/** Each fix on a speech, and the lines that it changes: before → after. */
const CASES: readonly {
  readonly title: string;
  readonly code: string;
  readonly fix: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly named?: string;
}[] = [
  {
    title: "a misprint is renumbered alone",
    code: "numbering/gap",
    fix: "renumber-this",
    before: ["1、选苗。", "2、整地。", "8、浇水。", "4、防火。"],
    after: ["1、选苗。", "2、整地。", "3、浇水。", "4、防火。"],
    named: "Renumber this heading: “3、”",
  },
  {
    title: "a gap is closed by renumbering what follows",
    code: "numbering/gap",
    fix: "renumber-following",
    before: ["（一）选苗。", "（二）整地。", "（五）浇水。", "（六）防火。"],
    after: ["（一）选苗。", "（二）整地。", "（三）浇水。", "（四）防火。"],
    named: "Renumber this heading and those after it, from “（三）” on",
  },
  {
    title: "a gap is filled with the markers that are missing",
    code: "numbering/gap",
    fix: "insert-marker",
    before: ["　　(一)选苗。", "　　(二)整地。", "　　(五)浇水。"],
    after: ["　　(一)选苗。", "　　(二)整地。", "　　(三)……", "　　(四)……", "　　(五)浇水。"],
    named: "Insert “(三) (四)” for the lost text",
  },
  {
    title: "the shape of each marker stays as it is",
    code: "numbering/gap",
    fix: "renumber-series",
    before: ["１．选苗。", "３．整地。", "４．浇水。", "６．防火。"],
    after: ["１．选苗。", "２．整地。", "３．浇水。", "４．防火。"],
  },
  {
    title: "circled numbers stay circled",
    code: "numbering/duplicate",
    fix: "renumber-following",
    before: ["①选苗。", "②整地。", "②浇水。", "③防火。", "④防虫。"],
    after: ["①选苗。", "②整地。", "③浇水。", "④防火。", "⑤防虫。"],
  },
  {
    title: "financial numerals stay financial",
    code: "numbering/gap",
    fix: "renumber-following",
    before: ["壹、选苗。", "贰、整地。", "肆、浇水。", "伍、防火。"],
    after: ["壹、选苗。", "贰、整地。", "叁、浇水。", "肆、防火。"],
  },
  {
    title: "two numbers that were exchanged are exchanged back",
    code: "numbering/backwards",
    fix: "renumber-this",
    before: ["一是选苗。", "三是整地。", "二是浇水。", "四是防火。"],
    after: ["一是选苗。", "二是整地。", "三是浇水。", "四是防火。"],
  },
  {
    title: "a series that lost its head is numbered from one",
    code: "numbering/first-not-one",
    fix: "renumber-following",
    before: ["二、选苗。", "三、整地。", "四、浇水。"],
    after: ["一、选苗。", "二、整地。", "三、浇水。"],
  },
  {
    title: "the head of a series is put back",
    code: "numbering/first-not-one",
    fix: "insert-marker",
    before: ["二、选苗。", "三、整地。"],
    after: ["一、……", "二、选苗。", "三、整地。"],
  },
  {
    title: "the heading above a list that starts again is put back",
    code: "numbering/lost-parent",
    fix: "insert-marker",
    before: ["一、去年。", "（一）栽得多。", "（二）管得好。", "（一）任务重。", "（二）时间紧。", "三、保障。"],
    after: [
      "一、去年。",
      "（一）栽得多。",
      "（二）管得好。",
      "二、……",
      "（一）任务重。",
      "（二）时间紧。",
      "三、保障。",
    ],
  },
  {
    title: "a list that starts again goes on counting",
    code: "numbering/lost-parent",
    fix: "renumber-following",
    before: ["一、去年。", "（一）栽得多。", "（二）管得好。", "（一）任务重。", "（二）时间紧。", "二、保障。"],
    after: ["一、去年。", "（一）栽得多。", "（二）管得好。", "（三）任务重。", "（四）时间紧。", "二、保障。"],
  },
  {
    title: "the whole speech is renumbered",
    code: "numbering/gap",
    fix: "renumber-speech",
    before: ["一、去年。", "（一）栽得多。", "（三）管得好。", "三、今年。", "（二）扩面积。", "（三）提质量。"],
    after: ["一、去年。", "（一）栽得多。", "（二）管得好。", "二、今年。", "（一）扩面积。", "（二）提质量。"],
  },
  {
    title: "numbers that run on through the speech go on running on",
    code: "numbering/gap",
    fix: "renumber-following",
    before: [
      "一、去年。",
      "（一）栽得多。",
      "（三）管得好。",
      "二、今年。",
      "（四）扩面积。",
      "三、明年。",
      "（五）提质量。",
    ],
    after: [
      "一、去年。",
      "（一）栽得多。",
      "（二）管得好。",
      "二、今年。",
      "（三）扩面积。",
      "三、明年。",
      "（四）提质量。",
    ],
  },
];

describe("fixes of numbering", () => {
  for (const { title, code, fix, before, after, named } of CASES)
    it(title, () => {
      const mended = mend(speech(...before), code, fix);
      assert.equal(mended.text, speech(...after));
      if (named) assert.equal(mended.title, named);
    });

  it("each removes its problem and makes no new one", () => {
    for (const { before } of CASES) {
      const text = speech(...before);
      const dump = Dump.read(text);
      const problems = problemsOf(text);
      for (const problem of problems)
        for (const fix of dump.fixes(problem)) {
          const mended = applyEdits(text, fix.edits);
          const left = problemsOf(mended).map(write);
          assert.ok(left.length < problems.length, `${fix.id} in\n${text}\nleaves ${left}`);
        }
    }
  });

  it("touches nothing but numerals", () => {
    const text = speech("一、去年。", "（三）　栽得多，共3万亩。", "（五）管得好。");
    for (const problem of problemsOf(text))
      for (const fix of Dump.read(text)
        .fixes(problem)
        .filter(({ id }) => id.startsWith("renumber")))
        assert.equal(
          applyEdits(text, fix.edits).replace(/（[一二三四五]）/g, "（）"),
          text.replace(/（[三五]）/g, "（）"),
        );
  });
});
