import { say } from "../l10n/translation";
import type { PlacedProblem } from "../rules/rule";

export type PrintedProblem = Pick<PlacedProblem, "range" | "severity" | "code" | "message">;

/**
 * `FILE:LINE:COLUMN SEVERITY CODE MESSAGE`, as compilers print it, in the language of the user; line and column count from 1.
 * `shift` lines stand above what `problem` counts from.
 */
export function problemLine(file: string, { range, severity, code, message }: PrintedProblem, shift = 0): string {
  const { line, character } = range.start;
  return `${file}:${line + shift + 1}:${character + 1} ${severity} ${code} ${say(message)}\n`;
}
