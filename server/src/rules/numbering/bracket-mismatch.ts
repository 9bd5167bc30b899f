import type { Line } from "../../reading/line";
import { isSpace } from "../../reading/space";
import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine, type TextEdit } from "../../text/position";
import { NO_PROBLEMS, type Problem, type SpeechContext, type SpeechRule } from "../rule";
import { markerRange, pointAt } from "./fault";
import { type Correction, type Habit, habitFixes, UNIFORM } from "./habit";
import { problemsInSeries } from "./in-series";
import { markerText } from "./renumber";
import type { Series } from "./series";

/** （五） among (一) to (四), or （一) with one bracket of each width. */
export const bracketMismatch: SpeechRule = {
  code: "numbering/bracket-mismatch",
  severity: "information",
  summary: message("The brackets of a marker are not those of its series"),
  scope: "speech",
  check: (context) => problemsInSeries(context, oddBrackets),
  fixes: (problem, context) => habitFixes(problem, context, compare, CORRECTION),
};

const CORRECTION: Correction = {
  ids: ["change-bracket", "change-brackets"],
  titleOfOne: (brackets) => message("Change the brackets to “{brackets}”", { brackets }),
  titleOfAll: (brackets) => message("Change the brackets to “{brackets}” in the whole series", { brackets }),
  edits: rebracket,
};

function oddBrackets(context: SpeechContext, series: Series): readonly Problem[] {
  const { usual, odd } = compare(context.lines, series);
  return odd.length === 0 ? NO_PROBLEMS : odd.map((item) => problem(context, series, usual, item));
}

function problem({ lines }: SpeechContext, { items }: Series, usual: string, item: Section): Problem {
  const found = markerText(lines, item);
  const model = items.find((other) => other !== item && bracketsOf(lines, other) === usual);
  const halves = WHOLE.includes(bracketsOf(lines, item) ?? "");
  return {
    code: bracketMismatch.code,
    severity: bracketMismatch.severity,
    range: markerRange(lines, item),
    message: halves
      ? message("Expected brackets “{brackets}” as in the rest of the series, found “{found}”", {
          brackets: usual,
          found,
        })
      : message("The two brackets of “{found}” do not match", { found }),
    related: pointAt(lines, model),
    fixable: true,
    data: { brackets: usual },
  };
}

/** Brackets that go together. */
const WHOLE: readonly string[] = ["（）", "()", "）", ")"];

const CLOSING = ")）﹚";

/** The brackets that most markers of a series have, and the sections that have others. */
function compare(lines: readonly Line[], { style, items }: Series): Habit {
  if (style !== "paren-cjk" && style !== "paren-arabic") return UNIFORM;
  if (isUniform(lines, items)) return UNIFORM;
  const counts = new Map<string, number>();
  const bracketed = items.flatMap((item) => {
    const brackets = bracketsOf(lines, item);
    if (brackets === null) return [];
    if (WHOLE.includes(brackets)) counts.set(brackets, (counts.get(brackets) ?? 0) + 1);
    return [{ item, brackets }];
  });
  let usual = "（）";
  for (const [brackets, count] of counts) if (count > (counts.get(usual) ?? 0)) usual = brackets;
  return { usual, odd: bracketed.filter(({ brackets }) => brackets !== usual).map(({ item }) => item) };
}

/** Whether all have the same brackets, which go together. */
function isUniform(lines: readonly Line[], items: readonly Section[]): boolean {
  const first = bracketsOf(lines, items[0]!);
  if (first === null || !WHOLE.includes(first)) return false;
  for (const item of items) if (bracketsOf(lines, item) !== first) return false;
  return true;
}

/** What stands before and after the numeral of a bracketed marker; null for markers without brackets and for ⑴. */
function bracketsOf(lines: readonly Line[], { line, ordinal }: Section): string | null {
  if (ordinal.style !== "paren-cjk" && ordinal.style !== "paren-arabic") return null;
  const { text } = lines[line]!;
  let at = ordinal.numeralTo;
  while (at < ordinal.to && isSpace(text.charCodeAt(at))) at++;
  const close = text.charAt(at);
  if (at === ordinal.to || !CLOSING.includes(close)) return null;
  return text.slice(ordinal.from, ordinal.numeralFrom).trim() + close;
}

/** The edits that give a marker the brackets `usual`; an opening one is added or taken away where need be. */
function rebracket(lines: readonly Line[], { line, ordinal }: Section, usual: string): readonly TextEdit[] {
  const { text } = lines[line]!;
  const [open, close] = usual.length === 2 ? [usual.charAt(0), usual.charAt(1)] : ["", usual];
  const opened = text.slice(ordinal.from, ordinal.numeralFrom);
  const at = ordinal.numeralTo + text.slice(ordinal.numeralTo, ordinal.to).search(/\S/);
  const edits = [
    { range: inLine(line, ordinal.from, ordinal.from + opened.trimEnd().length), newText: open, was: opened.trimEnd() },
    { range: inLine(line, at, at + 1), newText: close, was: text.charAt(at) },
  ];
  return edits.filter(({ newText, was }) => newText !== was).map(({ range, newText }) => ({ range, newText }));
}
