import assert from "node:assert/strict";
import { bodyOf, coveredBy, mendAll, speech } from "../mending";

/** UTF-8 read in another encoding. */
function misread(encoding: string, text: string): string {
  return encoding === "latin1"
    ? Buffer.from(text).toString("latin1")
    : new TextDecoder(encoding).decode(Buffer.from(text));
}

/** Damage, what a rule covers of it, and the text after its first fix; no `mended` where there is nothing certain. */
interface Case {
  readonly title: string;
  readonly body: readonly string[];
  readonly covered: readonly string[];
  readonly mended?: readonly string[];
}

const CASES: Readonly<Record<string, readonly Case[]>> = {
  "text/pinyin": [
    {
      title: "takes the reading after each character out",
      body: ["我們會(huì)把樹種(zhǒng)好，種(zhòng)滿每(měi)一座荒山。"],
      covered: ["(huì)", "(zhǒng)", "(zhòng)", "(měi)"],
      mended: ["我們會把樹種好，種滿每一座荒山。"],
    },
    {
      title: "keeps what only looks like it",
      body: ["下載應用(app)，全長九十(km)，產值(GDP)，材料(PPT)，世貿(wto)，到會(huì)的人都(dōu)看一看。"],
      covered: ["(huì)", "(dōu)"],
      mended: ["下載應用(app)，全長九十(km)，產值(GDP)，材料(PPT)，世貿(wto)，到會的人都看一看。"],
    },
    {
      title: "reads ü, v, ɡ, breves, letters with combining marks and full-width parentheses",
      body: ["綠(lǜ)樹、旅(lv̌)行、國(ɡuó)家、我(wŏ)們、略(lüè)圖、會（huì）議。"],
      covered: ["(lǜ)", "(lv̌)", "(ɡuó)", "(wŏ)", "(lüè)", "（huì）"],
      mended: ["綠樹、旅行、國家、我們、略圖、會議。"],
    },
    {
      title: "takes a toneless particle out where the line is annotated, and only there",
      body: [
        "我(wǒ)們(men)的(de)樹(shù)種(zhǒng)齊了(le)，選項(a)和(b)都留下。",
        "我們(men)的選項(a)不動，着(zhe)字也不動。",
      ],
      covered: ["(wǒ)", "(men)", "(de)", "(shù)", "(zhǒng)", "(le)"],
      mended: ["我們的樹種齊了，選項(a)和(b)都留下。", "我們(men)的選項(a)不動，着(zhe)字也不動。"],
    },
    {
      title: "leaves words, illegal syllables, misplaced tones and torn annotations alone",
      body: ["北京(Běijīng)、(bbā)、(hùi)、(fā種樹、fā)種樹、(Naïve)、(café)。"],
      covered: [],
    },
  ],
  "text/mojibake": [
    {
      title: "decodes UTF-8 that was read as Latin-1 or Windows-1252",
      body: [`今年${misread("latin1", "要种树")}五万株，${misread("windows-1252", "大家，")}一定能种好。`],
      covered: [misread("latin1", "要种树"), misread("windows-1252", "大家，")],
      mended: ["今年要种树五万株，大家，一定能种好。"],
    },
    {
      title: "decodes no more than is certain",
      body: [`${misread("latin1", "名字·")}，café、naïve、±3°、${misread("latin1", "种树").slice(0, -1)}都留下。`],
      covered: [misread("latin1", "名字·"), misread("latin1", "种")],
      mended: [`名字·，café、naïve、±3°、种${misread("latin1", "树").slice(0, -1)}都留下。`],
    },
    {
      title: "marks lost question marks, not asked ones",
      body: [
        "任務已經清楚,關鍵在落實?,F在就開始種。",
        "荒山有多少?怎么種?都要弄清。要保證五?一前種完。",
        "我們要规??傮w推進。",
      ],
      covered: ["?", "?", "??"],
    },
    {
      title: "marks replacement characters, 锟斤拷 and private use",
      body: ["种树\ufffd\ufffd五万株，锟斤拷锟斤拷，成活率\ue5e5九成。", "曹锟是人名，屯屯也是地名，烫烫的茶。"],
      covered: ["\ufffd\ufffd", "锟斤拷锟斤拷", "\ue5e5"],
    },
    {
      title: "marks torn pinyin",
      body: ["我們?cè)谶@里种树，觀念要轉變?yōu)榻說。"],
      covered: ["?cè)", "?yōu)"],
    },
  ],
  "text/control-character": [
    {
      title: "takes invisible characters out",
      body: ["种\u0000树\u200b要\ufeff选\u00ad好苗，整好地。"],
      covered: ["\u0000", "\u200b", "\ufeff", "\u00ad"],
      mended: ["种树要选好苗，整好地。"],
    },
    {
      title: "keeps the joiner of an emoji and layout spaces",
      body: ["大家👨‍👩‍👧都来，　　张　三、李　四也来，种好每一棵树。"],
      covered: [],
    },
    {
      title: "takes a wide space in mid-word out",
      body: ["各村要在清明以前，把今年的造林\u3000任务落实到每一户人家。"],
      covered: ["\u3000"],
      mended: ["各村要在清明以前，把今年的造林任务落实到每一户人家。"],
    },
  ],
  "text/punctuation-width": [
    {
      title: "makes stray half-width marks full-width",
      body: [
        "各位同志，今年要种五万株,其中杨树(速生)两万株；时间是3:30,地点不变。",
        "请记住：1,500株苗已到，网址http://a.cn/?b=1,c 不动，价格3.5元，款式(A),b,c。",
      ],
      covered: [",", "(", ")", ","],
      mended: [
        "各位同志，今年要种五万株，其中杨树（速生）两万株；时间是3:30，地点不变。",
        "请记住：1,500株苗已到，网址http://a.cn/?b=1,c 不动，价格3.5元，款式(A),b,c。",
      ],
    },
    {
      title: "makes stray full-width marks half-width where nearly all are",
      body: ["今年要种树,要选苗,要整地,要浇水,要防火,要防虫,要看护,要补植,要登记,要验收,要付款,要评比，要,表彰。"],
      covered: ["：", "，", "！"],
      mended: ["今年要种树,要选苗,要整地,要浇水,要防火,要防虫,要看护,要补植,要登记,要验收,要付款,要评比,要,表彰。"],
    },
    {
      title: "keeps a name's lost dot for what it is",
      body: ["这项工作，由买买提?艾力同志负责，大家要配合，怎么配合?请听他讲。"],
      covered: ["?"],
      mended: ["这项工作，由买买提?艾力同志负责，大家要配合，怎么配合？请听他讲。"],
    },
  ],
  "text/ocr-damage": [
    {
      title: "closes a gap inside a word and restores the dot of a name",
      body: ["今年造林的重点是荒 山荒坡，由买买提〃艾力同志负责，大家要全力配合。"],
      covered: [" ", "〃"],
      mended: ["今年造林的重点是荒山荒坡，由买买提·艾力同志负责，大家要全力配合。"],
    },
    {
      title: "does not close a gap where a number was lost",
      body: ["今天，我就全镇的春季造林工作，讲以下 个方面的问题，请大家讨论。"],
      covered: [" "],
      mended: ["今天，我就全镇的春季造林工作，讲以下 个方面的问题，请大家讨论。"],
    },
    {
      title: "leaves titles, lists of names and headings with their body alone",
      body: [
        "总结过去 期待未来",
        "出席的有 王一 李二 赵三 钱四 孙五 周六 吴七 郑八，都是老同志。",
        "一、种好树苗 今年的树苗已经到了，各村要抓紧领取，不要误了农时。",
      ],
      covered: [],
    },
  ],
  "text/hard-wrap": [
    {
      title: "joins a paragraph that was broken in mid-sentence",
      body: [
        "今年春天，全镇要种杨树五万株，各村要在清明以前把树坑挖好，把树",
        "苗领回来，把责任落实到每一户，做到种一棵、活一棵，不能只",
        "图数量，不看成活。",
        "第二件事是防火。",
      ],
      covered: ["⏎", "⏎"],
      mended: [
        "今年春天，全镇要种杨树五万株，各村要在清明以前把树坑挖好，把树苗领回来，把责任落实到每一户，做到种一棵、活一棵，不能只图数量，不看成活。",
        "第二件事是防火。",
      ],
    },
    {
      title: "joins over the blank line where one follows every line",
      body: [
        "",
        "今年春天，全镇要种杨树五万株，各村要在清明以前把树坑挖好，把树",
        "",
        "苗领回来，把责任落实到每一户。",
        "",
      ],
      covered: ["⏎⏎"],
      mended: ["", "今年春天，全镇要种杨树五万株，各村要在清明以前把树坑挖好，把树苗领回来，把责任落实到每一户。", ""],
    },
    {
      title: "never joins headings, lists, verse, tables and titles",
      body: [
        "一、选好苗木，整好土地，确保今年春天的造林任务全面完成",
        "今年的任务很重，时间很紧，请各村抓紧。",
        "（一）杨树两万株，由东片三个村负责栽种和看护",
        "（二）柳树一万株，由西片三个村负责栽种和看护",
        "春种一粒粟，秋收万颗子",
        "四海无闲田，农夫犹饿死",
        "村名，任务，期限，负责人，联系人，备注\t说明",
        "东村，五千株，清明，张某，李某，无\t无",
        "下面，我就今年春天的造林工作讲三点意见",
        "今年的造林，任务重，时间紧。",
      ],
      covered: [],
    },
  ],
  "text/unbalanced-quotes": [
    {
      title: "turns a mark that was typed the wrong way round",
      body: ["各村要落实”林长”制度，把“一长两员”配齐。"],
      covered: ["”"],
      mended: ["各村要落实“林长”制度，把“一长两员”配齐。"],
    },
    {
      title: "puts the missing mark at the end of the phrase",
      body: ["各村要落实“林长制度，不走过场。", "要学习《造林办法，把它用好。"],
      covered: ["“", "《"],
      mended: ["各村要落实“林长制度”，不走过场。", "要学习《造林办法》，把它用好。"],
    },
    {
      title: "lets a quotation run over paragraphs, and numbers close with one parenthesis",
      body: [
        "老支书说：“树要种，",
        "“更要管，管到它成林为止。”",
        "1）选苗。",
        "2）整地。",
        "（三）浇水（一天一次)。",
        "It’s 好事。",
      ],
      covered: [],
    },
  ],
};

for (const [code, cases] of Object.entries(CASES))
  describe(code, () => {
    for (const { title, body, covered, mended } of cases)
      it(title, () => {
        const text = speech(...body);
        assert.deepEqual(coveredBy(text, code), covered);
        assert.deepEqual(bodyOf(mendAll(text, code)), mended ?? body);
      });
  });
