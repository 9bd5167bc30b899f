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

/** The unit that `code` is compared as. */
export function foldCode(code: number): number {
  return FOLD[code]!;
}

/** `text` from `from` up to `to` with each unit folded; one unit stays one unit. */
export function fold(text: string, from = 0, to = text.length): string {
  let same = from;
  while (same < to && isFolded(text.charCodeAt(same))) same++;
  if (same === to) return text.slice(from, to);
  const codes = new Array<number>(to - from);
  for (let i = from; i < to; i++) codes[i - from] = FOLD[text.charCodeAt(i)]!;
  return textOf(codes);
}

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
/** The letters of pinyin; 2 for those with a tone mark. */
const LETTERS = new Uint8Array(0x2000);
for (const letter of "abcdefghijklmnopqrstuvwxyzüɡ") LETTERS[letter.charCodeAt(0)] = 1;
for (const letter of TONED) LETTERS[letter.charCodeAt(0)] = 2;
const LONGEST_SYLLABLE = 7;
/** Real abbreviations hold no tone marks; the neutral tone has none either, but few syllables have it. */
const NEUTRAL = new Set(["men", "me", "de", "le", "zi", "ma", "ba", "ne", "ge", "tou", "zhe", "lou", "shang"]);
const [OPEN, CLOSE] = [0x28, 0x29];

/** `text` without pinyin annotations, as some sites put them after each character (會(huì)), and without outer spaces. */
export function bare(text: string): string {
  if (!isAnnotated(text)) return text.trim();
  const codes: number[] = [];
  for (let i = 0; i < text.length; ) {
    const end = annotationEnd(text, i);
    if (end >= 0) i = end;
    else codes.push(text.charCodeAt(i++));
  }
  return textOf(codes).trim();
}

function isAnnotated(text: string): boolean {
  for (let i = 1; i < text.length; i++) if (annotationEnd(text, i) >= 0) return true;
  return false;
}

/** Index behind the annotation that opens at `open`, or -1 where none does. */
function annotationEnd(text: string, open: number): number {
  if (FOLD[text.charCodeAt(open)] !== OPEN || open === 0) return -1;
  const before = FOLD[text.charCodeAt(open - 1)]!;
  if (before < 0x3400 || before > 0x9fff) return -1;
  let toned = false;
  let end = open + 1;
  for (; end < text.length && end - open <= LONGEST_SYLLABLE; end++) {
    const letter = LETTERS[FOLD[text.charCodeAt(end)]!];
    if (!letter) break;
    toned ||= letter === 2;
  }
  if (end === open + 1 || FOLD[text.charCodeAt(end)] !== CLOSE) return -1;
  return toned || NEUTRAL.has(fold(text, open + 1, end)) ? end + 1 : -1;
}

/** Folded, trimmed, without pinyin: what a title or a phrase is compared as. Columns are lost. */
export function plain(text: string): string {
  return fold(bare(text)).trim();
}
