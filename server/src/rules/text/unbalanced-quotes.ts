import { Cue } from "../../reading/cue";
import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { oneOf } from "../../reading/one-of";
import { isSpace } from "../../reading/space";
import { type Message, message } from "../../text/message";
import { inLine, type Range } from "../../text/position";
import type { Fix, Problem, SpeechContext, SpeechRule } from "../rule";
import { isAlphanumeric, isStop } from "./character";
import { hasLost, isGarbled } from "./mojibake";
import { traitsIn } from "./span";
import { tearsIn } from "./torn-sentence";

/** Opening and closing marks; those in one string close each other. */
const PAIRS = ["“”", "‘’", "《》", "〈〉", "（）()", "「」", "『』", "【】", "〔〕", "[]"];
/** Opening → closing, and back. */
const CLOSING = new Map<number, number>();
const OPENING = new Map<number, number>();
/** UTF-16 unit → 0 for what is no bracket, an even number for an opening one and the next for what closes it. */
const KINDS = new Uint8Array(0x10000);
for (const [i, alike] of PAIRS.entries())
  for (const [pair] of alike.matchAll(/../g)) {
    const [opening, closing] = [pair.charCodeAt(0), pair.charCodeAt(1)];
    CLOSING.set(opening, closing);
    OPENING.set(closing, opening);
    KINDS[opening] = 2 * i + 2;
    KINDS[closing] = 2 * i + 3;
  }
const opensPair = (code: number) => KINDS[code] !== 0 && KINDS[code]! % 2 === 0;
const closesPair = (code: number) => KINDS[code]! % 2 === 1;
const isParenthesis = oneOf("（）()");
/** Quotations run on over paragraphs; a title or a parenthesis does not. */
const isQuote = oneOf("“‘「『");
const APOSTROPHE = 0x2019;
/** A quotation longer than so many lines has lost its end. */
const LONGEST_QUOTATION = 8;
/** No more brackets than this stand within each other. */
const DEEPEST = 32;
/** Two like marks no further apart than this enclose a word of which one mark was turned: ”双语” */
const LONGEST_TURNED = 16;
/** All that stands before the closing parenthesis of an item's number: 1） */
const ITEM_NUMBER = /^[\da-zA-Z〇一二三四五六七八九十]{1,4}$/;
const isItemNumber = (text: string, from: number, to: number) =>
  to - from <= 4 && ITEM_NUMBER.test(text.slice(from, to));
/** Further away than this no place is likely. */
const LONGEST_PHRASE = 60;
/** What ends the phrase at whose end or start a lost mark most likely stood. */
const isPhraseEnd = oneOf("，。；：！？、,;:!?");

interface Mark {
  readonly line: number;
  readonly at: number;
  /** The mark itself, a UTF-16 unit. */
  readonly code: number;
  /** Nothing but spaces stands before it in its paragraph. */
  readonly leads: boolean;
}

/** A mark without its partner; `turned` where it was itself typed the wrong way round. */
interface Stray extends Mark {
  readonly turned: boolean;
}

/**
 * The quotation marks and brackets of a line that are no part of an item's number or of an English word; without those
 * brackets that stand there in whole pairs, as nobody misses their partners.
 */
function marksIn({ text, mark: { ordinal } }: Line, line: number): Mark[] {
  const marks: Mark[] = [];
  let start = ordinal?.to ?? 0;
  if (!ordinal) while (start < text.length && isSpace(text.charCodeAt(start))) start++;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (KINDS[code] === 0) continue;
    if (isParenthesis(code) && closesPair(code) && isItemNumber(text, start, at)) continue;
    if (code === APOSTROPHE && at > 0 && isAlphanumeric(text.charCodeAt(at - 1))) continue;
    const last = marks.length > 0 ? marks[marks.length - 1]!.code : 0;
    if (last !== 0 && !isQuote(last) && arePartners(last, code)) marks.pop();
    else marks.push({ line, at, code, leads: at === start });
  }
  return marks;
}

/** Whether the opening mark at `i` closes what the same mark opened shortly before: no closing one follows it. */
function isTurned(marks: readonly Mark[], i: number, opened: Mark): boolean {
  const mark = marks[i]!;
  if (opened.line !== mark.line || mark.at - opened.at > LONGEST_TURNED) return false;
  const closing = CLOSING.get(mark.code)!;
  let next = i + 1;
  while (next < marks.length && marks[next]!.code !== mark.code && marks[next]!.code !== closing) next++;
  return next === marks.length || marks[next]!.code !== closing;
}

function arePartners(opening: number, closing: number): boolean {
  return opensPair(opening) && KINDS[closing] === KINDS[opening]! + 1;
}

function stray({ line, at, code, leads }: Mark, turned: boolean): Stray {
  return { line, at, code, leads, turned };
}

/** The marks of a speech that have no partner, in order. */
function straysIn({ lines, speech }: SpeechContext): readonly Stray[] {
  if ((traitsIn(lines) & Trait.unbalanced) === 0) return [];
  const torn = new Set(tearsIn(lines, speech).flatMap(({ before, anchors }) => [before, ...anchors]));
  const strays: Stray[] = [];
  let open: Mark[] = [];
  const giveUp = (lost: (mark: Mark) => boolean) => {
    if (!open.some(lost)) return;
    for (const mark of open) if (lost(mark)) strays.push(stray(mark, false));
    open = open.filter((mark) => !lost(mark));
  };
  const opens = (marks: readonly Mark[], i: number) => {
    const mark = marks[i]!;
    const opened = isQuote(mark.code) && open.find(({ code }) => code === mark.code);
    if (opened && isTurned(marks, i, opened)) {
      open = open.slice(0, open.indexOf(opened));
      strays.push(stray(mark, true));
      return;
    }
    // Each paragraph of a long quotation opens anew; anywhere else the first mark has lost its partner.
    if (opened && opened.line < mark.line && mark.leads) open = open.filter((other) => other !== opened);
    else if (opened) giveUp((other) => other === opened);
    open.push(mark);
    if (open.length > DEEPEST) strays.push(stray(open.shift()!, false));
  };
  const closes = (mark: Mark) => {
    const partner = open.findLastIndex(({ code }) => arePartners(code, mark.code));
    if (partner >= 0) {
      for (let i = partner + 1; i < open.length; i++) strays.push(stray(open[i]!, false));
      while (open.length > partner) open.pop();
      return;
    }
    const last = strays.at(-1);
    const pair = last && !last.turned && last.code === mark.code && last.line === mark.line;
    if (pair && mark.at - last.at <= LONGEST_TURNED) strays[strays.length - 1] = stray(last, true);
    else strays.push(stray(mark, false));
  };
  for (let line = 0; line <= speech.endLine; line++) {
    const { text, mark, traits } = lines[line]!;
    if (mark.cues & Cue.Blank) continue;
    if (open.length === 0 && (traits & Trait.unbalanced) === 0) continue;
    if (open.length > 0) giveUp((opened) => line - opened.line > LONGEST_QUOTATION);
    const marks = marksIn(lines[line]!, line);
    for (let i = 0; i < marks.length; i++)
      if (opensPair(marks[i]!.code)) opens(marks, i);
      else closes(marks[i]!);
    const ends = open.length > 0 && isStop(text.charCodeAt(text.trimEnd().length - 1));
    if (ends && !torn.has(line)) giveUp(({ code }) => !isQuote(code));
  }
  giveUp(() => true);
  if (strays.length === 0) return strays;
  // A mark may be lost together with the characters of a garbled line: that is one problem, not two.
  const known = hasLost(lines);
  return strays.filter(({ line }) => !isGarbled(lines[line]!, known)).sort((a, b) => a.line - b.line || a.at - b.at);
}

/** The column where the missing partner of `stray` most likely stood: at the end or start of its phrase, if near. */
function likelyPlace({ text }: Line, { at, code }: Stray): number | null {
  return opensPair(code) ? phraseEnd(text, at + 1) : phraseStart(text, at);
}

/** Looks over whole pairs of brackets, and stops before one that is not whole. */
function phraseEnd(text: string, from: number): number | null {
  const end = text.trimEnd().length;
  for (let at = from; at <= Math.min(end, from + LONGEST_PHRASE); at++) {
    if (at === end || isPhraseEnd(text.charCodeAt(at)) || closesPair(text.charCodeAt(at))) return at;
    const closing = CLOSING.get(text.charCodeAt(at));
    if (closing === undefined) continue;
    const close = text.slice(0, at + LONGEST_PHRASE).indexOf(String.fromCharCode(closing), at);
    if (close < 0) return at;
    at = close;
  }
  return null;
}

function phraseStart(text: string, to: number): number | null {
  for (let at = to; at >= Math.max(0, to - LONGEST_PHRASE); at--) {
    const before = text.charCodeAt(at - 1);
    if (at === 0 || isPhraseEnd(before) || KINDS[before] !== 0) return at;
  }
  return null;
}

/** What mends a stray: its column, and whether it is turned in its place or gets a partner at `place`. */
interface Mend {
  readonly turned: boolean;
  readonly place: number | null;
}

export const unbalancedQuotes: SpeechRule = {
  code: "text/unbalanced-quotes",
  scope: "speech",
  severity: "information",
  summary: message("A quotation mark or bracket has no partner"),
  check(context) {
    return straysIn(context).map((stray): Problem => {
      const { line, at, code, turned } = stray;
      const mark = String.fromCharCode(code);
      const place = turned ? null : likelyPlace(context.lines[line]!, stray);
      const data: Mend = { turned, place };
      return {
        code: unbalancedQuotes.code,
        severity: unbalancedQuotes.severity,
        range: inLine(line, at, at + 1),
        message: turned
          ? message("{mark} is turned the wrong way", { mark })
          : message("{mark} has no partner", { mark }),
        related:
          place === null
            ? []
            : [{ range: inLine(line, place, place), message: message("The missing mark most likely belongs here") }],
        fixable: turned || place !== null,
        data,
      };
    });
  },
  fixes({ range, data }, { lines }) {
    const { turned, place } = data as Mend;
    const code = lines[range.start.line]!.text.charCodeAt(range.start.character);
    const mark = String.fromCharCode(CLOSING.get(code) ?? OPENING.get(code)!);
    const fix = (id: string, title: Message, at: Range): Fix => {
      return { id, title, edits: [{ range: at, newText: mark }], safe: false, preview: false };
    };
    if (turned) return [fix("turn", message("Turn it: {mark}", { mark }), range)];
    if (place === null) return [];
    const title = message("Insert {mark} at the likely place", { mark });
    return [fix("insert-partner", title, inLine(range.start.line, place, place))];
  },
};
