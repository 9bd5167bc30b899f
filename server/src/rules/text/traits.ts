import type { Line } from "../../reading/line";

/** What a line holds, one bit each. A rule looks into a line only where its bit is set, so that clean text costs one pass. */
export const Trait = {
  /** A letter that carries a tone mark in pinyin. */
  tone: 1 << 0,
  /** A character that is a lead byte of UTF-8 read as Latin-1. */
  latin: 1 << 1,
  /** A character that only damage leaves: U+FFFD, 锟, private use, C1 controls … */
  broken: 1 << 2,
  /** A half-width question mark, which also stands for what could not be converted. */
  question: 1 << 3,
  /** An invisible or controlling character. */
  invisible: 1 << 4,
  /** A space of any width. */
  space: 1 << 5,
  /** Half-width punctuation that has a full-width twin. */
  halfWidth: 1 << 6,
  /** Its full-width twin. */
  fullWidth: 1 << 7,
  /** A quotation mark or bracket. */
  bracket: 1 << 8,
  /** Not as many closing as opening brackets of some kind. */
  unbalanced: 1 << 9,
  /** The ditto mark 〃. */
  ditto: 1 << 10,
} as const;

const TRAITS = new Uint16Array(0x10000);
/** Opening brackets add, closing ones take away; each kind has its own six bits. */
const BALANCE = new Int32Array(0x10000);

function mark(trait: number, characters: string): void {
  for (const character of characters) TRAITS[character.charCodeAt(0)]! |= trait;
}
function markRange(trait: number, from: number, to: number): void {
  for (let code = from; code <= to; code++) TRAITS[code]! |= trait;
}

mark(Trait.tone, "āáǎàăēéěèĕīíǐìĭōóǒòŏūúǔùŭǖǘǚǜńňǹḿ");
markRange(Trait.tone, 0x300, 0x304);
mark(Trait.tone, "\u030c");
markRange(Trait.latin, 0xc2, 0xf4);
mark(Trait.broken, "\ufffd锟烫屯锛銆鈥");
markRange(Trait.broken, 0x80, 0x9f);
markRange(Trait.broken, 0xe000, 0xf8ff);
mark(Trait.question, "?");
markRange(Trait.invisible, 0x00, 0x08);
markRange(Trait.invisible, 0x0b, 0x0c);
markRange(Trait.invisible, 0x0e, 0x1f);
mark(Trait.invisible, "\u007f\u00ad\u061c\u180e\ufeff");
markRange(Trait.invisible, 0x200b, 0x200f);
markRange(Trait.invisible, 0x202a, 0x202e);
markRange(Trait.invisible, 0x2060, 0x206f);
mark(Trait.space, " \u00a0\u3000");
mark(Trait.halfWidth, ",:;?!()");
mark(Trait.fullWidth, "，：；？！（）");
mark(Trait.ditto, "〃");
for (const [kind, [opening, closing]] of [
  ["“", "”"],
  ["‘", "’"],
  ["《〈", "》〉"],
  ["(（", ")）"],
  ["「『【〔[", "」』】〕]"],
].entries()) {
  mark(Trait.bracket, opening! + closing!);
  for (const character of opening!) BALANCE[character.charCodeAt(0)] = 1 << (6 * kind);
  for (const character of closing!) BALANCE[character.charCodeAt(0)] = -(1 << (6 * kind));
}

/** Whether `code` is a quotation mark or bracket that has a partner. */
export function isBracket(code: number): boolean {
  return BALANCE[code] !== 0;
}

const isIndent = (code: number) => code === 0x20 || code === 0x3000;

/** The traits of one line; its indentation has none. */
export function readTraits(text: string): number {
  let traits = 0;
  let balance = 0;
  let i = 0;
  while (isIndent(text.charCodeAt(i))) i++;
  for (; i < text.length; i++) {
    const code = text.charCodeAt(i);
    traits |= TRAITS[code]!;
    balance += BALANCE[code]!;
  }
  return balance === 0 ? traits : traits | Trait.unbalanced;
}

/** The traits of each of some lines, and of all of them together. */
export interface Traits {
  readonly each: Uint16Array;
  readonly any: number;
}

const known = new WeakMap<readonly Line[], Traits>();

/** The traits of `lines`; all rules that look at the same lines share one reading. */
export function traitsOf(lines: readonly Line[]): Traits {
  let traits = known.get(lines);
  if (!traits) {
    const each = Uint16Array.from(lines, ({ text }) => readTraits(text));
    traits = { each, any: each.reduce((any, one) => any | one, 0) };
    known.set(lines, traits);
  }
  return traits;
}
