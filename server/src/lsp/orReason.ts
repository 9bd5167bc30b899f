import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { CorpusError } from "../corpus/corpus-error";
import { say } from "../l10n/translation";

/** The answer, failing with a reason in the user's language where the corpus has one. */
export async function orReason<Result>(answer: Result | Promise<Result>): Promise<Result> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof CorpusError ? new ResponseError(LSPErrorCodes.RequestFailed, say(error.reason)) : error;
  }
}
