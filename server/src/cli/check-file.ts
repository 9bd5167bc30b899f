import { type Look, ownProblems } from "../corpus/piece";
import { type OpenOptions, openPieces } from "./open";
import type { Output, Status } from "./output";
import { type PrintedProblem, problemLine } from "./problem-line";

/** The problems that are a piece's own, a line each. */
export const problemsLook: Look<{ readonly file: string }, PrintedProblem[], string> = {
  name: "problems",
  find: (window) =>
    ownProblems(window).map(({ range, severity, code, message }) => ({ range, severity, code, message })),
  tell: ({ known, shift }, { file }) => known.map((problem) => problemLine(file, problem, shift.line)).join(""),
};

/** Writes the problems of the dump at `file`, a line each. */
export async function checkFile(
  file: string,
  options: OpenOptions,
  output: Output,
  signal: AbortSignal,
): Promise<Status> {
  let status: Status = 0;
  for await (const { known } of openPieces(file, problemsLook, { file }, options, output, signal)) {
    if (known !== "") status = 1;
    output.out(known);
    await output.drained();
  }
  return status;
}
