import assert from "node:assert/strict";
import { Dump } from "../../../../server/src/dump";
import { applyEdits } from "../../../edits";
import { coveredBy, mendFirst, problemsOf } from "../mending";

const DUMP = [
  "当前位置：首页>范文>讲话",
  "春季造林讲话稿(2篇)",
  "第一篇：在全镇春季植树动员会上的讲话",
  "同志们：",
  "今年春天，全镇要种杨树五万株，更多讲话稿请访问某某范文网，各村要抓紧把任务落实到户。",
  "下面是小编为大家整理的，供大家参考。",
  "谢谢大家！",
  "第二篇：在全镇防火工作会上的讲话",
  "同志们：",
  "秋天到了，山上的草都干了，各村要把防火的责任落实到每一个人。",
  "谢谢大家！",
  "相关推荐",
  "上一篇：全镇防汛工作会讲话",
].join("\n");

describe("noise", () => {
  const kinds = () => problemsOf(Dump.read(DUMP), "noise/").map(({ code }) => code);

  it("is one problem a stretch, of the kind that the dump's structure gives", () => {
    assert.deepEqual(kinds(), [
      "noise/breadcrumb",
      "noise/sitetitle",
      "noise/watermark",
      "noise/editor",
      "noise/related",
    ]);
    assert.deepEqual(coveredBy(DUMP, "noise/watermark"), ["更多讲话稿请访问某某范文网"]);
  });

  it("is removed alone, a watermark without its line", () => {
    assert.equal(mendFirst(DUMP, "noise/editor", "remove"), DUMP.replace("下面是小编为大家整理的，供大家参考。\n", ""));
    assert.equal(mendFirst(DUMP, "noise/watermark", "remove"), DUMP.replace("更多讲话稿请访问某某范文网", ""));
  });

  it("is removed by kind, and all at once, to the end of the dump", () => {
    assert.equal(
      mendFirst(DUMP, "noise/related", "remove-kind"),
      DUMP.replace("相关推荐\n上一篇：全镇防汛工作会讲话", ""),
    );
    const clean = mendFirst(DUMP, "noise/breadcrumb", "remove-all");
    assert.equal(problemsOf(Dump.read(clean), "noise/").length, 0);
    assert.equal(
      clean,
      [
        "第一篇：在全镇春季植树动员会上的讲话",
        "同志们：",
        "今年春天，全镇要种杨树五万株，，各村要抓紧把任务落实到户。",
        "谢谢大家！",
        "第二篇：在全镇防火工作会上的讲话",
        "同志们：",
        "秋天到了，山上的草都干了，各村要把防火的责任落实到每一个人。",
        "谢谢大家！",
        "",
      ].join("\n"),
    );
  });

  it("of two kinds that touch at the end of the dump is removed piece by piece too", () => {
    const text = `${DUMP}\n本文来自网络，版权归原作者所有，如有侵权请联系删除。`;
    const dump = Dump.read(text);
    const problems = problemsOf(dump, "noise/");
    assert.deepEqual(
      problems.slice(-2).map(({ range }) => [range.start.line, range.end.line]),
      [
        [11, 12],
        [13, 13],
      ],
    );
    const edits = problems.flatMap((problem) => dump.fixes(problem).find(({ id }) => id === "remove")!.edits);
    assert.equal(applyEdits(text, edits), mendFirst(text, "noise/breadcrumb", "remove-all"));
  });

  it("takes the same text out whether it is removed or moved to rest", () => {
    assert.equal(mendFirst(DUMP, "noise/editor", "move-to-rest"), mendFirst(DUMP, "noise/editor", "remove"));
  });
});
