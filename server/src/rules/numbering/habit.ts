import type { Line } from "../../reading/line";
import type { Section } from "../../structure/structure";
import type { Message } from "../../text/message";
import type { TextEdit } from "../../text/position";
import type { Fix, Problem, SpeechContext } from "../rule";
import { fix, isAt } from "./fault";
import { type Series, seriesOf } from "./series";

/** How most markers of a series are written, and the sections whose markers are not. */
export interface Habit {
  readonly usual: string;
  readonly odd: readonly Section[];
}

/** Nothing is odd. */
export const UNIFORM: Habit = { usual: "", odd: [] };

type HabitOf = (lines: readonly Line[], series: Series) => Habit;

/** What a rule does to a marker that does not follow the habit of its series. */
export interface Correction {
  /** Names of the fixes of one marker and of all in the series. */
  readonly ids: readonly [one: string, all: string];
  readonly titleOfOne: (usual: string) => Message;
  readonly titleOfAll: (usual: string) => Message;
  readonly edits: (lines: readonly Line[], section: Section, usual: string) => readonly TextEdit[];
}

/** The fixes of `problem`: its marker alone, which is safe, and all odd ones of its series. */
export function habitFixes(
  problem: Problem,
  context: SpeechContext,
  habitOf: HabitOf,
  { ids, titleOfOne, titleOfAll, edits }: Correction,
): readonly Fix[] {
  for (const series of seriesOf(context)) {
    const { usual, odd } = habitOf(context.lines, series);
    const item = odd.find((section) => isAt(section, problem));
    if (!item) continue;
    const change = (sections: readonly Section[]) =>
      sections.flatMap((section) => edits(context.lines, section, usual));
    const one = fix(ids[0], titleOfOne(usual), change([item]), true);
    return odd.length === 1 ? [one] : [one, fix(ids[1], titleOfAll(usual), change(odd), false)];
  }
  return [];
}
