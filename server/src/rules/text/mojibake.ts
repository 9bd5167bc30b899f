import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { oneOf } from "../../reading/one-of";
import { message } from "../../text/message";
import type { TextRule } from "../rule";
import { isAlphanumeric, isHan } from "./character";
import { damagedLines, hull, matchesIn, rangesOf, repairs, type Span } from "./span";

/** The characters of Windows-1252 at bytes 0x80 to 0x9F; five bytes have none and stay controls. */
const WINDOWS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";
const BYTE = new Map(Array.from(WINDOWS, (character, i) => [character.charCodeAt(0), 0x80 + i]));

const FIRST_LEAD = 0xc2;
const LAST_LEAD = 0xef;

/** What conversion leaves where it fails, and what UTF-8 looks like when read as GBK. */
const LEFTOVER = /\ufffd+|[\ue000-\uf8ff]+|(?:锟斤拷)+|烫{3,}|屯{3,}|[锛銆鈥]|[\u0080-\u009f]+/g;
/** GBK read as Latin-1: no word of any language has five such letters in a row. */
const LATIN_RUN = /[\u00a1-\u00ff]{5,}/g;
/** The rest of a pinyin annotation whose character and parenthesis were lost: ?yōu) */
const TORN_PINYIN = /[a-zɡ]{0,3}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]{0,3}\)/y;

const isQuestion = (code: number) => code === 0x3f;
const isPause = oneOf(",，;；、");
const isStopMark = oneOf("。");
const isNumeral = oneOf("一二三四五六七八九十");
const isPlaceholder = oneOf("xX×");
/** Words that ask: after them a question mark is one. */
const isAsking = oneOf("吗嗎呢么麼吧什谁誰哪何怎几幾否多");
const ASKING_REACH = 12;

/** UTF-8 read as Latin-1, ä¸­å›½: the repair is certain, for nothing else decodes to Chinese. */
function misread(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < text.length; ) {
    const lead = text.charCodeAt(i);
    if (lead < FIRST_LEAD || lead > LAST_LEAD) {
      i++;
      continue;
    }
    const start = i;
    let repair = "";
    for (let next = decode(text, i); next; next = decode(text, i)) {
      repair += next.character;
      i += next.length;
    }
    if (i > start) spans.push({ from: start, to: i, repair });
    else i++;
  }
  return spans;
}

/** The character whose UTF-8 bytes were read as the characters at `at`, if it is one that Chinese text holds. */
function decode(text: string, at: number): { character: string; length: number } | null {
  const lead = text.charCodeAt(at);
  const length = lead === 0xc2 || lead === 0xc3 ? 2 : lead >= 0xe2 && lead <= 0xef ? 3 : 0;
  if (length === 0) return null;
  let code = lead & (length === 2 ? 0x1f : 0x0f);
  for (let i = at + 1; i < at + length; i++) {
    const unit = text.charCodeAt(i);
    const byte = unit >= 0x80 && unit <= 0xbf ? unit : (BYTE.get(unit) ?? 0);
    if (byte < 0x80 || byte > 0xbf) return null;
    code = (code << 6) | (byte & 0x3f);
  }
  return isExpected(code) ? { character: String.fromCharCode(code), length } : null;
}

function isExpected(code: number): boolean {
  if (code < 0x100) return code === 0xb7 || code === 0xd7;
  return (code >= 0x2010 && code <= 0x2026) || (code >= 0x3000 && code <= 0x9fff) || code >= 0xff00;
}

/**
 * Question marks that stand for a lost character: before a comma, before a lone letter or torn pinyin in Chinese text,
 * doubled in mid-sentence, between numerals. With `known` damage also those that would pass for ordinary ones.
 */
function lostCharacters(text: string, known: boolean): readonly Span[] {
  const spans: Span[] = [];
  for (let from = text.indexOf("?"); from >= 0; from = text.indexOf("?", from)) {
    let to = from;
    while (isQuestion(text.charCodeAt(to))) to++;
    TORN_PINYIN.lastIndex = to;
    const torn = TORN_PINYIN.exec(text);
    if (torn) to += torn[0].length;
    if (torn || isLost(text, from, to, known)) spans.push({ from, to });
    from = to;
  }
  return spans;
}

function isLost(text: string, from: number, to: number, known: boolean): boolean {
  const before = text.charCodeAt(from - 1);
  const after = text.charCodeAt(to);
  if (from === 0 || to === text.length) return false;
  if (isPause(after) || (isStopMark(after) && to + 1 < text.length)) return true;
  if (isNumeral(before) && isNumeral(after)) return true;
  if (isAskedBefore(text, from)) return false;
  const second = text.charCodeAt(to + 1);
  if (isLetter(after)) return !isPlaceholder(after) && !isLetter(before) && (isHan(second) || second === 0x28);
  if (to - from === 2 && !isLetter(before)) return isHan(after);
  return known && (after === 0x21 || after === 0x201c) && isHan(second);
}

const isLetter = (code: number) => code < 0x80 && isAlphanumeric(code) && code > 0x39;

/** Whether the words before a question mark ask something, so that it is one. */
export function isAskedBefore(text: string, from: number): boolean {
  for (let i = from - 1; i >= Math.max(0, from - ASKING_REACH); i--) if (isAsking(text.charCodeAt(i))) return true;
  return false;
}

/** All damage in a line, from left to right; what is repaired is not reported as a leftover too. */
function damageIn(text: string, traits: number, known: boolean): readonly Span[] {
  const found: Span[] = [
    ...(traits & Trait.latin ? [...misread(text), ...matchesIn(text, LATIN_RUN)] : []),
    ...(traits & Trait.broken ? matchesIn(text, LEFTOVER) : []),
    ...(traits & Trait.question ? lostCharacters(text, known) : []),
  ];
  const spans: Span[] = [];
  for (const span of found.sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1);
    if (!last || span.from >= last.to) spans.push(span);
    else if (last.repair === undefined && span.repair !== undefined) spans[spans.length - 1] = span;
  }
  return spans;
}

/** Whether some question marks surely stand for lost characters, so that others that would pass may too. */
export function hasLost(lines: readonly Line[]): boolean {
  return !damagedLines(lines, Trait.question, (text) => lostCharacters(text, false)).next().done;
}

const DAMAGE = Trait.latin | Trait.broken | Trait.question;

/** Whether a line has damaged characters, in lines of which it is `known` whether some are surely lost. */
export function isGarbled({ text, traits }: Line, known: boolean): boolean {
  return (traits & DAMAGE) !== 0 && damageIn(text, traits, known).length > 0;
}

export const mojibake: TextRule = {
  code: "text/mojibake",
  scope: "text",
  severity: "warning",
  summary: message("Characters were lost or read in a wrong encoding"),
  check({ lines }) {
    const known = hasLost(lines);
    const garbled = damagedLines(lines, DAMAGE, (text, traits) => damageIn(text, traits, known));
    return Array.from(garbled, ({ line, spans }) => ({
      code: mojibake.code,
      severity: mojibake.severity,
      range: hull(line, spans),
      message: message("Damaged characters: {count}", { count: spans.length }),
      related: [],
      fixable: spans.some(({ repair }) => repair !== undefined),
      data: known,
    }));
  },
  places({ range: { start }, data }, { lines }) {
    const { text, traits } = lines[start.line]!;
    return rangesOf(start.line, damageIn(text, traits, data as boolean));
  },
  fixes({ range: { start } }, { lines }) {
    const edits = repairs(start.line, misread(lines[start.line]!.text));
    if (edits.length === 0) return [];
    return [{ id: "decode", title: message("Read as UTF-8"), edits, safe: true, preview: false }];
  },
};
