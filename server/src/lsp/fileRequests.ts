import { type CancellationToken, type Connection, type ProgressToken, WorkDoneProgress } from "vscode-languageserver";
import {
  ANALYSE,
  type AnalyseParams,
  EXPORT,
  type ExportParams,
  JOIN,
  type JoinParams,
  NAME_FILES,
  type NameFilesParams,
  PLAN_SPLIT,
  type PlanSplitParams,
  UNDO_SPLIT,
  type UndoSplitParams,
  WRITE_SPLIT,
  type WriteSplitParams,
} from "../../../protocol/fileRequests";
import { joinSplit } from "../corpus/join";
import { undoSplit } from "../corpus/undo";
import type { DumpOptions } from "../dump";
import { analyseFile } from "./analyse";
import { exportFiles } from "./export";
import { orReason } from "./orReason";
import { Splits } from "./split";

/** How a lengthy task hears that it is to stop, and tells how far it is. */
export interface Task {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Answers what is asked about files on disk.
 * @param optionsFor the settings and the user's decisions about a file
 */
export function answerFileRequests(connection: Connection, optionsFor: (uri: string) => Promise<DumpOptions>): void {
  /** Answers a request whose params may hold a token for telling of the progress. */
  const onTask = <Params, Result>(method: string, run: (params: Params, task: Task) => Promise<Result>) =>
    connection.onRequest(
      method,
      (params: Params, token: CancellationToken): Promise<unknown> =>
        orReason(run(params, taskOf(connection, params as { workDoneToken?: ProgressToken }, token))),
    );
  const splits = new Splits(optionsFor);

  onTask(PLAN_SPLIT, ({ uri }: PlanSplitParams, task) => splits.plan(uri, task));
  onTask(NAME_FILES, (params: NameFilesParams, task) => splits.names(params, task));
  onTask(WRITE_SPLIT, (params: WriteSplitParams, task) => splits.write(params, task));
  onTask(UNDO_SPLIT, async ({ folder, manifest }: UndoSplitParams) => {
    await undoSplit(folder, manifest);
    return null;
  });
  onTask(JOIN, ({ folder, out, manifest }: JoinParams, task) =>
    joinSplit(folder, out, { ...task, ...(manifest !== undefined && { manifest }) }),
  );
  onTask(EXPORT, (params: ExportParams, task) => exportFiles(params, optionsFor, task));
  onTask(ANALYSE, async ({ uri }: AnalyseParams, task) => analyseFile(uri, await optionsFor(uri), task));
}

function taskOf(
  connection: Connection,
  { workDoneToken }: { readonly workDoneToken?: ProgressToken },
  token: CancellationToken,
): Task {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
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
