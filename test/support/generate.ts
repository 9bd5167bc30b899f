import { writeNumeral } from "../../server/src/reading/numerals";
import { Random } from "./random";

/** How the site that a dump was scraped from lays out its pages. */
interface House {
  readonly eol: string;
  /** What stands between two lines of text. */
  readonly gap: string;
  readonly indent: string;
  readonly marker: (index: number) => string;
  /** Characters after which a paragraph is broken in mid-sentence, or 0. */
  readonly wrap: number;
  /** Share of the paragraphs that the scraper damaged. */
  readonly damage: number;
  readonly footer: boolean;
}

const PLACES = [
  "青禾县",
  "临川区",
  "白石镇",
  "东湖市",
  "柳河乡",
  "云岭州",
  "南坪街道",
  "开发区",
  "星火学校",
  "第三医院",
];
const TOPICS = [
  "春耕备播",
  "防汛抗旱",
  "河道清淤",
  "招商引资",
  "校园安全",
  "秋粮收购",
  "城市绿化",
  "义务献血",
  "图书捐赠",
];
const EVENTS = ["动员会", "总结大会", "座谈会", "推进会", "开工仪式", "开学典礼", "现场会", "表彰大会", "培训班"];
const KINDS = ["讲话", "致辞", "发言", "发言稿", "主持词", "工作报告", "讲话稿", "通知"];
const AUDIENCES = [
  "同志们：",
  "各位领导、同志们：",
  "老师们、同学们：",
  "各位来宾，朋友们：",
  "尊敬的各位代表：",
  "同志们、朋友们!",
];
const NAMES = ["林远山", "周小禾", "何 川", "苏明月", "丁一", "欧阳晴川"];
const SUBJECTS = [
  "各村各组",
  "全体干部",
  "水利部门",
  "各科室",
  "值班人员",
  "我们",
  "每一位教师",
  "驻村工作队",
  "有关单位",
  "大家",
];
const MEANS = [
  "要沉下身子",
  "逐户走访",
  "对照清单",
  "按时限",
  "不等不靠",
  "分片包干",
  "从细处着手",
  "带着问题",
  "边查边改",
];
const DEEDS = [
  "把渠道修通",
  "把台账建好",
  "把种子送到地头",
  "摸清底数",
  "补齐短板",
  "守住堤防",
  "办好食堂",
  "管好仓库",
  "种下新苗",
];
const RESULTS = [
  "让群众看得见变化",
  "使工作有据可查",
  "确保不漏一户",
  "为来年留足余地",
  "叫责任落到人头",
  "把好事办实",
];
const FACTS = [
  "去年新修水渠12.5公里",
  "全县有48个村受益",
  "入库粮食比上年多了三成",
  "投入资金3600万元",
  "1998年以来从未间断",
];
const HEADINGS = [
  "认清形势",
  "明确任务",
  "抓好落实",
  "改进作风",
  "加强领导",
  "算好水账",
  "备足种子",
  "管住安全",
  "育好新人",
  "搞好服务",
];
const ENDINGS = [
  "谢谢大家！",
  "我就讲这些，谢谢。",
  "让我们携起手来，为建设美好家乡而努力奋斗！",
  "同志们，任务已经明确，贵在行动。",
];
const FOOTERS = ["上一页", "下一页", "相关推荐：", "本文来源于网络，仅供参考。", "点击下载word文档", "~ 17 ~"];
const DAMAGE = ["(gōng zuò)", "锟斤拷", "\u0007", "??偭", " ", "更多资料请登录某某网查看"];

const HOUSES: readonly House[] = [
  {
    eol: "\n",
    gap: "",
    indent: "　　",
    marker: (index) => `第${writeNumeral(index, "cjk")}篇：`,
    wrap: 0,
    damage: 0,
    footer: false,
  },
  { eol: "\n", gap: "\n", indent: "", marker: () => "", wrap: 0, damage: 0.02, footer: true },
  { eol: "\r\n", gap: "", indent: "    ", marker: (index) => `${index}、`, wrap: 38, damage: 0.01, footer: false },
  {
    eol: "\n",
    gap: "",
    indent: "",
    marker: (index) => `范文${writeNumeral(index, "cjk")}：`,
    wrap: 0,
    damage: 0.2,
    footer: true,
  },
];

const LEVELS: readonly ((value: number) => string)[] = [
  (value) => `${writeNumeral(value, "cjk")}、`,
  (value) => `（${writeNumeral(value, "cjk")}）`,
  (value) => `${value}. `,
  (value) => `（${value}）`,
];

/** The collections of a made-up site, text that goes on for as long as it is asked for. */
export function* generateCollections(seed: number): Generator<string> {
  const random = new Random(seed);
  for (;;) {
    const house = random.pick(HOUSES);
    const count = random.between(2, 30);
    if (random.chance(0.5)) yield lineOf(house, `${random.pick(TOPICS)}讲话稿范文（精选${count}篇）`);
    for (let index = 1; index <= count; index++) yield generateSpeech(random, house, index);
    if (house.footer) for (const line of FOOTERS) yield lineOf(house, line);
  }
}

/** A dump of at least `length` UTF-16 units; the same for the same seed. */
export function generateDump(seed: number, length: number): string {
  const parts: string[] = [];
  let size = 0;
  for (const part of generateCollections(seed)) {
    parts.push(part);
    size += part.length;
    if (size >= length) break;
  }
  return parts.join("");
}

/** One speech as `house` prints it, its breaks included. */
export function generateSpeech(random: Random, house: House = HOUSES[0]!, index = 1): string {
  const lines: string[] = [];
  const title = `在${random.pick(PLACES)}${random.pick(TOPICS)}${random.pick(EVENTS)}上的${random.pick(KINDS)}`;
  if (random.chance(0.9)) lines.push(house.marker(index) + title);
  if (random.chance(0.3))
    lines.push(`${random.pick(NAMES)}（20${random.between(10, 24)}年${random.between(1, 12)}月8日）`);
  if (random.chance(0.9)) lines.push(random.pick(AUDIENCES));
  lines.push(`今天我们在这里召开${random.pick(EVENTS)}，${paragraph(random, 2)}下面我讲几点意见。`);
  lines.push(...sections(random, random.pick([0, 0, 1, 1, 1, 2]), random.between(0, 1)));
  if (random.chance(0.8)) lines.push(random.pick(ENDINGS));
  return lines.map((line) => lineOf(house, damaged(random, house, line))).join("");
}

/** Sections from `level` down to `level + depth`, with their paragraphs; now and then a number is lost. */
function sections(random: Random, depth: number, level: number): string[] {
  const lines: string[] = [];
  const count = random.between(2, 5);
  for (let value = 1; value <= count; value++) {
    if (random.chance(0.04)) continue;
    const heading = LEVELS[level]!(value) + random.pick(HEADINGS);
    if (random.chance(0.2)) lines.push(`${heading}。${paragraph(random, random.between(2, 8))}`);
    else lines.push(heading, ...body(random));
    if (depth > 0 && level + 1 < LEVELS.length) lines.push(...sections(random, depth - 1, level + 1));
  }
  return lines;
}

function body(random: Random): string[] {
  return Array.from({ length: random.between(1, 3) }, () => paragraph(random, random.between(4, 14)));
}

function paragraph(random: Random, sentences: number): string {
  let text = "";
  for (let i = 0; i < sentences; i++) text += sentence(random);
  return text;
}

function sentence(random: Random): string {
  if (random.chance(0.15)) return `${random.pick(FACTS)}，${random.pick(RESULTS)}。`;
  if (random.chance(0.1)) return `一是${random.pick(DEEDS)}，二是${random.pick(DEEDS)}，三是${random.pick(DEEDS)}。`;
  return `${random.pick(SUBJECTS)}${random.pick(MEANS)}，${random.pick(DEEDS)}，${random.pick(RESULTS)}。`;
}

function damaged(random: Random, { damage }: House, line: string): string {
  if (!random.chance(damage)) return line;
  const at = random.between(0, line.length);
  return line.slice(0, at) + random.pick(DAMAGE) + line.slice(at);
}

function lineOf({ eol, gap, indent, wrap }: House, text: string): string {
  const lines = [indent + text];
  while (wrap > 0 && lines.at(-1)!.length > wrap) {
    const last = lines.pop()!;
    lines.push(last.slice(0, wrap), last.slice(wrap));
  }
  return lines.map((line) => line + eol).join("") + gap.replace("\n", eol);
}
