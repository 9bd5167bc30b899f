import { Cue } from "./cue";
import { SPOKEN_KINDS, TITLE_TAIL, WRITTEN_KINDS } from "./lexicon";
import { readNumeral } from "./numerals";

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

const N = "([一二两三四五六七八九十百〇零廿卅\\d]{1,4}|[①-⑳])";
const LEADING = [
  new RegExp(
    `^([【\\[(]?第\\s*${N}\\s*(?:篇|部分|辑|则|份)(?:范文|讲话|发言)?[】\\])]?\\s*[:、.,。]?)\\s*(?<title>.*)$`,
  ),
  new RegExp(
    `^([【\\[(]?(?:篇|范文|例文|案例|样本|讲话稿|发言稿|演讲稿|致辞|讲话)\\s*${N}[】\\])]?\\s*[:、.。]|[【\\[](?:篇|范文)\\s*${N}[】\\]])\\s*(?<title>.*)$`,
  ),
  new RegExp(`^([【\\[][\\u4e00-\\u9fff]{0,6}${N}[】\\]]\\s*[:、.。]?)\\s*(?<title>.*)$`),
  new RegExp(`^((?:篇|范文|例文)\\s*${N})(?<title>\\s+\\S.*|)$`),
];
const TRAILING = new RegExp(`^(.{4,60}?)\\s*([【\\[(]?(?:第\\s*${N}\\s*篇|篇\\s*${N}|范文\\s*${N})[】\\])]?)[:。]?$`);
/** …发言稿（二）, …发言稿2: the number behind the kind word counts the texts. */
const COUNTED = new RegExp(
  `^(.{2,60}?(?:${SPOKEN_KINDS}|${WRITTEN_KINDS})(?:稿|词|辞|范文)?)\\s*([【\\[(]${N}[】\\])]|(?<!\\d)\\d{1,2})$`,
);
const DECORATION = `(?:\\s*[(【\\[「][^)】\\]」]{1,14}[)】\\]」]|${TITLE_TAIL}|\\s)*`;
const SPOKEN = new RegExp(`(?:${SPOKEN_KINDS})${DECORATION}$`);
const WRITTEN = new RegExp(`(?:${WRITTEN_KINDS})${DECORATION}$`);
const SUBTITLE = /^[—-]{1,4}\s*(?:在|于|记|写|致|关于|.{0,30}(?:讲话|致辞|发言|报告|演讲)(?:\(.*\))?$)/;
const CLAIM =
  /(\d{1,3}|[一二三四五六七八九十]{1,3})\s*篇[)】\]]?$|(?:汇编|大全|合集|集锦)\s*[(【[]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s*篇/;

function value(text: string): number {
  const circled = text.charCodeAt(0) - 0x245f;
  return circled >= 1 && circled <= 20 ? circled : (readNumeral(text, 0)?.value ?? 0);
}

/** Whether `text` ends as a title does that ends with its number: …发言稿（二） */
export function mayBeMarked(text: string): boolean {
  return /[\d)\]】]$/.test(text);
}

/** The collection marker in a short folded line, or null. */
export function readMarker(text: string): CollectionMarker | null {
  for (const pattern of LEADING) {
    const match = pattern.exec(text);
    if (!match) continue;
    const number = match.slice(2).find((group) => group !== undefined)!;
    return { text: match[1]!.trim(), value: value(number), title: match.groups!.title!.trim(), trailing: false };
  }
  const match = TRAILING.exec(text);
  if (match)
    return { text: match[2]!, value: value(match[3] ?? match[4] ?? match[5] ?? ""), title: match[1]!, trailing: true };
  const counted = COUNTED.exec(text);
  if (!counted) return null;
  return { text: counted[2]!, value: value(counted[3] ?? counted[2]!), title: counted[1]!, trailing: true };
}

/** How much a short folded line without a marker looks like a title. */
export function titleCues(text: string): number {
  if (text.length < 3 || "。,;:、!?".includes(text.charAt(text.length - 1))) return 0;
  if (text.includes("。") || text.includes(";")) return 0;
  let cues: number = Cue.TitleLike;
  if (SUBTITLE.test(text)) cues |= Cue.Subtitle;
  if (text.length >= 4 && text.length <= 60) {
    if (SPOKEN.test(text)) cues |= Cue.Title | Cue.SpokenTitle;
    else if (WRITTEN.test(text)) cues |= Cue.Title;
  }
  return cues;
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
