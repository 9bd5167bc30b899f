import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { looksLikeDump, SNIFFED_UNITS } from "../../server/src/sniff";
import { describeRealDumps } from "../real-dumps";

const dumps: Readonly<Record<string, string>> = {
  "a collection with markers": `第一篇：在全镇防汛会上的讲话
同志们：
汛期到了。
第二篇：在表彰会上的讲话
同志们：
会开得很好。
`,
  "two speeches without titles": `各位领导，同志们：
今年的粮食收得好。
一、收割要快
二、晾晒要勤
谢谢大家！

老师们、同学们：
校园里的花开了。
谢谢大家！
`,
  "traditional characters with pinyin": `在全鎮(zhèn)春耕會(huì)議(yì)上的講(jiǎng)話(huà)篇一
在全鎮(zhèn)春耕會(huì)議(yì)上的講(jiǎng)話(huà)
同志們(men)：
種(zhǒng)子要選(xuǎn)好。
`,
  "a single speech": `在全县林业工作会议上的讲话
同志们：
树要栽。
一、栽什么
二、怎么栽
谢谢大家！
`,
};

const others: Readonly<Record<string, string>> = {
  nothing: "",
  "blank lines": "\n\n　\n",
  "a novel": `第一章 雨夜
雨下了一夜。老张推开门，院子里积满了水。
“同志们，跟我来！”他喊道。
谢谢大家！他后来常常想起这句话。
第二章 归人
车站的灯还亮着，没有人说话。
`,
  "a novel in parts": `第一篇：风起
村口的槐树开花了，谁也没有留意。
第二篇：云涌
他说了很久，人们只是听着。
第三篇：雨落
“各位乡亲！”他站在石头上。
`,
  "a README": `# 讲话语料工具

把讲话整理成语料。

## 用法

    npm install
    npm start

1. 打开文件
2. 看大纲
3. 在会议上的讲话
`,
  "a log": Array.from(
    { length: 40 },
    (_, i) => `2024-03-0${(i % 9) + 1} 08:00:${String(i).padStart(2, "0")} INFO 已载入 在全县会议上的讲话`,
  ).join("\n"),
  "a table": `编号,标题,日期,字数
1,在春耕会上的讲话,2020-03-01,3021
2,在防汛会上的讲话,2020-06-01,2210
3,在总结会上的讲话,2020-12-30,4120
`,
  "source code": `// 同志们：
const title = "在会议上的讲话";
function speak(audience) {
  return audience.map((name) => \`\${name}同志：\`);
}
/* 谢谢大家！ */
`,
  poems: `秋日
山远天高水自流，
一行归雁过南楼。

冬夜
雪压寒梅月满窗，
故人千里隔长江。
`,
  "a law": `渔港管理办法
第一条 为了加强渔港管理，制定本办法。
第二条 本办法适用于本县渔港。
（一）渔船停泊；
（二）渔货装卸。
第三条 违反本办法的，责令改正。
`,
  subtitles: `1
00:00:01,000 --> 00:00:03,000
同志们：

2
00:00:03,500 --> 00:00:05,000
谢谢大家！
`,
  "a list of titles": `在春耕会上的讲话
在防汛会上的讲话
在总结会上的讲话
在开学典礼上的致辞
`,
  "plain prose with numbered points": `晒谷须知
一、看天
晴三日再晒。
二、翻动
一天翻四次。
三、收仓
趁热收，防潮。
`,
};

describe("sniff", () => {
  for (const [name, text] of Object.entries(dumps))
    it(`takes ${name} for a dump`, () => {
      assert.equal(looksLikeDump(text, ""), true);
    });
  for (const [name, text] of Object.entries(others))
    it(`leaves ${name} alone`, () => {
      assert.equal(looksLikeDump(text, ""), false);
    });
});

describeRealDumps("sniff of real dumps", (path) => {
  it("takes it for a dump by its ends alone", () => {
    const text = readFileSync(path, "utf8");
    assert.equal(looksLikeDump(text.slice(0, SNIFFED_UNITS), text.slice(-SNIFFED_UNITS)), true);
  });
});
