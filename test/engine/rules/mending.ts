import { Dump } from "../../../server/src/dump";
import type { PlacedProblem } from "../../../server/src/rules/rule";
import { comparePositions, type Range, type TextEdit } from "../../../server/src/text/position";
import { applyEdits } from "../../edits";

const HEAD = ["在全镇春季植树动员会上的讲话", "同志们："];
const FOOT = ["谢谢大家！", ""];

/** A speech whose body is `body`, as a dump of its own. */
export function speech(...body: string[]): string {
  return [...HEAD, ...body, ...FOOT].join("\n");
}

/** The body of what `speech` made, after edits. */
export function bodyOf(text: string): string[] {
  return text.split("\n").slice(HEAD.length, -FOOT.length);
}

/** The problems of one rule, or of one family where `code` ends with a slash. */
export function problemsOf(dump: Dump, code: string): readonly PlacedProblem[] {
  return dump.problems.filter((problem) =>
    code.endsWith("/") ? problem.code.startsWith(code) : problem.code === code,
  );
}

/** What stands in the places that the problems of `code` cover; a break is written ⏎. */
export function coveredBy(text: string, code: string): string[] {
  const dump = Dump.read(text);
  return problemsOf(dump, code).flatMap((problem) => dump.places(problem).map((range) => textIn(text, range)));
}

function textIn(text: string, { start, end }: Range): string {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  const last = lines.length - 1;
  return lines
    .map((line, i) => line.slice(i === 0 ? start.character : 0, i === last ? end.character : undefined))
    .join("⏎");
}

/** The edits of the fix `id`, or of the first fix, of each problem of `code`. */
export function editsOf(dump: Dump, code: string, id?: string): TextEdit[] {
  return problemsOf(dump, code).flatMap((problem) => {
    const fixes = dump.fixes(problem);
    const fix = id === undefined ? fixes[0] : fixes.find((candidate) => candidate.id === id);
    if (id !== undefined && !fix) throw new Error(`no fix ${id} among ${fixes.map((each) => each.id).join(", ")}`);
    return fix?.edits ?? [];
  });
}

/** `text` after the fix `id`, or the first fix, of every problem of `code`. */
export function mendAll(text: string, code: string, id?: string): string {
  return applyEdits(text, editsOf(Dump.read(text), code, id));
}

/** `text` after the fix `id` of the first problem of `code`. */
export function mendFirst(text: string, code: string, id: string): string {
  const dump = Dump.read(text);
  const problem = problemsOf(dump, code)[0];
  if (!problem) throw new Error(`no ${code} in:\n${text}`);
  const fix = dump.fixes(problem).find((candidate) => candidate.id === id);
  if (!fix) throw new Error(`no fix ${id}`);
  return applyEdits(text, fix.edits);
}

/** Whether every edit of `code` lies in a place that a problem of `code` covers; an insertion takes nothing away. */
export function staysCovered(dump: Dump, code: string): boolean {
  const places = problemsOf(dump, code).flatMap((problem) => [problem.range, ...dump.places(problem)]);
  return editsOf(dump, code).every(
    ({ range }) =>
      comparePositions(range.start, range.end) === 0 ||
      places.some(
        (place) => comparePositions(place.start, range.start) <= 0 && comparePositions(range.end, place.end) <= 0,
      ),
  );
}
