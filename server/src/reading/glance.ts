import { FOLDED, foldCode } from "./fold";
import { ADDRESS_OPENING, FURNITURE_WORDS, OPENING, PERORATION } from "./lexicon";
import { NUMERAL_CHARACTERS } from "./numerals";
import { oneOf } from "./one-of";
import { SPACES } from "./space";

/**
 * What characters a stretch of text holds, one bit each. Most lines of a dump are body text in which a pattern finds
 * nothing: it is tried only where the characters are there that it cannot do without. The first bits stand for what is
 * compared whatever its width and script, those from `tone` on for characters as they are.
 */
export const Trait = {
  /** Half of an annotation or of an aside: ( */
  parenthesis: 1 << 0,
  /** A Latin letter, with or without a tone mark. */
  letter: 1 << 1,
  digit: 1 << 2,
  /** What parts a label from its value. */
  colon: 1 << 3,
  /** Breadcrumbs: 首页, 位置 */
  crumb: 1 << 4,
  /** Bylines: 作者：…浏览：12 */
  source: 1 << 5,
  /** Claims of right: 版权声明 */
  rights: 1 << 6,
  /** 本站, 本文 */
  own: 1 << 7,
  site: 1 << 8,
  /** What editors wish: 仅供参考, 希望对大家有所帮助 */
  wish: 1 << 9,
  /** What editors did: 小编为大家整理 */
  editing: 1 << 10,
  /** Advertisements. */
  trade: 1 << 11,
  /** Downloads. */
  load: 1 << 12,
  /** 召开, 举行, 欢聚 … */
  convening: 1 << 13,
  /** 今天, 此时此刻, 我们 */
  now: 1 << 14,
  /** A number, or 以下, 如下. */
  count: 1 << 15,
  /** Verbs that announce: 讲三点, 有以下几条 */
  say: 1 << 16,
  /** 新局面, 努力奋斗, 胜利 … */
  peroration: 1 << 17,
  /** 第二篇, 范文三 */
  piece: 1 << 18,
  /** What leads from one breadcrumb to the next: > */
  arrow: 1 << 19,
  /** A letter that carries a tone mark in pinyin. */
  tone: 1 << 20,
  /** A character that bytes of UTF-8 or GBK become when read as Latin-1; letters of pinyin are not counted. */
  latin: 1 << 21,
  /** A character that only damage leaves: U+FFFD, 锟, private use, C1 controls … */
  broken: 1 << 22,
  /** A half-width question mark, which also stands for what could not be converted. */
  question: 1 << 23,
  /** An invisible or controlling character. */
  invisible: 1 << 24,
  /** Not as many closing as opening brackets of some kind. */
  unbalanced: 1 << 25,
  /** Half-width punctuation that has a full-width twin. */
  halfWidth: 1 << 26,
  /** Its full-width twin. */
  fullWidth: 1 << 27,
  /** A section marker may stand inside the line, behind a stop. */
  inlineMarker: 1 << 28,
  /** Words for what is spoken: 讲话, 致辞, 发言 … */
  kind: 1 << 29,
  /** What sets text apart: a space of any width, a tab, a bar; and the ditto mark 〃. */
  space: 1 << 30,
  /** What may end a clause before a section marker. */
  stop: 1 << 31,
} as const;

/** The same of the first characters of a line alone, for patterns that look at nothing else; whatever their width and script. */
export const Word = {
  /** Farewells, wherever they stand in a line: 谢谢大家, 会议到此结束, 散会, 干杯, 安息吧 … */
  farewell: 1 << 0,
  /** 不妥之处，… */
  place: 1 << 1,
  /** … 请批评指正 */
  pardon: 1 << 2,
  /** 祝大家快乐, 愿… */
  wish: 1 << 3,
  /** 同志们 */
  plural: 1 << 4,
  /** 好 of a greeting. */
  good: 1 << 5,
  /** Marks that names, offices and titles do not hold, and those that no title holds. */
  prose: 1 << 6,
  stop: 1 << 7,
  year: 1 << 8,
  month: 1 << 9,
  /** What parts the numbers of a date: 2023-03-05 */
  datePart: 1 << 10,
  /** Offices: 书记, 主任, 县长 … */
  office: 1 << 11,
  /** What parts names, or a name from its place: 阿里·买买提, 县农业局 张大山 */
  namePart: 1 << 12,
  /** 三篇; what parts the titles of several texts */
  several: 1 << 13,
  /** What numbers a text in its collection. */
  number: 1 << 14,
  bracket: 1 << 15,
  /** Words for texts that are written: 报告, 通知, 总结 … */
  written: 1 << 16,
  /** Advertisements, downloads and pointers to other texts, told from prose that also holds characters of theirs. */
  trade: 1 << 17,
  load: 1 << 18,
  related: 1 << 19,
  /** Verbs that announce, one character each: 讲, 提, 有 */
  verb: 1 << 20,
  /** Names of files and of what writes them: .doc, word */
  file: 1 << 21,
} as const;

/** What the first character of a line may open in front of the second, one bit each. */
export const Opener = {
  ordinal: 1 << 0,
  address: 1 << 1,
  occasion: 1 << 2,
  conclusion: 1 << 3,
  /** A farewell that takes up the line. */
  farewell: 1 << 4,
  bullet: 1 << 5,
  copynote: 1 << 6,
  related: 1 << 7,
  relatedLine: 1 << 8,
  pageNumber: 1 << 9,
  pageBar: 1 << 10,
  pageLink: 1 << 19,
  /** The number of a text in its collection: 第二篇, 【范文一】 */
  marker: 1 << 12,
  furniture: 1 << 11,
  /** 以下是…的讲话： */
  leadIn: 1 << 13,
  /** A line drawn with characters. */
  rule: 1 << 14,
  /** A button or a box of a page: 打印 关闭 */
  furnitureWord: 1 << 17,
  /** When a page was made. */
  stamp: 1 << 18,
  /** A year, or words for one. */
  year: 1 << 16,
  /** A Latin letter or mark. */
  ascii: 1 << 15,
} as const;

/** What the last character of a line may end, one bit each. */
export const Ender = {
  /** An appeal: 出发！ */
  exclamation: 1 << 0,
  /** A clause; titles end with none. */
  clause: 1 << 1,
  /** The number of a title: …讲话之三, …发言稿（二） */
  number: 1 << 2,
  digit: 1 << 3,
  /** A Latin letter, digit or mark. */
  ascii: 1 << 4,
  /** The name of a site. */
  site: 1 << 5,
  /** 汇编, 大全, 合集 …, or a bracket behind one. */
  collected: 1 << 6,
} as const;

/** Whether near the end of a line a number stands behind a verb that announces. */
export type Counts = "no" | "perhaps" | "surely";

/** What a line shows at a glance: traits of all that is looked at and of its first characters; words. */
export interface Glance {
  readonly any: number;
  readonly head: number;
  readonly counts: Counts;
  /** Whether its end may announce something without a number, and whether it may end a last paragraph. */
  readonly tells: boolean;
  readonly parts: boolean;
  /** Words of the first characters. */
  readonly words: number;
  /** Openers of the first character and enders of the last. */
  readonly first: number;
  readonly last: number;
}

/** A glance that rules nothing out: it shows all that a pattern may need, and nothing that some do without. */
export const EVERYTHING: Glance = {
  any: -1,
  head: -1,
  counts: "perhaps",
  tells: true,
  parts: true,
  words: ~(Word.prose | Word.stop),
  first: -1,
  last: ~Ender.clause,
};

const DIGITS = "0123456789";
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ";
const ASCII = String.fromCharCode(...Array.from({ length: 94 }, (_, i) => 0x21 + i));
const firsts = (words: string) => words.replace(/([^|])[^|]*/g, "$1");
const seconds = (words: string) => words.replace(/[^|]([^|])[^|]*/g, "$1");

const TRAITS = tabulate([
  [Trait.parenthesis, "("],
  [Trait.letter, LETTERS],
  [Trait.digit, DIGITS],
  [Trait.colon, ":|/"],
  [Trait.crumb, "页置"],
  [Trait.source, "者源辑编稿字览读击载间期审校监布|"],
  [Trait.rights, "声版侵"],
  [Trait.own, "本"],
  [Trait.site, "网站文."],
  [Trait.wish, "考鉴迎望助欢起赏"],
  [Trait.editing, "编站网您你家理集总选以下"],
  [Trait.trade, "代信扫qQ客告热众员包淘京联载"],
  [Trait.load, "载.档容看读开束未字隐登示"],
  [Trait.convening, "开举聚幕集"],
  [Trait.now, "今现此我"],
  [Trait.count, `${DIGITS}一二两三四五六七八九十几下`],
  [Trait.say, "讲谈提说强调作做有抓围汇把注"],
  [Trait.peroration, "奋努献局新胜圆康顺旺万福础绩崛复未辉证障稳展勉谢正议解"],
  [Trait.piece, "篇范"],
  [Trait.arrow, ">»›→"],
  [Trait.kind, "讲致演发主开祝贺悼献欢答闭感颁告追证生寄表党点宣"],
]);

function mark(trait: number, characters: string): void {
  for (const character of characters) TRAITS[character.charCodeAt(0)]! |= trait;
}
function markRange(trait: number, from: number, to: number): void {
  for (let code = from; code <= to; code++) TRAITS[code]! |= trait;
}

mark(Trait.tone, "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ");
markRange(Trait.tone, 0x300, 0x304);
mark(Trait.tone, "\u030c");
markRange(Trait.latin, 0xa1, 0xff);
mark(Trait.latin, "€‚ƒ„†‡ˆ‰Š‹ŒŽ•˜™š›œžŸ");
for (const letter of "·×áàéèêíìóòúùü") TRAITS[letter.charCodeAt(0)]! &= ~Trait.latin;
mark(Trait.broken, "\ufffd锟烫屯锛銆鈥");
markRange(Trait.broken, 0x80, 0x9f);
markRange(Trait.broken, 0xe000, 0xf8ff);
mark(Trait.question, "?");
markRange(Trait.invisible, 0x00, 0x08);
markRange(Trait.invisible, 0x0b, 0x0c);
markRange(Trait.invisible, 0x0e, 0x1f);
mark(Trait.invisible, "\u007f\u00ad\u061c\u180e\ufeff");
markRange(Trait.invisible, 0x200b, 0x200f);
markRange(Trait.invisible, 0x202a, 0x202e);
markRange(Trait.invisible, 0x2060, 0x206f);
mark(Trait.space, `|│〃${SPACES}`);
mark(Trait.halfWidth, ",:;?!()");
mark(Trait.fullWidth, "，：；？！（）");
mark(Trait.stop, "。！!？?；;：:");

/**
 * What the balance of a line and the markers inside it are read from in the same pass as its traits. Opening brackets add
 * to the sum of a line, closing ones take away; each kind has its own six bits. What a section marker inside a line
 * starts with has the traits of what must stand before it, which are above those.
 */
const SHAPES = new Int32Array(0x10000);
const BALANCE = (1 << 30) - 1;
const BEFORE_MARKER = Trait.stop | Trait.space;
for (const [kind, [opening, closing]] of [
  ["“", "”"],
  ["‘", "’"],
  ["《〈", "》〉"],
  ["(（", ")）"],
  ["「『【〔[", "」』】〕]"],
].entries()) {
  for (const character of opening!) SHAPES[character.charCodeAt(0)] = 1 << (6 * kind);
  for (const character of closing!) SHAPES[character.charCodeAt(0)] = -(1 << (6 * kind)) & BALANCE;
}
for (const character of `（(第其一二三四五六七八九十廿首再${DIGITS}`) SHAPES[character.charCodeAt(0)]! |= BEFORE_MARKER;
for (const [first, last] of ["①⑳", "⑴⒛", "㈠㈩"])
  SHAPES.fill(BEFORE_MARKER, first!.charCodeAt(0), last!.charCodeAt(0) + 1);

/** Whether `code` is a quotation mark or bracket that has a partner. */
export function isBracket(code: number): boolean {
  return (SHAPES[code]! & BALANCE) !== 0;
}

const OPENERS = tabulate([
  [Opener.ordinal, `(${DIGITS}第其首再最—-${NUMERAL_CHARACTERS}`],
  [Opener.address, `${firsts(ADDRESS_OPENING)}大你`],
  [Opener.occasion, firsts(OPENING)],
  [Opener.conclusion, "同各朋老代委女先乡战家让最总综会散"],
  [Opener.farewell, "最再谢感多以是我今就先讲说谈汇发演表报党述致竞特请敬恳欢望此礼散干完安"],
  [Opener.bullet, "•●◆■▪○"],
  [Opener.copynote, "《【本文原以转引地链网出来选摘(hHwW该"],
  [Opener.related, "【[与本文您你相有猜可大网也热精推最更延拓编今看随往栏为喜以友"],
  [Opener.relatedLine, `上下推相延热•·●◆■○▪>${DIGITS}`],
  [Opener.pageNumber, `~-—–_·第pP${DIGITS}`],
  [
    Opener.furniture,
    "【[文本标关网用最全发我暂共评请推星★☆更加收打举点分一返字免投扫责编tTeE完(收字赞点评已相更正跳手登打精优可看公资页阅所京沪粤渝津热tTpP—-",
  ],
  [Opener.furnitureWord, `【[(${firsts(FURNITURE_WORDS)}`],
  [Opener.stamp, `${DIGITS}发更上`],
  [Opener.leadIn, "以下【[(〔"],
  [Opener.year, `${DIGITS}过一今年`],
  [Opener.ascii, ASCII],
  [Opener.rule, "-—=*_~·•+#☆★◇◆○●□■"],
  [Opener.pageLink, "["],
  [Opener.pageBar, `页共当首末尾上下[第${DIGITS}`],
  [Opener.marker, "【[(〔“第篇范例示模案样讲发演致稿党参交表大材主优精nNpP◆◇★☆●○■□▌▍▎▶►※#*"],
]);
const WORDS = tabulate([
  [Word.farewell, "谢束散课杯息朽走"],
  [Word.place, "处"],
  [Word.pardon, "正谅涵评"],
  [Word.wish, "祝愿快"],
  [Word.plural, "们"],
  [Word.good, "好"],
  [Word.prose, "。,;:!?"],
  [Word.stop, "。;"],
  [Word.year, "年"],
  [Word.month, "月"],
  [Word.datePart, "-./"],
  [Word.office, "记席任长理委授士局厅府共志相令裁表"],
  [Word.namePart, `·〃•.${SPACES}`],
  [Word.several, "篇_|"],
  [Word.number, `${DIGITS}一二两三四五六七八九十百〇零廿卅①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳`],
  [Word.bracket, "【[〔("],
  [Word.written, "告知职廉结报料得体书信见案划点函决纪纲稿说查析排算电声祭"],
  [Word.trade, "写发笔微号扫qQvV服告充价享取载击淘京"],
  [Word.load, "载藏存档束共隐示登容剩全更"],
  [Word.related, "相荐"],
  [Word.verb, "讲谈提说强调作做有"],
  [Word.file, ".wW"],
]);

const ENDERS = tabulate([
  [Ender.exclamation, "!"],
  [Ender.clause, "。,;:、!?"],
  [Ender.number, `${DIGITS}一二三四五六七八九十)]】〕`],
  [Ender.digit, DIGITS],
  [Ender.ascii, ASCII],
  [Ender.site, "网站"],
  [Ender.collected, "编全集锦总)]】"],
]);

/** The last two characters of each word that may end a last paragraph. */
const PARTING = [...PERORATION.split("|"), "谢谢", "多谢", "指正", "审议", "谅解"].map((word) => word.slice(-2));
/** What ends an announcement without a count, first and second characters: 作一个说明, 说几句 */
const TELLING = [
  ["几", "句"],
  ["谈", "心"],
  ["作做报明署置", "一个如"],
];
/** Their bits; the pairs that part share the others, few of whose characters make a pair that is none of them. */
const TELLS = 0b111 << 29;
const PAIRS = [
  ...PARTING.map(([first, second], i) => [1 << (i % 29), first!, second!] as const),
  ...TELLING.map(([first, second], i) => [1 << (29 + i), first!, second!] as const),
];
const FIRSTS = tabulate(PAIRS.map(([bit, first]) => [bit, first]));
const SECONDS = tabulate(PAIRS.map(([bit, , second]) => [bit, second]));

// ① ⒈ ㈠ ❶ and their kin.
for (let code = 0x2460; code < 0x3300; code++) OPENERS[code]! |= Opener.ordinal;

/** What a second character lets a parenthesis, a digit, and any other first character open; of all else they open it says nothing. */
const PARENTHESISED: Sets = [
  [Opener.copynote, "本该以原文地链网出来选摘转"],
  [Opener.leadIn, "编"],
  [Opener.furniture, "全完共公"],
  [Opener.furnitureWord, firsts(FURNITURE_WORDS)],
  [Opener.marker, "第篇范例示样案模优精参稿讲党交表大发材演主致"],
];
const NUMBERED: Sets = [
  [Opener.stamp, DIGITS],
  [Opener.year, DIGITS],
  [Opener.relatedLine, `${DIGITS}-/`],
  [Opener.pageNumber, `${DIGITS}/${SPACES}`],
];
const WORDED: Sets = [
  [Opener.address, `${seconds(ADDRESS_OPENING)}家们`],
  [Opener.conclusion, "志位友师学表员士生亲长我后之上会议"],
];
const OPENERS_BEFORE = tabulate([...PARENTHESISED, ...NUMBERED, ...WORDED]);
const others = (sets: Sets) => sets.reduce((openers, [bit]) => openers & ~bit, -1);
const [BUT_PARENTHESISED, BUT_NUMBERED, BUT_WORDED] = [others(PARENTHESISED), others(NUMBERED), others(WORDED)];

type Sets = readonly (readonly [bit: number, characters: string])[];

/** UTF-16 unit → bits of the sets that hold what it is compared as. */
function tabulate(sets: Sets): Int32Array {
  const table = new Int32Array(0x10000);
  for (const [bit, characters] of sets) for (const character of characters) table[character.charCodeAt(0)]! |= bit;
  for (const code of FOLDED) table[code] = table[foldCode(code)]!;
  return table;
}

/** The traits of one character. */
export function traitsOf(code: number): number {
  return TRAITS[code]!;
}

/** The traits of the characters of `text` from `from` up to, not including, `to`. */
export function readTraits(text: string, from: number, to: number): number {
  let traits = 0;
  for (let i = from; i < to; i++) traits |= TRAITS[text.charCodeAt(i)]!;
  return traits;
}

const isIndent = (code: number) => code === 0x20 || code === 0x3000;

/** The traits of the whole line that is `text` from `start` up to `end`; its indentation has none. */
export function readLineTraits(text: string, start: number, end: number): number {
  let from = start;
  while (from < end && isIndent(text.charCodeAt(from))) from++;
  let traits = 0;
  let balance = 0;
  let before = 0;
  let marked = 0;
  // Without a branch: what stands where cannot be foretold.
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i);
    const shape = SHAPES[code]!;
    balance = (balance + shape) | 0;
    marked |= before & shape;
    before = TRAITS[code]!;
    traits |= before;
  }
  if (balance & BALANCE) traits |= Trait.unbalanced;
  return marked & BEFORE_MARKER ? traits | Trait.inlineMarker : traits;
}

/** The words of the characters of `text` from `from` up to, not including, `to`. */
export function readWords(text: string, from: number, to: number): number {
  let words = 0;
  for (let i = from; i < to; i++) words |= WORDS[text.charCodeAt(i)]!;
  return words;
}

/** How far before its end a text may count what it announces, and how far before the number the verb may stand. */
const COUNT_REACH = 26;
const VERB_REACH = 13;
/** No further away, whatever else stands there is room enough. */
const SURE_COUNT_REACH = 19;
const SURE_VERB_REACH = 9;
/** 以下 and 如下 count too, but not every 下. */
const isBelow = oneOf("下");
/** The second characters of those verbs that have two: 抓好, 围绕, 汇报, 把握, 注意 */
const isSecond = oneOf("好绕报握意");

/** Whether near the end of the stretch of `text` from `from` up to `to` a number stands behind a verb that announces. */
export function countsAtEnd(text: string, from: number, to: number): Counts {
  let number = Number.POSITIVE_INFINITY;
  let sureNumber = Number.POSITIVE_INFINITY;
  let counts: Counts = "no";
  for (let i = to - 1; i >= from && i >= to - COUNT_REACH - VERB_REACH; i--) {
    const code = text.charCodeAt(i);
    const traits = TRAITS[code]!;
    if (traits & Trait.say) {
      const whole = WORDS[code]! & Word.verb;
      if (whole && sureNumber - i <= SURE_VERB_REACH) return "surely";
      if (number - i <= VERB_REACH && (whole || isSecond(foldCode(text.charCodeAt(i + 1))))) counts = "perhaps";
    }
    if (traits & Trait.count && to - i <= COUNT_REACH) {
      number = i;
      if (to - i <= SURE_COUNT_REACH && !isBelow(code)) sureNumber = i;
    }
  }
  return counts;
}

/** Half-width or not; others do no harm. */
const endsSentence = oneOf("。！!？?；;");

/** Whether the last characters of the stretch of `text` up to `to`, from `from` or from the end of the sentence before, may end a last paragraph. */
export function partsAtEnd(text: string, from: number, to: number): boolean {
  let next = 0;
  for (let i = to - 1; i >= from; i--) {
    const code = text.charCodeAt(i);
    // The sentence itself may end with a stop and a quotation mark.
    if (i < to - 2 && endsSentence(code)) return false;
    if (FIRSTS[code]! & next) return true;
    next = SECONDS[code]! & ~TELLS;
  }
  return false;
}

/** Whether the stretch of `text` from `from` up to `to` may announce something without a number. */
export function tells(text: string, from: number, to: number): boolean {
  let before = 0;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (SECONDS[code]! & before) return true;
    before = FIRSTS[code]! & TELLS;
  }
  return false;
}

/** What the last character of a line, `code`, may end. */
export function readEnders(code: number): number {
  return ENDERS[code]!;
}

/** What the first character of a line, `code`, may open in front of `next`. */
export function readOpeners(code: number, next: number): number {
  const traits = TRAITS[code]!;
  const rest = traits & Trait.digit ? BUT_NUMBERED : traits & Trait.parenthesis ? BUT_PARENTHESISED : BUT_WORDED;
  return OPENERS[code]! & (OPENERS_BEFORE[next]! | rest);
}
