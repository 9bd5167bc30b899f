import type { Line } from "../../reading/line";
import { writeNumeralLike } from "../../reading/numerals";
import type { Section } from "../../structure/structure";
import type { Sequence } from "../../text/list";
import { comparePositions, inLine, moveRange, type TextEdit } from "../../text/position";
import type { DumpContext, SpeechContext } from "../rule";
import { type Series, seriesOf } from "./series";

/** A number, what it is and what it shall be. Columns are those of its numeral. */
export interface Renumbering {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly was: number;
  readonly value: number;
}

/** The section's marker with `value` for its number, in its own style; null where it has none to change (首先, ⑳ + 1). */
export function markerLike(lines: Sequence<Line>, { line, ordinal }: Section, value: number): string | null {
  const { text } = lines.at(line)!;
  const numeral = writeNumeralLike(text.slice(ordinal.numeralFrom, ordinal.numeralTo), value);
  return numeral && text.slice(ordinal.from, ordinal.numeralFrom) + numeral + text.slice(ordinal.numeralTo, ordinal.to);
}

/** The section's marker as it stands in the text. */
export function markerText(lines: Sequence<Line>, { line, ordinal }: Section): string {
  return lines.at(line)!.text.slice(ordinal.from, ordinal.to).trimEnd();
}

/** `sections` numbered from `start` on. */
export function renumber(lines: Sequence<Line>, sections: readonly Section[], start: number): readonly TextEdit[] {
  return write(
    lines,
    sections.map((section, i) => placeOf(section, start + i)),
  );
}

/** `sections` with `by` added to each number. */
export function shift(lines: Sequence<Line>, sections: readonly Section[], by: number): readonly TextEdit[] {
  return write(
    lines,
    sections.map((section) => placeOf(section, section.ordinal.value + by)),
  );
}

/**
 * The series that holds the section at or above `line` of the speech, and all that its numbers run on through,
 * numbered from one. The innermost section counts.
 */
export function renumberSeries(context: SpeechContext, line: number): readonly TextEdit[] {
  const series = seriesAt(context, line);
  return series ? renumber(context.lines, runOf(context, series), startOf(series)) : [];
}

/** Every series of the speech numbered from one, or, where numbers run on from parent to parent, from the first of them. */
export function renumberSpeech(context: SpeechContext): readonly TextEdit[] {
  const runs: { sections: Section[]; start: number }[] = [];
  const latest = new Map<string, { sections: Section[] }>();
  for (const series of seriesOf(context)) {
    const level = `${series.style} ${series.depth}`;
    const run = series.runsOn ? latest.get(level) : undefined;
    if (run) run.sections.push(...series.items);
    else {
      const fresh = { sections: [...series.items], start: startOf(series) };
      runs.push(fresh);
      latest.set(level, fresh);
    }
  }
  return inOrder(runs.flatMap(({ sections, start }) => renumber(context.lines, sections, start)));
}

/** Every series of every speech, at absolute lines. */
export function renumberDump({ lines, structure, numbering = "auto" }: DumpContext): readonly TextEdit[] {
  return structure.speeches.flatMap(({ line, speech }) =>
    renumberSpeech({ lines: lines.slice(line, line + speech.endLine + 1), speech, numbering }).map((edit) => ({
      ...edit,
      range: moveRange(edit.range, line),
    })),
  );
}

/** The series of the innermost section that starts at or above `line`. */
function seriesAt(context: SpeechContext, line: number): Series | null {
  let found: Series | null = null;
  let nearest = -1;
  for (const series of seriesOf(context))
    for (const item of series.items)
      if (item.line <= line && item.line >= nearest) {
        found = series;
        nearest = item.line;
      }
  return found;
}

/** The sections that are numbered as one with those of `series`: more than these where numbers run on under the next parent. */
export function runOf(context: SpeechContext, series: Series): readonly Section[] {
  const level = seriesOf(context).filter(({ style, depth }) => style === series.style && depth === series.depth);
  if (!level.some(({ runsOn }) => runsOn)) return series.items;
  let first = level.indexOf(series);
  while (level[first]!.runsOn) first--;
  let end = first + 1;
  while (level[end]?.runsOn) end++;
  return level.slice(first, end).flatMap(({ items }) => items);
}

function startOf(series: Series): number {
  return series.runsOn ? 1 : series.start;
}

function placeOf({ line, ordinal }: Section, value: number): Renumbering {
  return { line, from: ordinal.numeralFrom, to: ordinal.numeralTo, was: ordinal.value, value };
}

/**
 * The edits that change numerals and nothing else; numbers that already are what they shall be stay untouched.
 * None at all where one of them cannot be written (首先 holds no numeral): half a renumbering would be worse.
 */
export function write(lines: Sequence<Line>, places: readonly Renumbering[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const { line, from, to, was, value } of places) {
    if (was === value) continue;
    const newText = writeNumeralLike(lines.at(line)!.text.slice(from, to), value);
    if (newText === null) return [];
    edits.push({ range: inLine(line, from, to), newText });
  }
  return inOrder(edits);
}

function inOrder(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start));
}
