/** How a number is written; fixes keep it. `positional` is digit by digit: 一〇 for 10. */
export type NumeralForm = "cjk" | "positional" | "financial" | "financial-traditional" | "arabic" | "arabic-fullwidth";

export interface Numeral {
  readonly value: number;
  readonly form: NumeralForm;
  /** Index just after the numeral. */
  readonly end: number;
}

interface Script {
  readonly digits: string;
  /** For tens, hundreds and thousands. */
  readonly units: readonly [string, string, string];
}

const CJK: Script = { digits: "零一二三四五六七八九", units: ["十", "百", "千"] };
const FINANCIAL: Script = { digits: "零壹贰叁肆伍陆柒捌玖", units: ["拾", "佰", "仟"] };
const FINANCIAL_TRADITIONAL: Script = { digits: "零壹貳參肆伍陸柒捌玖", units: ["拾", "佰", "仟"] };
const VARIANTS: Readonly<Record<string, number>> = { 〇: 0, "○": 0, 两: 2, 兩: 2, 弌: 1, 弍: 2, 弎: 3, 参: 3, 叄: 3 };
/** One character for two to four tens; a digit may follow: 廿一 is 21. */
const LIGATURES: Readonly<Record<string, number>> = { 廿: 20, 卄: 20, 卅: 30, 卌: 40 };
const LIGATURE_OF = ["", "", "廿", "卅", "卌"];

/** UTF-16 unit → its digit, or -1. */
const DIGITS = new Int8Array(0x10000).fill(-1);
/** UTF-16 unit → its ten, hundred or thousand, or 0. */
const UNITS = new Uint16Array(0x10000);
/** UTF-16 unit → the tens that it is a ligature of, or 0. */
const TENS = new Uint8Array(0x10000);
/** UTF-16 unit → `FINANCIAL_ONLY` and `TRADITIONAL_ONLY`. */
const SCRIPTS = new Uint8Array(0x10000);
const [FINANCIAL_ONLY, TRADITIONAL_ONLY] = [1, 2];
for (const [char, value] of Object.entries(VARIANTS)) DIGITS[char.charCodeAt(0)] = value;
for (const [char, value] of Object.entries(LIGATURES)) TENS[char.charCodeAt(0)] = value;
for (const { digits, units } of [CJK, FINANCIAL, FINANCIAL_TRADITIONAL]) {
  for (let i = 0; i < digits.length; i++) DIGITS[digits.charCodeAt(i)] = i;
  units.forEach((char, i) => {
    UNITS[char.charCodeAt(0)] = 10 ** (i + 1);
  });
}
for (const char of "貳參陸壹贰叁肆伍陆柒捌玖拾佰仟弌弍弎参叄") SCRIPTS[char.charCodeAt(0)]! |= FINANCIAL_ONLY;
for (const char of "貳參陸") SCRIPTS[char.charCodeAt(0)]! |= TRADITIONAL_ONLY;
/** Every Chinese character that a numeral may start with. */
export const NUMERAL_CHARACTERS = [
  ...Object.keys(VARIANTS),
  ...[CJK, FINANCIAL, FINANCIAL_TRADITIONAL].flatMap(({ digits, units }) => [...digits, ...units]),
  ...Object.keys(LIGATURES),
].join("");
/** No marker needs more; it bounds the time that a line of digits costs. */
const LONGEST = 8;

/** The number that starts at `text[at]`, or null: 十九, 廿一, 一百零三, 一〇, 拾贰, 12, １２; at most 9999. Constant time. */
export function readNumeral(text: string, at: number): Numeral | null {
  return arabicDigit(text.charCodeAt(at)) >= 0 ? readArabic(text, at) : readCjk(text, at);
}

function arabicDigit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

function readArabic(text: string, at: number): Numeral | null {
  let value = 0;
  let end = at;
  for (let digit = arabicDigit(text.charCodeAt(end)); digit >= 0; digit = arabicDigit(text.charCodeAt(++end))) {
    if (end - at === 4) return null;
    value = value * 10 + digit;
  }
  return { value, form: text.charCodeAt(at) < 0x3a ? "arabic" : "arabic-fullwidth", end };
}

/** More than any unit. */
const NO_UNIT = 10_000;

function readCjk(text: string, at: number): Numeral | null {
  let value = 0;
  /** The digit that waits for its unit; -1 for none. */
  let digit = -1;
  /** Each unit must be smaller than the one before it. */
  let unit = NO_UNIT;
  let positional = false;
  let script = 0;
  let end = at;
  for (; end < text.length && end - at < LONGEST; end++) {
    const code = text.charCodeAt(end);
    const nextDigit = DIGITS[code]!;
    const nextUnit = UNITS[code]!;
    if (nextDigit >= 0) {
      if (digit > 0 && unit < NO_UNIT) break;
      if (digit >= 0 && unit === NO_UNIT) {
        positional = true;
        digit = digit * 10 + nextDigit;
      } else digit = nextDigit;
    } else if (nextUnit > 0) {
      const bareTen = digit < 0 && nextUnit === 10;
      if (positional || nextUnit >= unit || (digit <= 0 && !bareTen)) break;
      value += (bareTen ? 1 : digit) * nextUnit;
      unit = nextUnit;
      digit = -1;
    } else if (end === at && TENS[code]! > 0) {
      value = TENS[code]!;
      unit = 10;
    } else break;
    script |= SCRIPTS[code]!;
  }
  if (end === at) return null;
  if (digit > 0) value += digit;
  if (value > 9999) return null;
  return { value, form: positional ? "positional" : formOf(script), end };
}

function formOf(script: number): NumeralForm {
  if (!(script & FINANCIAL_ONLY)) return "cjk";
  return script & TRADITIONAL_ONLY ? "financial-traditional" : "financial";
}

/** `value` (0 to 9999) written in `form`: 20 is 二十, 二〇, 贰拾, 貳拾, 20 or ２０. */
export function writeNumeral(value: number, form: NumeralForm): string {
  if (form === "arabic") return String(value);
  if (form === "arabic-fullwidth") return String(value).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
  if (form === "positional")
    return String(value).replace(/\d/g, (d) => (d === "0" ? "〇" : CJK.digits.charAt(Number(d))));
  if (form === "cjk") return writeWithUnits(value, CJK).replace(/^一十/, "十");
  return writeWithUnits(value, form === "financial" ? FINANCIAL : FINANCIAL_TRADITIONAL);
}

function writeWithUnits(value: number, { digits, units }: Script): string {
  if (value === 0) return digits.charAt(0);
  let out = "";
  let skipped = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      skipped = out !== "";
      continue;
    }
    if (skipped) out += digits.charAt(0);
    skipped = false;
    out += digits.charAt(digit) + (power > 0 ? units[power - 1] : "");
  }
  return out;
}

/** The kinds of characters that hold a whole number, each named by its one. */
export type EnclosedKind = "①" | "⑴" | "⒈" | "㈠" | "㊀" | "❶" | "⓵" | "➀" | "➊";

/** Where these characters stand: first character, its value, how many follow in order. */
const ENCLOSED: readonly (readonly [kind: EnclosedKind, first: number, value: number, count: number])[] = [
  ["①", 0x2460, 1, 20],
  ["①", 0x3251, 21, 15],
  ["①", 0x32b1, 36, 15],
  ["⑴", 0x2474, 1, 20],
  ["⒈", 0x2488, 1, 20],
  ["㈠", 0x3220, 1, 10],
  ["㊀", 0x3280, 1, 10],
  ["❶", 0x2776, 1, 10],
  ["❶", 0x24eb, 11, 10],
  ["⓵", 0x24f5, 1, 10],
  ["➀", 0x2780, 1, 10],
  ["➊", 0x278a, 1, 10],
];

/** The number that the one character `code` holds (① ⑴ ⒈ ㈠ ㊀ ❶ and their kin) and its kind, or null. */
export function readEnclosed(code: number): { readonly value: number; readonly kind: EnclosedKind } | null {
  if (code < 0x2460 || code > 0x32bf) return null;
  for (const [kind, first, value, count] of ENCLOSED)
    if (code >= first && code < first + count) return { value: value + code - first, kind };
  return null;
}

/**
 * `value` written as `written`, an existing numeral, is: ② after ①, 廿二 after 廿一, 02 after 01, 貳 after 壹 only
 * where `written` shows that it is traditional. Null where that way of writing does not reach so far (⑳ has no ㉑ in ⑴).
 */
export function writeNumeralLike(written: string, value: number): string | null {
  const enclosed = written.length === 1 ? readEnclosed(written.charCodeAt(0)) : null;
  if (enclosed) return writeEnclosed(value, enclosed.kind);
  const numeral = written === "" ? null : readNumeral(written, 0);
  if (!numeral || value < 0 || value > 9999) return null;
  const tens = Math.floor(value / 10);
  if (TENS[written.charCodeAt(0)]! > 0 && LIGATURE_OF[tens])
    return LIGATURE_OF[tens] + (value % 10 === 0 ? "" : CJK.digits.charAt(value % 10));
  const plain = writeNumeral(value, numeral.form);
  const padded = arabicDigit(written.charCodeAt(0)) === 0;
  return padded ? plain.padStart(written.length, writeNumeral(0, numeral.form)) : plain;
}

function writeEnclosed(value: number, kind: EnclosedKind): string | null {
  const run = ENCLOSED.find(([of, , from, count]) => of === kind && value >= from && value < from + count);
  return run ? String.fromCharCode(run[1] + value - run[2]) : null;
}
