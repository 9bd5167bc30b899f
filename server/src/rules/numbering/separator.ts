import { foldCode } from "../../reading/fold";
import type { Line } from "../../reading/line";
import { oneOf } from "../../reading/one-of";
import type { OrdinalStyle } from "../../reading/ordinal";
import { isSpace } from "../../reading/space";
import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine } from "../../text/position";
import { NO_PROBLEMS, type Problem, type SpeechContext, type SpeechRule } from "../rule";
import { markerRange, pointAt } from "./fault";
import { type Correction, type Habit, habitFixes, UNIFORM } from "./habit";
import { problemsInSeries } from "./in-series";
import { markerText } from "./renumber";
import type { Series } from "./series";

/** 三, among 一、 and 二、; 2。 among 1. and 3. */
export const separator: SpeechRule = {
  code: "numbering/separator",
  severity: "information",
  summary: message("The mark after a number is not that of its series"),
  scope: "speech",
  check: (context) => problemsInSeries(context, oddSeparators),
  fixes: (problem, context) => habitFixes(problem, context, compare, CORRECTION),
};

const CORRECTION: Correction = {
  ids: ["change-separator", "change-separators"],
  titleOfOne: (separator) => message("Change the mark to “{separator}”", { separator }),
  titleOfAll: (separator) => message("Change the mark to “{separator}” in the whole series", { separator }),
  edits: (lines, section, usual) => [{ range: separatorRange(lines, section), newText: usual }],
};

function oddSeparators(context: SpeechContext, series: Series): readonly Problem[] {
  const { usual, odd } = compare(context.lines, series);
  return odd.length === 0 ? NO_PROBLEMS : odd.map((item) => problem(context, series, usual, item));
}

function problem({ lines }: SpeechContext, { items }: Series, usual: string, item: Section): Problem {
  const model = items.find((other) => separatorOf(lines, other) === usual.charCodeAt(0));
  return {
    code: separator.code,
    severity: separator.severity,
    range: markerRange(lines, item),
    message: message("Expected “{separator}” after the number, found “{found}”", {
      separator: usual,
      found: markerText(lines, item),
    }),
    related: pointAt(lines, model),
    fixable: true,
    data: { separator: usual },
  };
}

/** What these styles are written with where a series does not show it. */
const CANON: Readonly<Partial<Record<OrdinalStyle, number>>> = {
  "cjk-dun": "、".charCodeAt(0),
  arabic: ".".charCodeAt(0),
  ordinal: "，".charCodeAt(0),
  bare: ".".charCodeAt(0),
};

/** The separator of most markers of a series, as the first of them writes it, and the sections that have another. */
function compare(lines: readonly Line[], series: Series): Habit {
  const { style, items } = series;
  const canon = CANON[style];
  if (canon === undefined || isUniform(lines, series)) return UNIFORM;
  const counts = new Map<number, { count: number; written: number }>();
  const separated = items.flatMap((item) => {
    const written = ownSeparator(lines, item, style);
    if (written === NONE) return [];
    const kind = foldCode(written);
    const entry = counts.get(kind) ?? { count: 0, written };
    counts.set(kind, { ...entry, count: entry.count + 1 });
    return [{ item, kind }];
  });
  const weight = (kind: number, count: number) => count + (kind === foldCode(canon) ? 0.5 : 0);
  const [usual] = [...counts].sort(([a, x], [b, y]) => weight(b, y.count) - weight(a, x.count));
  if (!usual) return UNIFORM;
  const odd = separated.filter(({ kind }) => kind !== usual[0]).map(({ item }) => item);
  return { usual: String.fromCharCode(usual[1].written), odd };
}

function isUniform(lines: readonly Line[], { style, items }: Series): boolean {
  const first = ownSeparator(lines, items[0]!, style);
  for (const item of items) if (ownSeparator(lines, item, style) !== first) return false;
  return true;
}

/** The separator of a section that opens its line in the `style` of its series. */
function ownSeparator(lines: readonly Line[], item: Section, style: OrdinalStyle): number {
  return item.inline || item.ordinal.style !== style ? NONE : separatorOf(lines, item);
}

const NONE = 0;
const isMark = oneOf("、，,.．。:：;；");

/** The mark after the numeral, as a UTF-16 unit; `NONE` where none stands there (第一是, ①). */
function separatorOf(lines: readonly Line[], { line, ordinal }: Section): number {
  const { text } = lines[line]!;
  for (let at = ordinal.numeralTo; at < ordinal.to; at++) {
    const code = text.charCodeAt(at);
    if (isMark(code)) return code;
    if (!isSpace(code)) return NONE;
  }
  return NONE;
}

function separatorRange(lines: readonly Line[], { line, ordinal }: Section) {
  const at = ordinal.numeralTo + lines[line]!.text.slice(ordinal.numeralTo, ordinal.to).search(/\S/);
  return inLine(line, at, at + 1);
}
