import traditional from "opencc-js/dict/TSCharacters";

/**
 * One UTF-16 unit → the unit it is compared as: traditional → simplified, full-width ASCII → half-width,
 * every space → U+0020. One unit to one unit, so columns stay.
 */
const FOLD = new Uint16Array(0x10000);
for (let code = 0; code < FOLD.length; code++) FOLD[code] = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
for (const pair of traditional.split("|"))
  if (pair.length === 3 && pair.charAt(1) === " ") FOLD[pair.charCodeAt(0)] = pair.charCodeAt(2);
for (const space of "\t\u00a0\u2002\u2003\u2009\u200a\u202f\u3000\ufeff") FOLD[space.charCodeAt(0)] = 0x20;
for (const [from, to] of [
  "﹕:",
  "﹔;",
  "﹐,",
  "﹑、",
  "﹒.",
  "｡。",
  "﹗!",
  "﹖?",
  "﹙(",
  "﹚)",
  "─—",
  "━—",
  "―—",
  "﹣-",
] as const)
  FOLD[from!.charCodeAt(0)] = to!.charCodeAt(0);

/** The units that are compared as others. */
export const FOLDED: number[] = [];
for (let code = 0; code < FOLD.length; code++) if (FOLD[code] !== code) FOLDED.push(code);

/** The unit that `code` is compared as. */
export function foldCode(code: number): number {
  return FOLD[code]!;
}

/** `text` from `from` up to `to` with each unit folded; one unit stays one unit. */
export function fold(text: string, from = 0, to = text.length): string {
  let same = from;
  while (same < to && isFolded(text.charCodeAt(same))) same++;
  if (same === to) return text.slice(from, to);
  const codes = to - from < SCRATCH.length ? SCRATCH[to - from]! : new Array<number>(to - from);
  for (let i = from; i < to; i++) codes[i - from] = FOLD[text.charCodeAt(i)]!;
  return textOf(codes);
}

/** Room for the units of short texts, by their number. */
const SCRATCH = Array.from({ length: 128 }, (_, length) => Array.from({ length }, () => 0));

const isFolded = (code: number) => FOLD[code] === code;

/** As many arguments as any stack has room for. */
const MOST = 1024;

/** The text of UTF-16 units, in one piece where it is short: patterns would have to make one of many. */
function textOf(codes: number[]): string {
  if (codes.length <= MOST) return String.fromCharCode.apply(null, codes);
  let out = "";
  for (let i = 0; i < codes.length; i += MOST) out += String.fromCharCode.apply(null, codes.slice(i, i + MOST));
  return out;
}

const TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ";
/** UTF-16 unit → what the unit that it is compared as is to pinyin: 1 a letter, 2 one with a tone mark, 0 none. */
const LETTERS = new Uint8Array(0x10000);
for (const letter of "abcdefghijklmnopqrstuvwxyzüɡ") LETTERS[letter.charCodeAt(0)] = 1;
for (const letter of TONED) LETTERS[letter.charCodeAt(0)] = 2;
for (const code of FOLDED) LETTERS[code] = LETTERS[FOLD[code]!]!;
const LONGEST_SYLLABLE = 7;
/** Real abbreviations hold no tone marks; the neutral tone has none either, but few syllables have it. */
const NEUTRAL = new Set(["men", "me", "de", "le", "zi", "ma", "ba", "ne", "ge", "tou", "zhe", "lou", "shang"]);
const [OPEN, CLOSE] = [0x28, 0x29];

/** `text` without pinyin annotations, as some sites put them after each character (會(huì)), and without outer spaces. */
export function bare(text: string): string {
  const codes = unannotated(text, 0, text.length);
  return (codes ? textOf(codes) : text).trim();
}

/** `text` from `from` up to `to` folded, trimmed, without pinyin: what a title or a phrase is compared as. Columns are lost. */
export function plain(text: string, from = 0, to = text.length): string {
  const codes = unannotated(text, from, to);
  if (codes === null) return fold(text, from, to).trim();
  for (let i = 0; i < codes.length; i++) codes[i] = FOLD[codes[i]!]!;
  return textOf(codes).trim();
}

/** The units of `text` from `from` up to `to` but for annotations, or null if there are none. */
function unannotated(text: string, from: number, to: number): number[] | null {
  let i = from + 1;
  while (i < to && annotationEnd(text, i, to) < 0) i++;
  if (i >= to) return null;
  const codes: number[] = [];
  for (let at = from; at < i; at++) codes.push(text.charCodeAt(at));
  while (i < to) {
    const end = annotationEnd(text, i, to);
    if (end < 0) codes.push(text.charCodeAt(i++));
    else i = end;
  }
  return codes;
}

/** Index behind the annotation that opens at `open` and ends before `to`, or -1; a character stands in front of it. */
function annotationEnd(text: string, open: number, to: number): number {
  if (FOLD[text.charCodeAt(open)] !== OPEN) return -1;
  const before = FOLD[text.charCodeAt(open - 1)]!;
  if (before < 0x3400 || before > 0x9fff) return -1;
  let toned = false;
  let end = open + 1;
  for (; end < to && end - open <= LONGEST_SYLLABLE; end++) {
    const letter = LETTERS[text.charCodeAt(end)];
    if (!letter) break;
    toned ||= letter === 2;
  }
  if (end === open + 1 || end === to || FOLD[text.charCodeAt(end)] !== CLOSE) return -1;
  return toned || NEUTRAL.has(fold(text, open + 1, end)) ? end + 1 : -1;
}
