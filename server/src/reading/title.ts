import { Cue } from "./cue";
import { SPOKEN_KINDS, TITLE_TAIL, WRITTEN_KINDS } from "./lexicon";
import { readNumeral } from "./numerals";
import { oneOf } from "./one-of";

/** A marker that numbers the texts of a collection: 第二篇： or 篇三 at the end of a title. */
export interface CollectionMarker {
  /** As written, punctuation included. */
  readonly text: string;
  readonly value: number;
  /** The title without the marker; empty when the marker stands alone. */
  readonly title: string;
  /** It follows the title, of which it is a part (…发言稿篇三). */
  readonly trailing: boolean;
}

const N = "([一二两三四五六七八九十百〇零廿卅]{1,4}|\\d{1,3}(?!\\d)|[①-⑳])";
const OPEN = "[【\\[(〔]";
const CLOSE = "[】\\])〕]";
/** Words for one text of a collection, and for an example of its kind. */
const PIECE = "篇|范文|例文|范例|示例|样例|样文|样稿|样本|案例|模板";
const OWN =
  "稿件|讲稿|党课(?:讲稿)?|参考|(?:交流|表态|大会)?发言(?:材料|人)?|材料|讲话稿|发言稿|演讲稿|主持词|致辞|讲话";
const LEADING = [
  new RegExp(
    `^(${OPEN}?第\\s*${N}\\s*(?:篇|部分|章|辑|则|份)(?:范文|讲话|发言)?${CLOSE}?\\s*[:、.,。]?)\\s*(?<title>.*)$`,
  ),
  new RegExp(
    `^(${OPEN}?(?:[\\u4e00-\\u9fff]{0,4}(?:篇|范文|范例)|(?:优秀|精选|参考)?(?:${PIECE})|${OWN})\\s*${N}${CLOSE}?\\s*[:、.。]|[【\\[〔“](?:${PIECE})\\s*${N}[】\\]〕”])\\s*(?<title>.*)$`,
  ),
  new RegExp(`^([【\\[〔][\\u4e00-\\u9fff]{0,6}${N}[】\\]〕]\\s*[:、.。]?)\\s*(?<title>.*)$`),
  new RegExp(`^((?:优秀|精选|参考)?(?:${PIECE})\\s*${N})(?<title>\\s+\\S.*|)$`),
  new RegExp(`^((?:no|part)\\s*[.:]?\\s*${N})(?<title>(?:[\\s:、.]+\\S.*)?)$`, "i"),
  // 【范例】: one example, uncounted.
  /^([【[〔](?:范文|例文|范例|示例|样例|样文)[】\]〕])\s*(?<title>.*)$/,
];
const TRAILING = new RegExp(`^(.{3,60}?)[\\s·]*(${OPEN}?(?:第\\s*${N}\\s*篇|篇\\s*${N}|范文\\s*${N})${CLOSE}?)[:。]?$`);
/** …讲话稿 篇三：春耕: the text's own title stands behind the number. */
const INNER = new RegExp(`^(.{3,40}?)[\\s·]*(${OPEN}?(?:篇\\s*${N}|范文\\s*${N})${CLOSE}?)\\s*:\\s*[^,。;:!?]{2,30}$`);
/** …发言稿（二）, …发言稿2, …讲话之二: the number behind the kind word counts the texts. */
const COUNTED = new RegExp(
  `^(.{2,60}?(?:${SPOKEN_KINDS}|${WRITTEN_KINDS})(?:稿|词|辞|范文|模板|材料|通用|精选|最新|优秀)*)\\s*(${OPEN}?之${N}${CLOSE}?|${OPEN}${N}${CLOSE}|(?<!\\d)\\d{1,2})$`,
);
/** What a page sets before its titles. */
const ORNAMENT = /^[◆◇★☆●○■□▌▍▎▶►※#*\s]+/;
const DECORATION = `(?:\\s*[(【\\[「][^)】\\]」]{1,14}[)】\\]」]|${TITLE_TAIL}|\\s)*`;
const SPOKEN = new RegExp(`(?:${SPOKEN_KINDS})${DECORATION}$|^[《【].+(?:${SPOKEN_KINDS})${DECORATION}[》】]$`);
const WRITTEN = new RegExp(`(?:${WRITTEN_KINDS})${DECORATION}$`);
const isDash = oneOf("—-");
const SUBTITLE = /^[—-]{1,4}\s*(?:在|于|记|写|致|关于|.{0,30}(?:讲话|致辞|发言|报告|演讲)(?:\(.*\))?$)/;
const CLAIM =
  /(?<![第\d一二三四五六七八九十])(\d{1,3}|[一二三四五六七八九十]{1,3})\s*篇[)】\]》]*$|(?:汇编|大全|合集|集锦)\s*[(【[]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*篇/;

function value(text: string): number {
  const circled = text.charCodeAt(0) - 0x245f;
  return circled >= 1 && circled <= 20 ? circled : (readNumeral(text, 0)?.value ?? 0);
}

/** Whether `text` ends as a title does that ends with its number: …发言稿（二）, …讲话之三 */
export function mayBeMarked(text: string): boolean {
  return /[\d)\]】〕]$|之[一二三四五六七八九十]{1,2}$/.test(text);
}

/** The collection marker in a short folded line, or null. */
export function readMarker(line: string): CollectionMarker | null {
  const text = line.replace(ORNAMENT, "");
  for (const pattern of LEADING) {
    const match = pattern.exec(text);
    if (!match) continue;
    const marker = match[1]!.trim();
    const title = match.groups!.title!.trim().replace(ORNAMENT, "");
    const number = match.slice(2).find((group) => group !== undefined) ?? "";
    // 【篇一：…致辞】
    const within = OPENED.test(marker) && !CLOSED.test(marker);
    return { text: marker, value: value(number), title: within ? title.replace(CLOSED, "") : title, trailing: false };
  }
  const match = TRAILING.exec(text) ?? INNER.exec(text) ?? COUNTED.exec(text);
  if (!match) return null;
  const number = match.slice(3).find((group) => group !== undefined) ?? match[2]!;
  return { text: match[2]!, value: value(number), title: match[1]!, trailing: true };
}
const OPENED = new RegExp(`^${OPEN}`);
const CLOSED = new RegExp(`${CLOSE}[:、.。]?$`);

/** Whether a marker may number the parts of one text as well as the texts of a collection: 第二部分： 第二章 */
export function countsParts({ text }: CollectionMarker): boolean {
  return text.includes("部分") || text.includes("章");
}

/** How much a short folded line without a marker looks like a title; `spoken`, `written`: it may hold words for such texts. */
export function titleCues(text: string, spoken = true, written = true): number {
  if (text.length < 3 || "。,;:、!?".includes(text.charAt(text.length - 1))) return 0;
  if (text.includes("。") || text.includes(";")) return 0;
  let cues: number = Cue.TitleLike;
  if (isDash(text.charCodeAt(0)) && SUBTITLE.test(text)) cues |= Cue.Subtitle;
  if (text.length >= 4 && text.length <= 60) {
    if (spoken && SPOKEN.test(text)) cues |= Cue.Title | Cue.SpokenTitle;
    else if (written && WRITTEN.test(text)) cues |= Cue.Title;
  }
  return cues;
}

/** Torn at its end: 在…会议上的 */
export function isTorn(text: string): boolean {
  return /(?:上的?|的|暨|和|与|关于|在)$/.test(text);
}

/** Whether two lines are the halves of one title: 在…现场 / 推进会上的讲话 */
export function isOneTitle(above: string, below: string): boolean {
  if (isTorn(above) || /^(?:上的?|的|会上|中的|时的|暨|和|与)/.test(below)) return true;
  const begun = /^(?:在|于|关于)/.test(above) && !(titleCues(above) & Cue.Title);
  return begun && !/^(?:在|于|关于|[—(-])/.test(below);
}

const COLLECTED = /(?:汇编|大全|合集|集锦|汇总|选编)(?:[】\])]|\s*[(【[].{1,20}[)】\]])?$/;

/** Whether a line is the title of a page with several texts: …讲话稿三篇, …致辞汇编, …致辞_…讲话 */
export function claimsSeveral(text: string): boolean {
  return claimedCount(text) !== null || COLLECTED.test(text) || text.includes("_") || text.includes("|");
}

/** How many texts a title claims to hold (案例14篇), or null. */
export function claimedCount(text: string): number | null {
  if (!text.includes("篇")) return null;
  const match = CLAIM.exec(text);
  if (!match) return null;
  const digits = /\d+|[一二三四五六七八九十]+(?=\s*篇)/.exec(match[0]);
  const count = digits ? value(digits[0]) : 0;
  return count >= 2 ? count : null;
}
