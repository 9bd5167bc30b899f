import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { oneOf } from "../../reading/one-of";
import { message } from "../../text/message";
import type { SpeechContext, SpeechRule } from "../rule";
import { isAlphanumeric, isChinese } from "./character";
import { isAskedBefore } from "./mojibake";
import { hull, matchesIn, rangesOf, repairs, type Span, traitsIn } from "./span";

const HALF = ",:;?!()";
const FULL = "，：；？！（）";
const OPEN = 0x28;
const CLOSE = 0x29;
const PERCENT = 0x25;
const isNumeral = oneOf("〇零一二三四五六七八九十百");
/** Where at most one mark in so many is full-width, the text is a half-width one. */
const HALF_WIDTH_SHARE = 5;
const MARKS_IN_A_ROW = 8;
/** A web or mail address; bounded, so that a long word costs no more than its length. */
const ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.-]{1,64}@[\w.-]{1,255}/g;

type Width = "half" | "full";

/** UTF-16 unit → 1 and upwards for a mark of that width, 0 for anything else. */
const KINDS: Readonly<Record<Width, Uint8Array>> = { half: kindsOf(HALF), full: kindsOf(FULL) };

function kindsOf(marks: string): Uint8Array {
  const kinds = new Uint8Array(0x10000);
  for (let i = 0; i < marks.length; i++) kinds[marks.charCodeAt(i)] = i + 1;
  return kinds;
}

/**
 * The marks of one width that stand in Chinese text, each with its twin of the other width. Those of a section's
 * marker are for the numbering rules, which compare them with the markers beside it.
 */
function marksIn({ text, mark: { ordinal } }: Line, width: Width): readonly Span[] {
  const kinds = KINDS[width];
  const twins = width === "half" ? FULL : HALF;
  const addresses = addressesIn(text);
  const spans: Span[] = [];
  const open: number[] = [];
  let address = 0;
  for (let at = ordinal?.to ?? 0; at < text.length; at++) {
    const kind = kinds[text.charCodeAt(at)]!;
    if (kind === 0) continue;
    while (address < addresses.length && addresses[address]!.to <= at) address++;
    if (address < addresses.length && addresses[address]!.from <= at) continue;
    const mark = HALF.charCodeAt(kind - 1);
    const twin = { from: at, to: at + 1, repair: twins.charAt(kind - 1) };
    if (mark === OPEN) open.push(at);
    else if (mark === CLOSE) {
      const start = open.pop();
      if (start === undefined || !holdsWords(text, start, at)) continue;
      spans.push({ from: start, to: start + 1, repair: twins.charAt(HALF.indexOf("(")) }, twin);
    } else if (isInChinese(text, at)) spans.push(twin);
  }
  return spans.sort((a, b) => a.from - b.from);
}

/**
 * After Chinese, or between a number or word and Chinese; never inside 3,500 or 18:50 or a, b. Other marks are looked
 * through, whatever their width, so that converting one never changes what is said of the next.
 */
function isInChinese(text: string, at: number): boolean {
  // A question mark where nothing is asked stands for a lost character: a name's dot, most often.
  if (text.charAt(at) === "?" && !isAskedBefore(text, at)) return false;
  const before = neighbour(text, at, -1);
  if (isChinese(before)) return true;
  return (isAlphanumeric(before) || before === PERCENT) && isChinese(neighbour(text, at, 1));
}

/** The nearest character that is no mark, in the direction of `step`; NaN where there is none near. */
function neighbour(text: string, at: number, step: 1 | -1): number {
  for (let distance = 1; distance <= MARKS_IN_A_ROW; distance++) {
    const code = text.charCodeAt(at + step * distance);
    if (!isMark(code)) return code;
  }
  return Number.NaN;
}

const isMark = (code: number) => KINDS.half[code]! + KINDS.full[code]! > 0;

/** Whether parentheses hold Chinese words, not only a numeral, which makes them a marker too. */
function holdsWords(text: string, open: number, close: number): boolean {
  for (let i = open + 1; i < close; i++) {
    const code = text.charCodeAt(i);
    if (isChinese(code) && !isMark(code) && !isNumeral(code)) return true;
  }
  return false;
}

function addressesIn(text: string): readonly Span[] {
  if (!/www\.|:\/\/|@/.test(text)) return [];
  return matchesIn(text, ADDRESS);
}

function* markedLines(lines: readonly Line[], width: Width): Generator<{ line: number; spans: readonly Span[] }> {
  const wanted = width === "half" ? Trait.halfWidth : Trait.fullWidth;
  for (let line = 0; line < lines.length; line++) {
    if ((lines[line]!.traits & wanted) === 0) continue;
    const spans = marksIn(lines[line]!, width);
    if (spans.length > 0) yield { line, spans };
  }
}

/** How many marks of `width` there are; where there are more than `enough`, some number above it. */
function count(lines: readonly Line[], width: Width, enough = Number.POSITIVE_INFINITY): number {
  let total = 0;
  for (const { spans } of markedLines(lines, width)) {
    total += spans.length;
    if (total > enough) break;
  }
  return total;
}

/** The marks that are out of style, if any: full-width is the standard, unless nearly all of the speech is half-width. */
function strays({ lines }: SpeechContext): { width: Width; count: number } | null {
  const traits = traitsIn(lines);
  if (!(traits & Trait.halfWidth && traits & Trait.fullWidth)) return null;
  const half = count(lines, "half");
  if (half === 0) return null;
  const few = half / (HALF_WIDTH_SHARE - 1);
  const full = count(lines, "full", few);
  if (full === 0) return null;
  return full <= few ? { width: "full", count: full } : { width: "half", count: half };
}

export const punctuationWidth: SpeechRule = {
  code: "text/punctuation-width",
  scope: "speech",
  severity: "hint",
  summary: message("Half-width and full-width punctuation are mixed"),
  check(context) {
    const stray = strays(context);
    if (!stray) return [];
    const first = markedLines(context.lines, stray.width).next().value!;
    return [
      {
        code: punctuationWidth.code,
        severity: punctuationWidth.severity,
        range: hull(first.line, first.spans.slice(0, 1)),
        message:
          stray.width === "half"
            ? message("Half-width punctuation in a full-width text: {count}", { count: stray.count })
            : message("Full-width punctuation in a half-width text: {count}", { count: stray.count }),
        related: [],
        fixable: true,
        data: stray.width,
      },
    ];
  },
  places({ data }, { lines }) {
    return Array.from(markedLines(lines, data as Width), ({ line, spans }) => rangesOf(line, spans)).flat();
  },
  fixes({ data }, { lines }) {
    const width = data as Width;
    const edits = Array.from(markedLines(lines, width), ({ line, spans }) => repairs(line, spans)).flat();
    const title = width === "half" ? message("Make them full-width") : message("Make them half-width");
    return [{ id: "unify-width", title, edits, safe: true, preview: true }];
  },
};
