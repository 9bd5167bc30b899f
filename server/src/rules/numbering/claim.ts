import { fold, foldCode } from "../../reading/fold";
import { Trait, traitsOf } from "../../reading/glance";
import { readNumeral } from "../../reading/numerals";
import { oneOf } from "../../reading/one-of";
import { isSpace } from "../../reading/space";

/** A sentence that says how many items follow it: 讲三点意见 · 以下四项工作：. Columns are those of the line. */
export interface Claim {
  /** How many; null for an open number (几点意见). */
  readonly count: number | null;
  readonly numeralFrom: number;
  readonly numeralTo: number;
  /** The claim as written, without the stop. */
  readonly text: string;
  /** The speaker announces the points of the speech itself (我讲三点意见). */
  readonly ofSpeech: boolean;
  /** It speaks of points, tasks, requirements …, not of just any things that are counted. */
  readonly certain: boolean;
}

const NUMBER = "[一二两三四五六七八九十几\\d]{1,3}";
/** The end of a sentence that counts something; what is counted may stand in quotes. */
const COUNTED = new RegExp(`(${NUMBER})(个|点|项|条|件|方面|大)([^,、。;:!?]{0,14})$`);
const NOUN =
  /^(?:方面)?(?:的)?(?:重点|主要|具体|突出|重要|新的?|关键|不同|基本)?的?(?:心得)?(?:方面|工作|意见|建议|要求|问题|任务|措施|举措|原则|关系|环节|重点|要点|体会|想法|看法|认识|特点|希望|突破|转变|步骤|内容|结合|关键)?$/;
const SPOKEN = /(?:讲|谈|提|说|强调|汇报|通报)(?:[^,。;:!?]{0,6})$/;
/** 以上三点, 这四个方面 look back at what has been said. */
const BACKWARD = /(?:这|那|以上|上述|该)[^,。;:!?]{0,2}$/;
const ENUMERATES = /(?:如下|以下|下面|下列)[^,。;:!?]{0,12}$/;
/** What the words for what is counted start with. */
const isMeasure = oneOf("个点项条件方大");
/** What may follow a claim, and what none goes across. */
const isTrailing = oneOf(".。:;!");
const isTrailingOrSpace = (code: number) => isTrailing(code) || isSpace(code);
const isClauseMark = oneOf(",、。;:!?");
const isFullStop = oneOf(".。");
const isColon = oneOf(":)");
/** Only the end of a paragraph introduces what follows it. */
const TAIL = 48;
/** A character with its reading takes at most so many. */
const WIDEST = 10;

/** What the last sentence of `line` claims, or null. Looks at the last characters of the line only. */
export function readClaim(line: string): Claim | null {
  return mayCount(line) ? claimIn(tailOf(line)) : null;
}

function claimIn({ text, columnOf }: Tail): Claim | null {
  let end = text.length;
  while (end > 0 && isTrailingOrSpace(text.charCodeAt(end - 1))) end--;
  const stop = text.slice(0, end);
  const match = COUNTED.exec(stop);
  if (!match) return null;
  const [whole, number, measure, noun] = match as unknown as [string, string, string, string];
  if (/[“"「]$/.test(stop.slice(0, match.index)) && !/[”"」]/.test(noun)) return null;
  const count = number === "几" ? null : (readNumeral(number, 0)?.value ?? 0);
  if (count !== null && (count < 2 || count > 20)) return null;
  const before = stop.slice(0, match.index);
  if (BACKWARD.test(before)) return null;
  const numeralFrom = columnOf(match.index);
  return {
    count,
    numeralFrom,
    numeralTo: columnOf(match.index + number.length),
    text: whole,
    ofSpeech: SPOKEN.test(before),
    certain: NOUN.test(noun) && (measure !== "大" || noun !== ""),
  };
}

/** Whether in the last clause of a line a number stands before a measure; readings in parentheses may stand between them. */
function mayCount(line: string): boolean {
  let i = line.length - 1;
  while (i >= 0 && isTrailingOrSpace(foldCode(line.charCodeAt(i)))) i--;
  let measured = false;
  for (const limit = i - TAIL * WIDEST; i >= 0 && i > limit; i--) {
    const code = foldCode(line.charCodeAt(i));
    if (measured && traitsOf(code) & Trait.count) return true;
    measured ||= isMeasure(code);
    if (isClauseMark(code)) return false;
  }
  return false;
}

/** Whether a list may start after `line`: it ends with a colon, points to what follows, or counts it. */
export function introducesList(line: string): boolean {
  if (!mayEndWithColon(line) && !mayPointBelow(line) && !mayCount(line)) return false;
  const tail = tailOf(line);
  const end = tail.text.trimEnd();
  return /[:][.。]?$/.test(end) || ENUMERATES.test(end.replace(/[.。]+$/, "")) || claimIn(tail) !== null;
}

/** Whether a line ends with a colon, or with a parenthesis that may stand behind one; a stop may follow. */
function mayEndWithColon(line: string): boolean {
  let i = line.length - 1;
  while (i >= 0 && isSpace(line.charCodeAt(i))) i--;
  if (i > 0 && isFullStop(foldCode(line.charCodeAt(i)))) i--;
  return i >= 0 && isColon(foldCode(line.charCodeAt(i)));
}

function mayPointBelow(line: string): boolean {
  return line.includes("下", line.length - TAIL * WIDEST);
}

/** The end of a line, folded and without pinyin in parentheses, and the column of each of its characters. */
interface Tail {
  readonly text: string;
  readonly columnOf: (i: number) => number;
}

function tailOf(line: string): Tail {
  const near = Math.max(0, line.length - TAIL);
  if (!GLOSS.test(line.slice(near))) return { text: fold(line, near), columnOf: (i) => near + i };
  const from = Math.max(0, line.length - TAIL * WIDEST);
  /** Where in the text a reading was, and how many of the characters up to there stand in all of them. */
  const cuts: { readonly at: number; readonly skipped: number }[] = [];
  let text = "";
  let done = from;
  GLOSSES.lastIndex = from;
  for (let gloss = GLOSSES.exec(line); gloss; gloss = GLOSSES.exec(line)) {
    text += line.slice(done, gloss.index);
    done = GLOSSES.lastIndex;
    cuts.push({ at: text.length, skipped: done - from - text.length });
  }
  return {
    text: fold(text + line.slice(done)),
    columnOf: (i) => from + i + (cuts.findLast(({ at }) => at <= i)?.skipped ?? 0),
  };
}

/** A reading in Latin letters after a character: 會(huì). */
const GLOSS = /[(（﹙][a-zａ-ｚāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ]{1,7}[)）﹚]/;
const GLOSSES = new RegExp(GLOSS, "g");
