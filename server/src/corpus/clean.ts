import type { Dump } from "../dump";
import { atOnce } from "../in-steps";
import type { PlacedProblem } from "../rules/rule";
import { safeFixes } from "../safe-edits";
import { comparePositions, type Position, type TextEdit } from "../text/position";

/** A text after cleaning, and the problems that were mended in it. */
export interface Cleaned {
  readonly text: string;
  readonly mended: readonly PlacedProblem[];
}

/** Whether `code` is one of `wanted`, which may name families: `numbering`, `numbering/*`, `*`. */
export function isWanted(code: string, wanted: readonly string[]): boolean {
  const family = code.replace(/\/.*/, "");
  return wanted.some((name) => name === code || name === "*" || name.replace(/\/\*$/, "") === family);
}

/**
 * Mends what can be mended safely in `dump` of the problems that `wanted` names. Junk is removed where it is asked for by
 * name; `*` leaves it.
 */
export function clean(dump: Dump, wanted: readonly string[]): Cleaned {
  const named = wanted.filter((name) => name !== "*");
  const fixes = atOnce(
    safeFixes(
      dump,
      ({ code }) => isWanted(code, wanted),
      ({ safe, id }, { code }) => safe || (id === "remove" && isWanted(code, named)),
    ),
  );
  const edits = fixes.flatMap((fix) => fix.edits);
  return { text: applyEdits(dump, edits), mended: fixes.map(({ problem }) => problem) };
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
