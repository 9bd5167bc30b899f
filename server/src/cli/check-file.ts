import type { Look } from "../corpus/piece";
import { type OpenOptions, openPieces } from "./open";
import type { Output, Status } from "./output";
import { type PrintedProblem, problemLine } from "./problem-line";

/** The problems that are a piece's own. */
export const problemsLook: Look<undefined, PrintedProblem[]> = {
  name: "problems",
  find: ({ dump, own }) =>
    dump.problems
      .filter(({ range }) => range.start.line >= own.from && range.start.line < own.to)
      .map(({ range, severity, code, message }) => ({ range, severity, code, message })),
};

/** Writes the problems of the dump at `file`, a line each. */
export async function checkFile(
  file: string,
  options: OpenOptions,
  output: Output,
  signal: AbortSignal,
): Promise<Status> {
  let status: Status = 0;
  for await (const { found, shift } of openPieces(file, problemsLook, undefined, options, output, signal)) {
    if (found.length > 0) status = 1;
    output.out(found.map((problem) => problemLine(file, problem, shift.line)).join(""));
    await output.drained();
  }
  return status;
}
