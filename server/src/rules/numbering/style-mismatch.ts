import type { Line } from "../../reading/line";
import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine } from "../../text/position";
import { NO_PROBLEMS, type Problem, type SpeechContext, type SpeechRule } from "../rule";
import { fix, isAt, markerRange, pointAt } from "./fault";
import { problemsInSeries } from "./in-series";
import { markerLike, markerText } from "./renumber";
import { type Series, seriesOf } from "./series";

/** 一是, 二是, 第三，; 一是, 二是, 三要; 三. among 一、 二、 四、. */
export const styleMismatch: SpeechRule = {
  code: "numbering/style-mismatch",
  severity: "hint",
  summary: message("A marker is not of the style of its series"),
  scope: "speech",
  check: (context) => problemsInSeries(context, oddStyles),
  fixes(problem, context) {
    const odd = seriesOf(context)
      .flatMap((series) => oddOnes(context.lines, series))
      .find(({ item }) => isAt(item, problem));
    if (!odd) return [];
    const { item, expected } = odd;
    const { text } = context.lines[item.line]!;
    const spaced = /^\s/.test(text.slice(item.ordinal.to - 1, item.ordinal.to));
    const newText = spaced ? `${expected} ` : expected;
    const title = message("Change the marker to “{marker}”", { marker: expected });
    return [
      fix("change-style", title, [{ range: inLine(item.line, item.ordinal.from, item.ordinal.to), newText }], false),
    ];
  },
};

/** A section, a sibling whose style it should have, and its marker in that style. */
interface Odd {
  readonly item: Section;
  readonly model: Section;
  readonly expected: string;
}

function oddStyles(context: SpeechContext, series: Series): readonly Problem[] {
  const odd = oddOnes(context.lines, series);
  return odd.length === 0 ? NO_PROBLEMS : odd.map((each) => problem(context, each));
}

function problem({ lines }: SpeechContext, { item, model, expected }: Odd): Problem {
  return {
    code: styleMismatch.code,
    severity: styleMismatch.severity,
    range: markerRange(lines, item),
    message: message("Expected “{expected}” in the style of its series, found “{found}”", {
      expected,
      found: markerText(lines, item),
    }),
    related: pointAt(lines, model),
    fixable: true,
    data: { marker: expected },
  };
}

function oddOnes(lines: readonly Line[], series: Series): readonly Odd[] {
  const { style, items } = series;
  if (style !== "is" && isUniform(series)) return NONE;
  const model = items.find(({ ordinal }) => ordinal.style === style);
  const slips = model ? items.filter(({ ordinal }) => ordinal.style !== style && ordinal.style !== "first") : [];
  const { usual, others } = style === "is" ? verbs(lines, items) : { usual: null, others: [] };
  return [...slips.flatMap((item) => odd(lines, item, model!)), ...others.flatMap((item) => odd(lines, item, usual!))];
}

const NONE: readonly Odd[] = [];

function isUniform({ style, items }: Series): boolean {
  for (const { ordinal } of items) if (ordinal.style !== style) return false;
  return true;
}

function odd(lines: readonly Line[], item: Section, model: Section): readonly Odd[] {
  const expected = markerLike(lines, model, item.ordinal.value)?.trimEnd();
  return expected ? [{ item, model, expected }] : [];
}

/** 一是 and 一要 side by side: the first that has the usual verb, and those that have the other. 一抓, 二看 may differ. */
function verbs(
  lines: readonly Line[],
  items: readonly Section[],
): { usual: Section | null; others: readonly Section[] } {
  const [is, must] = [withVerb(lines, items, IS), withVerb(lines, items, MUST)];
  if (is.length === 0 || must.length === 0) return { usual: null, others: [] };
  return must.length > is.length ? { usual: must[0]!, others: is } : { usual: is[0]!, others: must };
}

const IS = "是".charCodeAt(0);
const MUST = "要".charCodeAt(0);

function withVerb(lines: readonly Line[], items: readonly Section[], verb: number): readonly Section[] {
  const found: Section[] = [];
  for (const item of items) {
    const { line, ordinal } = item;
    if (ordinal.style === "is" && lines[line]!.text.charCodeAt(ordinal.numeralTo) === verb) found.push(item);
  }
  return found;
}
