import { Dump } from "../../../../server/src/dump";
import type { PlacedProblem } from "../../../../server/src/rules/rule";
import { renderMessage } from "../../../../server/src/text/message";
import { applyEdits } from "../../../edits";

/**
 * A speech as a fixture: its lines, each with the problems that are expected there written at its end:
 * （五）抓好落实。‹gap 3→5›. Only problems of `family` count.
 */
export function speech(...body: string[]): string {
  return ["在全镇春季植树动员会上的讲话", "同志们：", ...body, "谢谢大家！", ""].join("\n");
}

const MARK = /‹([^›]*)›/g;

/** The text without its marks, and the expectations in order: "4 gap 3→5" with 0-based lines. */
export function readMarked(marked: string): { readonly text: string; readonly expected: readonly string[] } {
  const expected = marked.split("\n").flatMap((line, i) => [...line.matchAll(MARK)].map((match) => `${i} ${match[1]}`));
  return { text: marked.replace(MARK, ""), expected };
}

/** The numbering problems of `text` as the marks write them. */
export function problemsOf(text: string): readonly PlacedProblem[] {
  return Dump.read(text).problems.filter(({ code }) => /^(numbering|collection)\//.test(code));
}

/** A problem as a mark writes it: line, last part of the code, and expected→found where it has numbers. */
export function write({ code, range, data }: PlacedProblem): string {
  const { expected, found } = (data ?? {}) as { expected?: number; found?: number };
  const numbers = expected === undefined ? "" : ` ${expected}→${found}`;
  return `${range.start.line} ${code.replace(/.*\//, "")}${numbers}`;
}

/** `text` after the fix `id` of its first problem of `code`, and the title of that fix. */
export function mend(text: string, code: string, id: string): { readonly text: string; readonly title: string } {
  const dump = Dump.read(text);
  const problem = dump.problems.find((candidate) => candidate.code === code);
  if (!problem) throw new Error(`no ${code} in:\n${text}`);
  const fixes = dump.fixes(problem);
  const fix = fixes.find((candidate) => candidate.id === id);
  if (!fix) throw new Error(`no fix ${id} among ${fixes.map((candidate) => candidate.id).join(", ")}`);
  return { text: applyEdits(text, fix.edits), title: renderMessage(fix.title) };
}
