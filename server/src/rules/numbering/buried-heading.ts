import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine, type TextEdit } from "../../text/position";
import { type Fix, NO_PROBLEMS, type Problem, type SpeechContext, type SpeechRule } from "../rule";
import { fix, isAt, markerRange, pointAt } from "./fault";
import { problemsInSeries } from "./in-series";
import { markerText } from "./renumber";
import { isProse, type Series, seriesOf } from "./series";

/** （三） stands in the middle of a line, while （二） and （四） have lines of their own. */
export const buriedHeading: SpeechRule = {
  code: "numbering/buried-heading",
  severity: "information",
  summary: message("A heading stands inside a line"),
  scope: "speech",
  check: (context) => problemsInSeries(context, buriedIn),
  fixes(problem, context) {
    for (const series of seriesOf(context)) {
      const items = buried(series);
      const item = items.find((candidate) => isAt(candidate, problem));
      if (item) return mend(context, series, items, item);
    }
    return [];
  },
};

function buriedIn(context: SpeechContext, series: Series): readonly Problem[] {
  const items = buried(series);
  return items.length === 0 ? NO_PROBLEMS : items.map((item) => problem(context, series, item));
}

/**
 * The items of a series that stand inside lines though others open theirs. A paragraph that runs through 一是…；二是…
 * is good prose: there an item counts only where a later one opens a line.
 */
function buried({ style, items }: Series): readonly Section[] {
  if (!items.some(isInline)) return [];
  const open = items.filter(({ inline }) => !inline);
  const last = open.at(-1);
  if (!last) return [];
  return items.filter(({ inline, line }) => inline && (isProse(style) ? line < last.line : true));
}

const isInline = ({ inline }: Section) => inline;

function problem({ lines }: SpeechContext, { items }: Series, item: Section): Problem {
  const model = items.find(({ inline }) => !inline)!;
  const marker = markerText(lines, item);
  return {
    code: buriedHeading.code,
    severity: buriedHeading.severity,
    range: markerRange(lines, item),
    message: message("“{marker}” stands inside a line, though “{model}” has a line of its own", {
      marker,
      model: markerText(lines, model),
    }),
    related: pointAt(lines, model),
    fixable: true,
  };
}

function mend({ lines }: SpeechContext, series: Series, items: readonly Section[], item: Section): readonly Fix[] {
  const model = series.items.find(({ inline }) => !inline)!;
  const indent = lines[model.line]!.text.slice(0, model.ordinal.from);
  const apart = lines[model.line - 1]?.text.trim() === "";
  const breakBefore = ({ line, ordinal }: Section): TextEdit => {
    const eol = lines[line]!.eol || lines[line - 1]?.eol || "\n";
    const from = ordinal.from - /\s*$/.exec(lines[line]!.text.slice(0, ordinal.from))![0].length;
    return { range: inLine(line, from, ordinal.from), newText: eol + (apart ? eol : "") + indent };
  };
  const one = fix(
    "own-line",
    message("Give “{marker}” a line of its own", { marker: markerText(lines, item) }),
    [breakBefore(item)],
    false,
  );
  if (items.length === 1) return [one];
  return [
    one,
    fix("own-lines", message("Give each heading of the series a line of its own"), items.map(breakBefore), false),
  ];
}
