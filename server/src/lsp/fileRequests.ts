import type { CancellationToken, Connection, ProgressToken } from "vscode-languageserver";
import type { DumpOptions } from "../dump";
import { methods } from "./fileTasks";
import { FileThread } from "./fileThread";
import { orReason } from "./orReason";
import { taskOf } from "./task";

/** What the params of these requests may hold, besides what is the task's own. */
interface Params {
  /** For telling how far the task is. */
  readonly workDoneToken?: ProgressToken;
  readonly uri?: string;
  readonly uris?: readonly string[];
}

/**
 * Answers what is asked about files on disk.
 * @param optionsFor the settings and the user's decisions about a file
 * @param locale the user's language
 */
export function answerFileRequests(
  connection: Connection,
  optionsFor: (uri: string) => Promise<DumpOptions>,
  locale: string | undefined,
): void {
  const thread = new FileThread(locale);
  const answer = async (method: (typeof methods)[number], params: Params, token: CancellationToken) => {
    const { uri, uris = uri === undefined ? [] : [uri] } = params;
    const options: Record<string, DumpOptions> = {};
    for (const each of uris) options[each] = await optionsFor(each);
    return thread.run({ method, params, options }, taskOf(connection, params, token));
  };
  for (const method of methods)
    connection.onRequest(method, (params: Params, token: CancellationToken) => orReason(answer(method, params, token)));
}
