import type { CancellationToken, Connection, ProgressToken } from "vscode-languageserver";
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
import { type Task, taskOf } from "./task";

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
  onTask(UNDO_SPLIT, async ({ folder, manifest }: UndoSplitParams, task) => {
    await undoSplit(folder, manifest, task);
    return null;
  });
  onTask(JOIN, ({ folder, out, manifest }: JoinParams, task) =>
    joinSplit(folder, out, { ...task, ...(manifest !== undefined && { manifest }) }),
  );
  onTask(EXPORT, (params: ExportParams, task) => exportFiles(params, optionsFor, task));
  onTask(ANALYSE, async ({ uri }: AnalyseParams, task) => analyseFile(uri, await optionsFor(uri), task));
}
