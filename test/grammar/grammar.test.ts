import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { loadWASM, OnigScanner, OnigString } from "vscode-oniguruma";
import { type IGrammar, INITIAL, parseRawGrammar, Registry } from "vscode-textmate";
import { readOrdinal } from "../../server/src/reading/ordinal";
import { fixture, repository } from "../repository";

const path = join(repository, "syntaxes/speech-dump.tmLanguage.json");

async function loadGrammar(): Promise<IGrammar> {
  const wasm = readFileSync(join(repository, "node_modules/vscode-oniguruma/release/onig.wasm"));
  await loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new OnigScanner(patterns),
      createOnigString: (text) => new OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(path, "utf8"), path),
  });
  return (await registry.loadGrammar("text.speech-dump"))!;
}

describe("The grammar", () => {
  let grammar: IGrammar;
  before(async () => {
    grammar = await loadGrammar();
  });

  /** The parts of a line that `scope` (a whole scope or the start of one) covers. */
  function parts(line: string, scope: string): string[] {
    return grammar
      .tokenizeLine(line, INITIAL)
      .tokens.filter(({ scopes }) => scopes.some((name) => `${name}.`.startsWith(`${scope}.`)))
      .map(({ startIndex, endIndex }) => line.slice(startIndex, endIndex))
      .filter((part) => part.trim() !== "");
  }

  function each(scope: string, cases: Readonly<Record<string, readonly string[]>>): void {
    for (const [line, expected] of Object.entries(cases)) assert.deepEqual(parts(line, scope), expected, line);
  }

  it("shows collection markers", () => {
    each("keyword.control.marker", {
      "第一篇：在动员会上的讲话": ["第一篇："],
      "第 12 篇:在動員會上的講話": ["第 12 篇:"],
      "【篇三】在动员会上的讲话": ["【篇三】"],
      "范文２：关于自查的通知": ["范文２："],
      在动员会上的发言稿篇十一: ["篇十一"],
      "3.在启动会上的讲话": ["3."],
      "第一篇文章我们要写好，写得有声有色。": [],
      "他的第二篇论文写得更好。": [],
    });
  });

  it("shows titles and subtitles", () => {
    each("entity.name.section.title", {
      "第一篇：在动员会上的讲话": ["在动员会上的讲话"],
      "　　在全市气象工作会议上的讲话（摘要）": ["在全市气象工作会议上的讲话（摘要）"],
      膳食委员会成立大会主持词: ["膳食委员会成立大会主持词"],
      林業護林員培訓會發言稿篇二: ["林業護林員培訓會發言稿"],
      "我认真听了他的报告，很受启发。": [],
      "一、听取报告": [],
    });
    each("entity.name.section.subtitle", { "──在竣工典礼上的讲话": ["在竣工典礼上的讲话"], "——要有耐心。": [] });
  });

  it("shows salutations, also where body text follows", () => {
    each("entity.name.type.salutation", {
      "同志们：": ["同志们："],
      "各位護林員同志:": ["各位護林員同志:"],
      "尊敬的各位领导，各位老师：": ["尊敬的各位领导，各位老师："],
      "同志们:今天召开的是一次现场会": ["同志们:"],
      "同志们讲得很好，我都同意。": [],
    });
  });

  it("shows closings", () => {
    each("entity.name.type.closing", {
      "谢谢大家！": ["谢谢大家！"],
      "我就讲这么多,谢谢大家!": ["我就讲这么多,谢谢大家!"],
      "謝謝大家!": ["謝謝大家!"],
      "散会。": ["散会。"],
      "我要谢谢大家多年以来对我和我的家人的照顾。": [],
    });
  });

  it("shows section markers of every style and width", () => {
    each("keyword.other.ordinal", {
      "一、回顾": ["一、"],
      "　　十九、展望": ["十九、"],
      "壹、总则": ["壹、"],
      "（一）回顾": ["（一）"],
      "(廿一) 回顾": ["(廿一)"],
      "㈡回顾": ["㈡"],
      "1.先摸底": ["1."],
      "１、先摸底": ["１、"],
      "2．后核对": ["2．"],
      "2.3.1 细则": ["2.3.1"],
      "01。名字": ["01。"],
      "（1）登记册": ["（1）"],
      "1）登记册": ["1）"],
      "⑵分配表": ["⑵"],
      "③龙舟调": ["③"],
      "第一，选人": ["第一，"],
      第二是经费: ["第二是"],
      "第三阶段，评审": ["第三阶段"],
      "第一项，请校长宣读": ["第一项，"],
      第一项目部: [],
      "（三〉料要少喂": ["（三〉"],
      "其二，横排": ["其二，"],
      "一是感谢。": ["一是"],
      三要公开: ["三要"],
      "首先，人畜饮水": ["首先，"],
      最后要定时间: ["最后要"],
      "——敲门。": ["——"],
      "1.5亿元的投资": [],
      "2020年春天": [],
      一个人的力量: [],
      第一书记到任: [],
    });
  });

  it("shows the heading behind a section marker, not the body that runs on", () => {
    each("entity.name.section", {
      "一、看清家底，不要心存侥幸": ["看清家底，不要心存侥幸"],
      "（一）补短板。高山茶区仍是空白。": ["补短板。"],
      "1.先摸底。看看有几个全宗。": ["先摸底。"],
    });
  });

  it("sees the section markers that the engine sees", () => {
    for (const name of readdirSync(fixture("dumps")))
      for (const line of readFileSync(fixture(`dumps/${name}`), "utf8").split("\n")) {
        // A marker of the collection or the dash of a subtitle heads no section.
        if (parts(line, "markup.heading.1").length + parts(line, "entity.name.section.subtitle").length > 0) continue;
        const seen = parts(line, "keyword.other.ordinal").length > 0;
        assert.equal(seen, readOrdinal(line) !== null, `${name}: ${line}`);
      }
  });

  it("dims page junk and pinyin", () => {
    each("comment", {
      "您现在的位置: 首页 > 范文大全": ["您现在的位置: 首页 > 范文大全"],
      "发布时间:2019-03-08 作者:佚名": ["发布时间:2019-03-08 作者:佚名"],
      "下面是小编为大家整理的讲话,仅供参考。": ["下面是小编为大家整理的讲话,仅供参考。"],
      "~ 3 ~": ["~ 3 ~"],
      "/ 页,当前第": ["/ 页,当前第"],
      "下一篇:机关作风建设动员讲话": ["下一篇:机关作风建设动员讲话"],
      "版权声明:本站内容来自网络": ["版权声明:本站内容来自网络"],
      "今天的培訓(xùn)班辦在山上": ["(xùn)"],
      "今天的培训(第三期)办在山上": [],
    });
  });

  it("reads a long line at once", () => {
    const { stoppedEarly } = grammar.tokenizeLine(`一、${"我们要把这件事情办好，".repeat(2000)}`, INITIAL, 1000);
    assert.equal(stoppedEarly, false);
  });

  it("colours something on most lines of a dump and nothing in body text", () => {
    const lines = readFileSync(fixture("dumps/markers.txt"), "utf8").split("\n");
    assert.deepEqual(parts(lines[1]!, "markup").concat(parts(lines[1]!, "entity"), parts(lines[1]!, "keyword")), []);
    assert.deepEqual(parts(lines[11]!, "markup.heading"), ["第二篇：", "在乡村图书室开放仪式上的致辞"]);
  });
});
