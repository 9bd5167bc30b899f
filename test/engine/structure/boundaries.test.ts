import assert from "node:assert/strict";
import { Dump } from "../../../server/src/dump";
import { anchorAt } from "../../../server/src/structure/decision";

/** Each paragraph long enough to be body text of its own. */
const body = (topic: string) =>
  `今年${topic}工作任务很重，各村要早谋划、早部署、早落实，把责任压实到组、到户、到人，不留一处空白，不漏一个环节，确保各项要求不折不扣地落到实处，确保群众真正得到看得见、摸得着的实惠。`;

/** Lines that start with ▶ are expected to start a speech. */
const cases: Readonly<Record<string, string>> = {
  "a marker with the title again after it": `▶第一篇：在春耕会上的讲话
在春耕会上的讲话
同志们：
${body("春耕")}
▶第二篇：在防汛会上的讲话
在防汛会上的讲话
各位领导，同志们：
${body("防汛")}`,

  "a marker at the end of the title": `▶村务工作讲话稿篇一
${body("修路")}
▶村务工作讲话稿篇二
${body("修渠")}
▶村务工作讲话稿篇三
${body("植树")}`,

  "titles without markers": `▶村支书在修路动员会上的讲话
同志们：
${body("修路")}
谢谢大家！
▶村支书在植树动员会上的讲话
同志们：
${body("植树")}`,

  "a fresh salutation after a farewell": `▶同志们：
${body("修路")}
谢谢大家！
▶同志们：
${body("植树")}`,

  "a salutation run into the body": `▶在修路动员会上的讲话
同志们：今天我们召开修路动员会。${body("修路")}
同志们，让我们为早日通车而努力奋斗！
▶同志们：今天我们召开植树动员会。${body("植树")}`,

  "titles that lost the break before the salutation": `春耕讲话稿范文（精选3篇）
▶春耕讲话稿1尊敬的各位领导、亲爱的乡亲们：
${body("修路")}
谢谢大家！
▶春耕讲话稿2同志们：今天我们召开修渠会。${body("修渠")}
▶【在植树会上的讲话】各位领导、各位来宾：
${body("植树")}`,

  "examples and strewn letters": `▶【范例一】
同志们：
! r; q) T) z, y3 S/ ]% }4
${body("修路")}
▶【范例二】
各位：
${body("修渠")}`,

  "rhetorical calls inside a speech": `▶在庆功会上的讲话
同志们、朋友们：
${body("创建")}
同志们、朋友们！
${body("巩固")}
同志们、朋友们！
${body("提升")}`,

  "a salutation in mid-speech that the numbering runs across": `▶在修路动员会上的讲话
同志们：
${body("修路")}
一、看清形势
${body("勘察")}
二、明确任务
${body("施工")}
同志们：
三、狠抓落实
${body("验收")}`,

  "a torn title": `▶第一篇：在全县水利工作会议上的
在全县水利工作会议上的
总结讲话
张大山（2023年3月5日）
同志们：
${body("水利")}
▶第二篇：在水库除险会上的讲话
同志们：
${body("除险")}`,

  "wider gaps than usual": `▶同志们：

${body("修路")}

一、干什么

${body("勘察")}

二、怎么干

${body("施工")}

${body("验收")}


▶按照镇里的安排，我汇报一下植树的情况。

${body("植树")}

一、成绩

${body("造林")}

二、不足

${body("管护")}`,

  "a table of contents": `村务讲话汇编（4篇）

1。在修路动员会上的讲话
2。在植树动员会上的讲话
3。在防汛会上的讲话
4。在秋收会上的讲话

▶同志们：
${body("修路")}
谢谢大家！
▶同志们：
${body("植树")}`,

  "a page's front and end": `当前位置：首页 > 讲话稿
村务讲话范文（精选2篇）
时间：2023-03-05 10:20:30 作者：小草
讲话稿是一种常用的文体，好的讲话稿能打动人。以下是小编整理的范文，供大家参考。
▶在修路动员会上的讲话
同志们：
${body("修路")}
谢谢大家！
▶在植树动员会上的讲话
下面是小编为大家整理的，供大家参考。
同志们：
${body("植树")}
相关文章推荐
在防汛会上的讲话
同志们：汛期到了……`,
};

function startsOf(text: string): number[] {
  return Dump.read(text).structure.speeches.map(({ line }) => line);
}

describe("boundaries", () => {
  for (const [name, marked] of Object.entries(cases))
    it(`stand right with ${name}`, () => {
      const lines = marked.split("\n");
      const expected = lines.flatMap((line, i) => (line.startsWith("▶") ? [i] : []));
      assert.deepEqual(startsOf(lines.map((line) => line.replace(/^▶/, "")).join("\n")), expected);
    });

  it("keep their evidence and a confidence", () => {
    const { speech } = Dump.read(cases["titles without markers"]!.replaceAll("▶", "")).structure.speeches[1]!;
    assert.deepEqual(
      speech.evidence.map(({ name, line }) => [name, line]),
      [
        ["prior", 0],
        ["spokenTitle", 0],
        ["salutation", 1],
        ["opening", 2],
        ["thanks", -1],
      ].filter(([name]) => name !== "opening"),
    );
    assert.ok(speech.confidence > 0.9 && speech.confidence <= 1);
  });

  it("read the title block", () => {
    const { speech } = Dump.read(cases["a torn title"]!.replaceAll("▶", "")).structure.speeches[0]!;
    assert.equal(speech.title, "在全县水利工作会议上的总结讲话");
    assert.equal(speech.marker, "第一篇：");
    assert.equal(speech.ordinal, 1);
    assert.deepEqual(speech.titleLines, [0, 1, 2]);
    assert.equal(speech.salutationLine, 4);
    assert.equal(speech.speaker, "张大山");
    assert.equal(speech.isoDate, "2023-03-05");
    assert.equal(speech.kind, "讲话");
    assert.equal(speech.occasion, "全县水利工作会议");
  });

  it("end before the junk that follows", () => {
    const dump = Dump.read(cases["a page's front and end"]!.replaceAll("▶", ""));
    const [, last] = dump.structure.speeches;
    assert.equal(dump.lines[last!.line + last!.speech.endLine]!.text, body("植树"));
    assert.equal(dump.structure.title, "村务讲话范文（精选2篇）");
    assert.equal(dump.structure.claimedCount, 2);
    assert.deepEqual(
      dump.structure.noise.map(({ kind, line, endLine }) => [kind, line, endLine]),
      [
        ["breadcrumb", 0, 0],
        ["sitetitle", 1, 1],
        ["byline", 2, 2],
        ["intro", 3, 3],
        ["related", 12, 14],
      ],
    );
  });

  it("match a table of contents to the bodies by the words they share", () => {
    const { toc } = Dump.read(cases["a table of contents"]!.replaceAll("▶", "")).structure;
    assert.deepEqual(
      toc.map(({ line, ordinal, title, speech }) => [line, ordinal, title, speech]),
      [
        [2, 1, "在修路动员会上的讲话", 0],
        [3, 2, "在植树动员会上的讲话", 1],
        [4, 3, "在防汛会上的讲话", null],
        [5, 4, "在秋收会上的讲话", null],
      ],
    );
  });
});

describe("decisions", () => {
  const text = cases["titles without markers"]!.replaceAll("▶", "");
  const lines = Dump.read(text).lines;

  it("forbid a boundary", () => {
    const decisions = [{ kind: "no-boundary" as const, ...anchorAt(lines, 4) }];
    assert.deepEqual(
      Dump.read(text, { decisions }).structure.speeches.map(({ line }) => line),
      [0],
    );
  });

  it("put a boundary where nothing speaks for one", () => {
    const decisions = [{ kind: "boundary" as const, ...anchorAt(lines, 2) }];
    assert.ok(Dump.read(text, { decisions }).structure.speeches.some(({ line }) => line === 2));
  });

  it("survive edits elsewhere", () => {
    const decisions = [{ kind: "no-boundary" as const, ...anchorAt(lines, 4) }];
    const moved = Dump.read(`网站首页\n\n${text}`, { decisions });
    assert.equal(moved.structure.speeches.length, 1);
  });
});
