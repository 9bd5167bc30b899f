import { type OpenOptions, openWindows } from "./open";
import type { Output, Status } from "./output";
import { problemLine } from "./problem-line";

/** Writes the problems of the dump at `file`, a line each. */
export async function checkFile(
  file: string,
  options: OpenOptions,
  output: Output,
  signal: AbortSignal,
): Promise<Status> {
  let found = false;
  for await (const { dump, own, shift } of openWindows(file, options, output, signal)) {
    const problems = dump.problems.filter(({ range }) => range.start.line >= own.from && range.start.line < own.to);
    if (problems.length > 0) found = true;
    output.out(problems.map((problem) => problemLine(file, problem, shift.line)).join(""));
  }
  return found ? 1 : 0;
}
