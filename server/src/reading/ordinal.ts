/** The kinds of section marker: 一、 （一） 1. （1） ① 第一， 一是 其一 首先 第一阶段 01。 —— */
export type OrdinalStyle =
  | "cjk-dun"
  | "paren-cjk"
  | "arabic"
  | "paren-arabic"
  | "circled"
  | "ordinal"
  | "is"
  | "qi"
  | "first"
  | "stage"
  | "bare"
  | "dash";

/** A section marker as it stands in a line. Columns are 0-based UTF-16 units of that line. */
export interface Ordinal {
  readonly style: OrdinalStyle;
  /** The number; 0 for a dash, -1 for 最后. */
  readonly value: number;
  /** Where the marker starts and where the text after it starts. */
  readonly from: number;
  readonly to: number;
  /** Where its numeral stands; equal columns where it has none (首先, ——). */
  readonly numeralFrom: number;
  readonly numeralTo: number;
}

import { foldCode } from "./fold";
import { type Numeral, readEnclosed, readNumeral } from "./numerals";

const SPACE = 0x20;
const isAny = (chars: string) => {
  const codes = new Set([...chars].map((char) => char.charCodeAt(0)));
  return (code: number) => codes.has(code);
};
/** What may stand between a numeral and its heading. All folded. */
const isDun = isAny("、");
const isArabicStop = isAny(".、。");
const isPause = isAny(",、:。.;");
/** ) and what scanners take for it. */
const isClose = isAny(")〉】]》");
/** 第一点， 第二件事， 第三个方面， count like 第一， */
const COUNTED = /(?:个?方面|个问题|件事情?|[点条个项样件])(?=[,，、:：])/y;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
/** A numeral followed by one of these measures something: 2020年, 三大球, 十九届. */
const MEASURES = isAny(
  "年月日号时分秒个名位次届级条章节篇部卷回岁万亿千百元吨米亩公倍成项件种类层户人口家所座场批期季度天周星点处",
);
const VERBS = isAny("是要靠抓看讲查强促");

/**
 * The section marker that opens `line`, or null. It is read from the line alone: whether it is a section at all
 * (一要 is one only in a series) is for the structure to say.
 */
export function readOrdinal(line: string): Ordinal | null {
  let from = 0;
  while (from < line.length && foldCode(line.charCodeAt(from)) === SPACE) from++;
  return from < line.length ? readOrdinalAt(line, from) : null;
}

/** The section marker that starts at column `from` of `line`, or null. */
export function readOrdinalAt(line: string, from: number): Ordinal | null {
  const at = (i: number) => (i < line.length ? foldCode(line.charCodeAt(i)) : 0);
  const first = at(from);
  const skipSpace = (i: number) => {
    while (at(i) === SPACE) i++;
    return i;
  };
  const make = (style: OrdinalStyle, value: number, to: number, numeral?: { from: number; to: number }): Ordinal => ({
    style,
    value,
    from,
    to: skipSpace(to),
    numeralFrom: numeral?.from ?? from,
    numeralTo: numeral?.to ?? from,
  });
  const numbered = (style: OrdinalStyle, start: number, numeral: Numeral, to: number) =>
    make(style, numeral.value, to, { from: start, to: numeral.end });

  if (first === 0x28) {
    const numeral = readNumeral(line, skipSpace(from + 1));
    if (!numeral || numeral.value === 0 || numeral.value > 99) return null;
    const close = skipSpace(numeral.end);
    if (!isClose(at(close))) return null;
    const style = isDigit(foldCode(line.charCodeAt(skipSpace(from + 1)))) ? "paren-arabic" : "paren-cjk";
    let to = close + 1;
    if (isPause(at(to))) to++;
    return numbered(style, skipSpace(from + 1), numeral, to);
  }
  const circled = readCircled(line.charCodeAt(from));
  if (circled) {
    let to = from + 1;
    if (circled.style === "circled" && isPause(at(to))) to++;
    return make(circled.style, circled.value, to, { from, to: from + 1 });
  }
  if (isDigit(first)) return readDigits(line, from, at, numbered);
  if (line.startsWith("第", from)) {
    const start = skipSpace(from + 1);
    const numeral = readNumeral(line, start);
    if (!numeral || numeral.value === 0 || numeral.value > 99) return null;
    const next = at(numeral.end);
    if (line.startsWith("阶段", numeral.end) || line.startsWith("階段", numeral.end))
      return numbered("stage", start, numeral, numeral.end + 2);
    if (isPause(next)) return numbered("ordinal", start, numeral, numeral.end + 1);
    if (next === 0x662f || next === 0x8981) return numbered("ordinal", start, numeral, numeral.end + 1);
    COUNTED.lastIndex = numeral.end;
    const counted = COUNTED.exec(line);
    if (counted) return numbered("ordinal", start, numeral, numeral.end + counted[0].length + 1);
    if (next === SPACE && skipSpace(numeral.end) < line.length) return numbered("ordinal", start, numeral, numeral.end);
    return null;
  }
  if (first === 0x5176) {
    // 其
    const numeral = readNumeral(line, from + 1);
    if (numeral && numeral.value > 0 && numeral.value < 20) {
      const next = at(numeral.end);
      return numbered("qi", from + 1, numeral, isPause(next) || next === 0x662f ? numeral.end + 1 : numeral.end);
    }
  }
  // A scanner's dash for 一.
  if (first === 0x2014 && isDun(at(from + 1))) return make("cjk-dun", 1, from + 2, { from, to: from + 1 });
  if (first === 0x2014 || (first === 0x2d && at(from + 1) === 0x2d)) {
    let to = from;
    while (at(to) === first) to++;
    if (to - from < 2 || to >= line.length) return null;
    return make("dash", 0, to);
  }
  const word = readFirstWord(line, from);
  if (word) return make("first", word.value, word.to);
  const numeral = readNumeral(line, from);
  if (!numeral || numeral.value === 0 || numeral.value > 99) return null;
  const next = at(numeral.end);
  if (isDun(next)) return numbered("cjk-dun", from, numeral, numeral.end + 1);
  if (isPause(next) && next !== 0x3b && numeral.value < 30) return numbered("cjk-dun", from, numeral, numeral.end + 1);
  if (numeral.form === "cjk" && numeral.value < 30 && VERBS(next))
    return numbered("is", from, numeral, numeral.end + 1);
  if (numeral.form === "cjk" && line.startsWith("个是", numeral.end))
    return numbered("is", from, numeral, numeral.end + 2);
  return null;
}

function readDigits(
  line: string,
  from: number,
  at: (i: number) => number,
  numbered: (style: OrdinalStyle, start: number, numeral: Numeral, to: number) => Ordinal,
): Ordinal | null {
  let start = from;
  let numeral = readNumeral(line, from);
  if (!numeral) return null;
  let dots = 0;
  while (at(numeral.end) === 0x2e && isDigit(at(numeral.end + 1))) {
    start = numeral.end + 1;
    const next = readNumeral(line, start);
    if (!next) return null;
    numeral = next;
    dots++;
  }
  const next = at(numeral.end);
  if (numeral.value === 0 || numeral.value > 99) return null;
  if (next === 0x29) return numbered("paren-arabic", start, numeral, numeral.end + 1);
  if (dots > 0) {
    // 2.3.1 heads a section; 1.5亿 is an amount.
    if (dots === 1 && !isArabicStop(next) && next !== SPACE) return null;
    return numbered("arabic", start, numeral, isArabicStop(next) ? numeral.end + 1 : numeral.end);
  }
  if (!isArabicStop(next)) return null;
  if (at(from) === 0x30 && numeral.end - from === 2) return numbered("bare", start, numeral, numeral.end + 1);
  if (isDigit(at(numeral.end + 1)) && MEASURES(at(numeral.end + 2))) return null;
  return numbered("arabic", start, numeral, numeral.end + 1);
}

/** ① ⒈ ❶ and their kin stand for a whole marker in one character; ⑴ and ㈠ for one in parentheses. */
function readCircled(code: number): { style: OrdinalStyle; value: number } | null {
  const enclosed = readEnclosed(code);
  if (!enclosed) return null;
  const { kind, value } = enclosed;
  return { style: kind === "⑴" ? "paren-arabic" : kind === "㈠" ? "paren-cjk" : "circled", value };
}

const FIRST_WORDS = new Map([
  ["首先", 1],
  ["其次", 2],
  ["再次", 3],
  ["最后", -1],
  ["最後", -1],
]);

function readFirstWord(line: string, from: number): { value: number; to: number } | null {
  const value = FIRST_WORDS.get(line.slice(from, from + 2));
  if (value === undefined) return null;
  const next = from + 2 < line.length ? foldCode(line.charCodeAt(from + 2)) : 0;
  if (isPause(next) || next === 0x662f || next === 0x8981) return { value, to: from + 3 };
  if ("看说讲谈".includes(String.fromCharCode(next))) return { value, to: from + 2 };
  return value < 0 ? { value, to: from + 2 } : null;
}
