import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { Dump } from "../../server/src/dump";
import { fixture } from "../repository";

/** For each fixture the text of each speech's first line, in order. */
const speeches: Readonly<Record<string, readonly string[]>> = {
  "blank-lines.txt": ["第一篇:在老干部座谈会上的讲话", "第二篇:在离退休支部换届会上的讲话"],
  "cases.txt": ["在全区防汛抢险动员会上的讲话", "防汛值守誓师会讲话", "在全区防汛抢险动员会上的讲话稿"],
  "contents.txt": ["同志们:", "各位工友:", "青年同志们:", "船民朋友们:"],
  "levels.txt": ["【篇一】地方志编修工作培训班开班讲话", "【篇二】在乡镇志首发式上的致辞"],
  "markers.txt": ["同志们：", "第二篇：在乡村图书室开放仪式上的致辞", "第三篇：全县气象为农服务工作会议讲话"],
  "notices.txt": [
    "范文1：关于开展学校食堂自查的通知",
    "范文2：食堂管理员述职报告",
    "范文3：膳食委员会成立大会主持词",
    "范文4：在食堂经理例会上的讲话",
  ],
  "numbered-titles.txt": [
    "1.在社区养老服务站揭牌仪式上的讲话",
    "2.在楼道自治经验交流会上的发言",
    "3.在暑期青少年活动启动会上的讲话",
  ],
  "numbering.txt": ["第一篇：在全市菜篮子工程推进会上的讲话", "第三篇：在水产养殖户座谈会上的讲话"],
  "rhetorical.txt": ["篇一：在抗旱保苗广播大会上的讲话", "篇二：在抗旱总结表彰大会上的讲话"],
  "single.txt": ["一座桥和三代人"],
  "traditional.txt": [
    "林業護林員培訓會發言稿篇一",
    "林業護林員培訓會發言稿篇二",
    "林業護林員培訓會發言稿篇三",
    "林業護林員培訓會發言稿篇一",
  ],
  "untitled.txt": ["同志们:今天召开的是一次现场会", "各位校友:", "一、关于今年的渔汛"],
};

/** Recognition does not see these as a careful reader does yet. */
const beyond = new Set<string>([]);

function read(name: string): Dump {
  return Dump.read(readFileSync(fixture(name), "utf8"));
}

describe("Speeches of the fixtures", () => {
  it("are told for every fixture", () => {
    assert.deepEqual(Object.keys(speeches).sort(), readdirSync(fixture("dumps")).sort());
  });

  for (const [name, expected] of Object.entries(speeches))
    (beyond.has(name) ? it.skip : it)(`start where they should in ${name}`, () => {
      const { lines, structure } = read(`dumps/${name}`);
      const found = structure.speeches.map(({ line }, i) => lines.at(line)!.text.slice(0, expected[i]?.length));
      assert.deepEqual(found, expected);
      assert.equal(structure.kind, expected.length > 1 ? "collection" : "single");
    });

  it("keep every character of every fixture", () => {
    for (const folder of ["dumps", "others"])
      for (const name of readdirSync(fixture(folder)))
        assert.equal(read(`${folder}/${name}`).text, readFileSync(fixture(`${folder}/${name}`), "utf8"), name);
  });
});

describe("Other texts", () => {
  for (const name of readdirSync(fixture("others")))
    it(`${name} is not a dump`, () => {
      assert.equal(read(`others/${name}`).structure.kind, "not-a-dump");
    });
});
