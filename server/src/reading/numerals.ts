/** How a number is written; fixes keep it. */
export type NumeralForm = "cjk" | "financial" | "arabic" | "arabic-fullwidth";

const DIGITS = "零一二三四五六七八九";
const VALUES = new Map<string, number>();
for (const digits of [DIGITS, "〇壹贰叁肆伍陆柒捌玖", "○弌貳參肆伍陸柒捌玖"])
  [...digits].forEach((char, value) => {
    VALUES.set(char, value);
  });
VALUES.set("参", 3).set("弍", 2).set("弎", 3).set("兩", 2).set("两", 2);
const UNITS = new Map([
  ["十", 10],
  ["拾", 10],
  ["百", 100],
  ["佰", 100],
  ["千", 1000],
  ["仟", 1000],
]);
/** Ligatures that are a ten and may be followed by a unit digit: 廿一 is 21. */
const TENS = new Map([
  ["廿", 20],
  ["卄", 20],
  ["卅", 30],
  ["卌", 40],
]);
const FINANCIAL = /[壹贰貳叁參参肆伍陆陸柒捌玖拾佰仟]/;

export interface Numeral {
  readonly value: number;
  readonly form: NumeralForm;
  /** Index just after the numeral. */
  readonly end: number;
}

/** The number that starts at `text[at]`, or null. 十九, 廿一, 一百零三, 〇, 拾贰, 12, １２ are read; at most 9999. */
export function readNumeral(text: string, at: number): Numeral | null {
  const code = text.charCodeAt(at);
  if ((code >= 0x30 && code <= 0x39) || (code >= 0xff10 && code <= 0xff19)) return readArabic(text, at);
  if (code < 0x3007 && code !== 0x25cb) return null;
  let value = 0;
  let pending = -1;
  let end = at;
  for (; end < text.length && end < at + 8; end++) {
    const char = text.charAt(end);
    const digit = VALUES.get(char);
    const unit = UNITS.get(char);
    const tens = TENS.get(char);
    if (unit !== undefined) {
      value += (pending < 0 ? 1 : pending) * unit;
      pending = -1;
    } else if (tens !== undefined) {
      value += tens;
      pending = -1;
    } else if (digit !== undefined) {
      if (pending > 0) {
        // 一九, 二〇: digits written one after the other.
        pending = pending * 10 + digit;
      } else pending = digit;
    } else break;
  }
  if (end === at) return null;
  if (pending > 0) value += pending;
  const form: NumeralForm = FINANCIAL.test(text.slice(at, end)) ? "financial" : "cjk";
  return { value, form, end };
}

function readArabic(text: string, at: number): Numeral | null {
  let value = 0;
  let end = at;
  let full = false;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code >= 0x30 && code <= 0x39) value = value * 10 + code - 0x30;
    else if (code >= 0xff10 && code <= 0xff19) {
      value = value * 10 + code - 0xff10;
      full = true;
    } else break;
    if (end - at > 3) return null;
  }
  return { value, form: full ? "arabic-fullwidth" : "arabic", end };
}

const FINANCIAL_DIGITS = "零壹贰叁肆伍陆柒捌玖";

/** `value` (0 to 9999) written in `form`: 20 is 二十, 贰拾, 20 or ２０. */
export function writeNumeral(value: number, form: NumeralForm): string {
  if (form === "arabic") return String(value);
  if (form === "arabic-fullwidth") return String(value).replace(/\d/g, (d) => String.fromCharCode(0xff10 + Number(d)));
  const [digits, units] =
    form === "financial" ? [FINANCIAL_DIGITS, ["", "拾", "佰", "仟"]] : [DIGITS, ["", "十", "百", "千"]];
  if (value === 0) return digits.charAt(0);
  let out = "";
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) {
      gap = out !== "";
      continue;
    }
    if (gap) out += digits.charAt(0);
    gap = false;
    const leadingTen = digit === 1 && power === 1 && out === "" && form === "cjk";
    out += (leadingTen ? "" : digits.charAt(digit)) + units[power];
  }
  return out;
}
