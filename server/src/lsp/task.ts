import { type CancellationToken, type Connection, type ProgressToken, WorkDoneProgress } from "vscode-languageserver";
import type { InSteps } from "../in-steps";
import type { Turns } from "./turns";

/** How a lengthy task hears that it is to stop, and tells how far it is. */
export interface Task {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/** The task of a request whose params may hold a token for telling of the progress. */
export function taskOf(
  connection: Connection,
  { workDoneToken }: { readonly workDoneToken?: ProgressToken },
  token: CancellationToken | undefined,
): Task {
  const controller = new AbortController();
  token?.onCancellationRequested(() => controller.abort());
  let told = 0;
  return {
    signal: controller.signal,
    onProgress(done, total) {
      const percentage = Math.floor((done / total) * 100);
      if (workDoneToken === undefined || percentage <= told) return;
      told = percentage;
      void connection.sendProgress(WorkDoneProgress.type, workDoneToken, { kind: "report", percentage });
    },
  };
}

/**
 * What `map` makes of each of `items`; messages that come in between are handled meanwhile.
 * @throws the reason of the signal once it is aborted.
 */
export async function inTurns<Item, Result>(
  turns: Turns,
  { signal, onProgress }: Task,
  items: readonly Item[],
  map: (item: Item) => Result,
): Promise<Result[]> {
  function* mapped(): InSteps<Result[]> {
    const results: Result[] = [];
    for (const item of items) {
      results.push(map(item));
      onProgress(results.length, items.length);
      yield;
    }
    return results;
  }
  const results = await turns.through(mapped(), () => !signal.aborted);
  signal.throwIfAborted();
  return results!;
}
