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
import { type EnclosedKind, type Numeral, readEnclosed, readNumeral } from "./numerals";
import { oneOf } from "./one-of";

const [SPACE, OPEN, HYPHEN, DOT, SEMICOLON, ZERO] = [0x20, 0x28, 0x2d, 0x2e, 0x3b, 0x30];
/** — 、 是 要 第 其 */
const [DASH, DUN, IS, MUST, ORDER, WHICH] = [0x2014, 0x3001, 0x662f, 0x8981, 0x7b2c, 0x5176];
/** What may stand between a numeral and its heading. All folded. */
const isArabicStop = oneOf(".、。");
const isPause = oneOf(",、:。.;");
/** ) and what scanners take for it. */
const isClose = oneOf(")〉】]》");
/** 第一点， 第二件事， 第三个方面， count like 第一， */
const COUNTED = /(?:个?方面|个问题|件事情?|[点条个项样件])(?=[,，、:：])/y;
const isDigit = (code: number) => code >= ZERO && code <= 0x39;
/** A numeral followed by one of these measures something: 2020年, 三大球, 十九届. */
const MEASURES = oneOf(
  "年月日号时分秒个名位次届级条章节篇部卷回岁万亿千百元吨米亩公倍成项件种类层户人口家所座场批期季度天周星点处",
);
const VERBS = oneOf("是要靠抓看讲查强促");

/** The unit at `i` as it is compared; 0 behind the end. */
const codeAt = (line: string, i: number) => (i < line.length ? foldCode(line.charCodeAt(i)) : 0);

function skipSpace(line: string, from: number): number {
  let i = from;
  while (codeAt(line, i) === SPACE) i++;
  return i;
}

/**
 * The section marker that opens `line`, or null. It is read from the line alone: whether it is a section at all
 * (一要 is one only in a series) is for the structure to say.
 */
export function readOrdinal(line: string): Ordinal | null {
  const from = skipSpace(line, 0);
  return from < line.length ? readOrdinalAt(line, from) : null;
}

/** The section marker that starts at column `from` of `line`, or null. */
export function readOrdinalAt(line: string, from: number): Ordinal | null {
  const first = codeAt(line, from);
  if (first === OPEN) return readParenthesis(line, from);
  if (isDigit(first)) return readDigits(line, from);
  if (first === ORDER) return readOrder(line, from);
  const enclosed = readEnclosed(line.charCodeAt(from));
  if (enclosed) {
    const style = ENCLOSED_STYLE[enclosed.kind] ?? "circled";
    const to = style === "circled" && isPause(codeAt(line, from + 1)) ? from + 2 : from + 1;
    return make(line, style, enclosed.value, from, to, from, from + 1);
  }
  if (first === WHICH) {
    const numeral = readNumeral(line, from + 1);
    if (numeral && numeral.value > 0 && numeral.value < 20) {
      const next = codeAt(line, numeral.end);
      const to = isPause(next) || next === IS ? numeral.end + 1 : numeral.end;
      return numbered(line, "qi", from, from + 1, numeral, to);
    }
  }
  // A scanner's dash for 一.
  if (first === DASH && codeAt(line, from + 1) === DUN) return make(line, "cjk-dun", 1, from, from + 2, from, from + 1);
  if (first === DASH || (first === HYPHEN && codeAt(line, from + 1) === HYPHEN)) {
    let to = from;
    while (codeAt(line, to) === first) to++;
    return to - from < 2 || to >= line.length ? null : make(line, "dash", 0, from, to, from, from);
  }
  const word = readFirstWord(line, from);
  if (word) return make(line, "first", word.value, from, word.to, from, from);
  return readPlain(line, from);
}

function make(
  line: string,
  style: OrdinalStyle,
  value: number,
  from: number,
  to: number,
  numeralFrom: number,
  numeralTo: number,
): Ordinal {
  return { style, value, from, to: skipSpace(line, to), numeralFrom, numeralTo };
}

/** The marker at `from` whose `numeral` starts at `start`, and behind which the text goes on at `to`. */
function numbered(line: string, style: OrdinalStyle, from: number, start: number, numeral: Numeral, to: number) {
  return make(line, style, numeral.value, from, to, start, numeral.end);
}

const isCount = (numeral: Numeral | null): numeral is Numeral =>
  numeral !== null && numeral.value > 0 && numeral.value <= 99;

/** （一） （1） */
function readParenthesis(line: string, from: number): Ordinal | null {
  const start = skipSpace(line, from + 1);
  const numeral = readNumeral(line, start);
  if (!isCount(numeral)) return null;
  const close = skipSpace(line, numeral.end);
  if (!isClose(codeAt(line, close))) return null;
  const style = isDigit(codeAt(line, start)) ? "paren-arabic" : "paren-cjk";
  return numbered(line, style, from, start, numeral, isPause(codeAt(line, close + 1)) ? close + 2 : close + 1);
}

/** 第一， 第一是 第一阶段 */
function readOrder(line: string, from: number): Ordinal | null {
  const start = skipSpace(line, from + 1);
  const numeral = readNumeral(line, start);
  if (!isCount(numeral)) return null;
  const { end } = numeral;
  const next = codeAt(line, end);
  if (line.startsWith("阶段", end) || line.startsWith("階段", end))
    return numbered(line, "stage", from, start, numeral, end + 2);
  if (isPause(next) || next === IS || next === MUST) return numbered(line, "ordinal", from, start, numeral, end + 1);
  COUNTED.lastIndex = end;
  const counted = COUNTED.exec(line);
  if (counted) return numbered(line, "ordinal", from, start, numeral, end + counted[0].length + 1);
  const parted = next === SPACE && skipSpace(line, end) < line.length;
  return parted ? numbered(line, "ordinal", from, start, numeral, end) : null;
}

/** 一、 一是 */
function readPlain(line: string, from: number): Ordinal | null {
  const numeral = readNumeral(line, from);
  if (!isCount(numeral)) return null;
  const { end } = numeral;
  const next = codeAt(line, end);
  if (next === DUN || (isPause(next) && next !== SEMICOLON && numeral.value < 30))
    return numbered(line, "cjk-dun", from, from, numeral, end + 1);
  if (numeral.form !== "cjk") return null;
  if (numeral.value < 30 && VERBS(next)) return numbered(line, "is", from, from, numeral, end + 1);
  return line.startsWith("个是", end) ? numbered(line, "is", from, from, numeral, end + 2) : null;
}

/** 1. 1、 1） 2.3.1 01。 */
function readDigits(line: string, from: number): Ordinal | null {
  let start = from;
  let numeral = readNumeral(line, from);
  if (!numeral) return null;
  let dots = 0;
  while (codeAt(line, numeral.end) === DOT && isDigit(codeAt(line, numeral.end + 1))) {
    start = numeral.end + 1;
    numeral = readNumeral(line, start);
    if (!numeral) return null;
    dots++;
  }
  if (!isCount(numeral)) return null;
  const { end } = numeral;
  const next = codeAt(line, end);
  if (next === 0x29) return numbered(line, "paren-arabic", from, start, numeral, end + 1);
  const stopped = isArabicStop(next);
  if (dots > 0) {
    // 2.3.1 heads a section; 1.5亿 is an amount.
    if (dots === 1 && !stopped && next !== SPACE) return null;
    return numbered(line, "arabic", from, start, numeral, stopped ? end + 1 : end);
  }
  if (!stopped) return null;
  if (codeAt(line, from) === ZERO && end - from === 2) return numbered(line, "bare", from, start, numeral, end + 1);
  if (isDigit(codeAt(line, end + 1)) && MEASURES(codeAt(line, end + 2))) return null;
  return numbered(line, "arabic", from, start, numeral, end + 1);
}

/** ① ⒈ ❶ and their kin stand for a whole marker in one character; ⑴ and ㈠ for one in parentheses. */
const ENCLOSED_STYLE: Readonly<Partial<Record<EnclosedKind, OrdinalStyle>>> = {
  "⑴": "paren-arabic",
  "㈠": "paren-cjk",
};

const FIRST_WORDS = new Map([
  ["首先", 1],
  ["其次", 2],
  ["再次", 3],
  ["最后", -1],
  ["最後", -1],
]);

const opensFirstWord = oneOf("首其再最");

function readFirstWord(line: string, from: number): { value: number; to: number } | null {
  if (!opensFirstWord(line.charCodeAt(from))) return null;
  const value = FIRST_WORDS.get(line.slice(from, from + 2));
  if (value === undefined) return null;
  const next = codeAt(line, from + 2);
  if (isPause(next) || next === IS || next === MUST) return { value, to: from + 3 };
  if ("看说讲谈".includes(String.fromCharCode(next))) return { value, to: from + 2 };
  return value < 0 ? { value, to: from + 2 } : null;
}
