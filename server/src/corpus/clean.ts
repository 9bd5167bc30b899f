import { Dump, type DumpOptions } from "../dump";
import { safeFixes } from "../safe-edits";
import { comparePositions, type Position, type TextEdit } from "../text/position";

/** A text after cleaning, and the codes of the problems that were mended in it, sorted. */
export interface CleanedText {
  readonly text: string;
  readonly cleaned: readonly string[];
}

/** Whether `code` is one of `wanted`, which may name families: `numbering`, `numbering/*`, `*`. */
export function isWanted(code: string, wanted: readonly string[]): boolean {
  const family = code.replace(/\/.*/, "");
  return wanted.some((name) => name === code || name === "*" || name.replace(/\/\*$/, "") === family);
}

/** Mends what can be mended safely in `dump` of the problems that `wanted` names. */
export function clean(dump: Dump, wanted: readonly string[]): CleanedText {
  const fixes = safeFixes(dump, ({ code }) => isWanted(code, wanted));
  return {
    text: applyEdits(
      dump,
      fixes.flatMap(({ edits }) => edits),
    ),
    cleaned: [...new Set(fixes.map(({ problem }) => problem.code))].sort(),
  };
}

/** `clean` for the text of one speech. */
export function cleanText(text: string, wanted: readonly string[], options: DumpOptions = {}): CleanedText {
  return clean(Dump.read(text, options), wanted);
}

function applyEdits(dump: Dump, edits: readonly TextEdit[]): string {
  const text = dump.text;
  const starts = [0];
  for (const line of dump.lines) starts.push(starts.at(-1)! + line.text.length + line.eol.length);
  const offset = ({ line, character }: Position) => starts[line]! + character;
  const parts: string[] = [];
  let done = 0;
  for (const { range, newText } of [...edits].sort((a, b) => comparePositions(a.range.start, b.range.start))) {
    parts.push(text.slice(done, offset(range.start)), newText);
    done = offset(range.end);
  }
  return parts.join("") + text.slice(done);
}
