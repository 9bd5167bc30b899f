import type { Dump } from "./dump";
import type { InSteps } from "./in-steps";
import type { Fix, PlacedProblem } from "./rules/rule";
import { comparePositions, type TextEdit } from "./text/position";

/** A problem and the edits that mend it. */
export interface SafeFix {
  readonly problem: PlacedProblem;
  readonly edits: readonly TextEdit[];
}

/** Whether any problem has a safe fix. */
export function hasSafeEdits(dump: Dump): boolean {
  return dump.problems.some((problem) => problem.fixable && dump.fixes(problem).some(({ safe }) => safe));
}

/** The edits of the safe fixes of all problems, in document order. */
export function* safeEdits(dump: Dump): InSteps<TextEdit[]> {
  const fixes = yield* safeFixes(dump);
  return fixes.flatMap(({ edits }) => edits).sort((a, b) => comparePositions(a.range.start, b.range.start));
}

/**
 * The first fix that is `accepted` (a safe one if not said otherwise) of every problem that is `wanted`; one that overlaps
 * an earlier one is left out.
 */
export function* safeFixes(
  dump: Dump,
  wanted: (problem: PlacedProblem) => boolean = () => true,
  accepted: (fix: Fix, problem: PlacedProblem) => boolean = ({ safe }) => safe,
): InSteps<SafeFix[]> {
  yield* dump.inspect();
  const chosen: SafeFix[] = [];
  const byLine = new Map<number, TextEdit[]>();
  for (const problem of dump.problems) {
    if (!problem.fixable || !wanted(problem)) continue;
    yield;
    const fix = dump.fixes(problem).find((candidate) => accepted(candidate, problem));
    if (!fix || fix.edits.some((edit) => linesOf(edit).some((line) => isTaken(byLine.get(line) ?? [], edit)))) continue;
    chosen.push({ problem, edits: fix.edits });
    for (const edit of fix.edits) for (const line of linesOf(edit)) take(byLine, line, edit);
  }
  return chosen;
}

function linesOf({ range: { start, end } }: TextEdit): number[] {
  return Array.from({ length: end.line - start.line + 1 }, (_, i) => start.line + i);
}

/** Where `edit` belongs among `taken`, which are in order. */
function placeOf(taken: readonly TextEdit[], edit: TextEdit): number {
  let low = 0;
  let high = taken.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (comparePositions(taken[middle]!.range.start, edit.range.start) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As those taken do not overlap each other, only the two between which `edit` falls can overlap it. */
function isTaken(taken: readonly TextEdit[], edit: TextEdit): boolean {
  const place = placeOf(taken, edit);
  return taken.slice(Math.max(0, place - 1), place + 1).some(overlaps(edit));
}

function take(byLine: Map<number, TextEdit[]>, line: number, edit: TextEdit): void {
  const taken = byLine.get(line);
  if (taken) taken.splice(placeOf(taken, edit), 0, edit);
  else byLine.set(line, [edit]);
}

/** Two insertions at one place overlap too: their order would be left to chance. */
function overlaps({ range: a }: TextEdit): (other: TextEdit) => boolean {
  return ({ range: b }) =>
    comparePositions(a.start, b.start) === 0 ||
    (comparePositions(a.start, b.end) < 0 && comparePositions(b.start, a.end) < 0);
}
