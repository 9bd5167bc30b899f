import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { oneOf } from "../../reading/one-of";
import { message } from "../../text/message";
import { inLine } from "../../text/position";
import type { Problem, SpeechContext, SpeechRule } from "../rule";
import { endsWith, isHan } from "./character";
import { hull, rangesOf, repairs, type Span, traitsIn } from "./span";

/** Shorter lines are titles, greetings and lists, which use spaces as layout. */
const SHORTEST_PROSE = 24;
/** More lone spaces than one in so many characters are a way of setting type, not damage. */
const CHARACTERS_PER_SPACE = 12;
/** A space before one of these is where a numeral was lost: 讲以下 个问题. */
const isMeasure = oneOf("个個名人多余餘年月日时時分项項条條次位家所岁歲元万萬亿億倍度天周");
const isSentenceEnd = oneOf("。；！？");
const isProseEnd = oneOf("。！？；!?;”）");
/** So many spaces and marks at the end of a line are looked through for the end of its prose. */
const REACH = 6;
const [SPACE, OPEN_TITLE, CLOSE_TITLE] = [0x20, 0x300a, 0x300b];
const isOpening = oneOf("“‘《（");
const isClosing = oneOf("”’》）");

/** The ditto mark between two characters stands for the dot in a foreign name: 阿里〃买买提. */
function dittosIn(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf("〃"); at >= 0; at = text.indexOf("〃", at + 1))
    if (isHan(text.charCodeAt(at - 1)) && isHan(text.charCodeAt(at + 1)))
      spans.push({ from: at, to: at + 1, repair: "·" });
  return spans;
}

const NONE: readonly Span[] = [];

/**
 * Single spaces between Chinese characters of running text. One without repair is where a numeral was lost. A space
 * that parts a heading from its body, or the halves of a title in 《》, is layout.
 */
function spacesIn({ text, mark }: Line): readonly Span[] {
  if (!text.includes(" ") || !isProse(text)) return NONE;
  const spans: Span[] = [];
  let heading = mark.ordinal !== null;
  let inTitle = false;
  for (let at = 0; at < text.length - 1; at++) {
    const code = text.charCodeAt(at);
    if (code === OPEN_TITLE) inTitle = true;
    else if (code === CLOSE_TITLE) inTitle = false;
    else if (isSentenceEnd(code)) heading = false;
    if (code !== SPACE || at === 0 || inTitle || heading) continue;
    const before = text.charCodeAt(at - 1);
    const after = text.charCodeAt(at + 1);
    if (!(isHan(before) || isClosing(before)) || !(isHan(after) || isOpening(after))) continue;
    spans.push(isMeasure(after) ? { from: at, to: at + 1 } : { from: at, to: at + 1, repair: "" });
  }
  return spans.length * CHARACTERS_PER_SPACE > text.length ? NONE : spans;
}

function isProse(text: string): boolean {
  return text.length >= SHORTEST_PROSE && endsWith(text, isProseEnd, REACH) && /[，,]/.test(text);
}

function spansIn(line: Line): readonly Span[] {
  const dittos = dittosIn(line.text);
  const spaces = spacesIn(line);
  return dittos.length === 0 ? spaces : [...dittos, ...spaces].sort((a, b) => a.from - b.from);
}

function spansAt({ lines, speech }: SpeechContext, line: number): readonly Span[] {
  if (speech.titleLines.includes(line)) return dittosIn(lines[line]!.text);
  return spansIn(lines[line]!);
}

function problemOf(line: number, spans: readonly Span[]): Problem {
  const lost = spans.filter(({ repair }) => repair === undefined).length;
  return {
    code: ocrDamage.code,
    severity: ocrDamage.severity,
    range: hull(line, spans),
    message:
      lost === spans.length
        ? message("A number seems to be lost at this space")
        : message("Stray spaces or ditto marks inside words: {count}", { count: spans.length - lost }),
    related: spans
      .filter(({ repair }) => repair === undefined)
      .map(({ from, to }) => ({
        range: inLine(line, from, to),
        message: message("A number seems to be lost at this space"),
      })),
    fixable: lost < spans.length,
  };
}

export const ocrDamage: SpeechRule = {
  code: "text/ocr-damage",
  scope: "speech",
  severity: "hint",
  summary: message("Marks that character recognition leaves inside words"),
  check(context) {
    const problems: Problem[] = [];
    if ((traitsIn(context.lines) & Trait.space) === 0) return problems;
    for (let line = 0; line < context.lines.length; line++) {
      if ((context.lines[line]!.traits & Trait.space) === 0) continue;
      const spans = spansAt(context, line);
      if (spans.length > 0) problems.push(problemOf(line, spans));
    }
    return problems;
  },
  places({ range: { start } }, context) {
    return rangesOf(start.line, spansAt(context, start.line));
  },
  fixes({ range: { start } }, context) {
    const spans = spansAt(context, start.line);
    const edits = repairs(start.line, spans);
    if (edits.length === 0) return [];
    const safe = spans.every(({ repair }) => repair !== "");
    return [{ id: "mend-recognition", title: message("Remove stray spaces, restore ·"), edits, safe, preview: false }];
  },
};
