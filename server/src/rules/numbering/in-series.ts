import type { Problem, SpeechContext } from "../rule";
import { type Series, seriesOf } from "./series";

/**
 * What `find` sees in each series of a speech. V8 forgets the compiled code of a function when it collects garbage while
 * nobody holds the function: what runs for every series is better no closure that is made anew for each speech.
 */
export function problemsInSeries(
  context: SpeechContext,
  find: (context: SpeechContext, series: Series) => readonly Problem[],
): readonly Problem[] {
  const problems: Problem[] = [];
  for (const series of seriesOf(context)) for (const problem of find(context, series)) problems.push(problem);
  return problems;
}
