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

/** `text` with each unit folded; columns are those of `text`. */
export function fold(text: string): string {
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const folded = FOLD[code]!;
    if (folded === code) continue;
    out += text.slice(from, i) + String.fromCharCode(folded);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Latin letters in parentheses, as some sites put pinyin after each character: 會(huì). */
const PARENTHESISED = /(?<=[\u3400-\u9fff])\(([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿɡ]{1,7})\)/g;
/** Real abbreviations hold no tone marks; the neutral tone has none either, but few syllables have it. */
const PINYIN = /[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ]|^(?:men|me|de|le|zi|ma|ba|ne|ge|tou|zhe|lou|shang)$/;

/** `text` without pinyin annotations and outer spaces, otherwise as written. */
export function bare(text: string): string {
  const folded = fold(text);
  if (!folded.includes("(")) return text.trim();
  let out = "";
  let from = 0;
  for (const match of folded.matchAll(PARENTHESISED)) {
    if (!PINYIN.test(match[1]!)) continue;
    out += text.slice(from, match.index);
    from = match.index + match[0].length;
  }
  return (out + text.slice(from)).trim();
}

/** Folded, trimmed, without pinyin: what a title or a phrase is compared as. Columns are lost. */
export function plain(text: string): string {
  return fold(bare(text)).trim();
}
