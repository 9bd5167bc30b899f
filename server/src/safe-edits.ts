import type { Dump } from "./dump";
import type { PlacedProblem } from "./rules/rule";
import { comparePositions, type TextEdit } from "./text/position";

/** A problem and the edits that mend it. */
export interface SafeFix {
  readonly problem: PlacedProblem;
  readonly edits: readonly TextEdit[];
}

/** The edits of the safe fixes of all problems, in document order. */
export function safeEdits(dump: Dump): TextEdit[] {
  return safeFixes(dump)
    .flatMap(({ edits }) => edits)
    .sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/** The first safe fix of every problem that is `wanted`; a fix that overlaps an earlier one is left out. */
export function safeFixes(dump: Dump, wanted: (problem: PlacedProblem) => boolean = () => true): SafeFix[] {
  const chosen: SafeFix[] = [];
  const byLine = new Map<number, TextEdit[]>();
  for (const problem of dump.problems) {
    if (!problem.fixable || !wanted(problem)) continue;
    const fix = dump.fixes(problem).find(({ safe }) => safe);
    if (!fix || fix.edits.some((edit) => linesOf(edit).some((line) => byLine.get(line)?.some(overlaps(edit)))))
      continue;
    chosen.push({ problem, edits: fix.edits });
    for (const edit of fix.edits)
      for (const line of linesOf(edit)) byLine.set(line, [...(byLine.get(line) ?? []), edit]);
  }
  return chosen;
}

function linesOf({ range: { start, end } }: TextEdit): number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, i) => start.line + i);
}

/** Two insertions at one place overlap too: their order would be left to chance. */
function overlaps({ range: a }: TextEdit): (other: TextEdit) => boolean {
  return ({ range: b }) =>
    comparePositions(a.start, b.start) === 0 ||
    (comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0);
}
