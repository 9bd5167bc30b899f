import type { Dump } from "./dump";
import { comparePositions, type TextEdit } from "./text/position";

/** The edits of the first safe fix of every problem, in document order; a fix that overlaps an earlier one is left out. */
export function safeEdits(dump: Dump): TextEdit[] {
  const chosen: TextEdit[] = [];
  const byLine = new Map<number, TextEdit[]>();
  for (const problem of dump.problems) {
    const fix = problem.fixable ? dump.fixes(problem).find(({ safe }) => safe) : undefined;
    if (!fix || fix.edits.some((edit) => linesOf(edit).some((line) => byLine.get(line)?.some(overlaps(edit)))))
      continue;
    for (const edit of fix.edits) {
      chosen.push(edit);
      for (const line of linesOf(edit)) byLine.set(line, [...(byLine.get(line) ?? []), edit]);
    }
  }
  return chosen.sort((a, b) => comparePositions(a.range.start, b.range.start));
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
