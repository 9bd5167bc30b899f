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
import { Splits } from "./split";
import type { Task } from "./task";

/** The settings and the user's decisions about a file, by its URI. */
export type OptionsFor = (uri: string) => DumpOptions;

/** What can be done with files on disk. */
export const methods = [PLAN_SPLIT, NAME_FILES, WRITE_SPLIT, UNDO_SPLIT, JOIN, EXPORT, ANALYSE] as const;
export type Method = (typeof methods)[number];

type Run = (params: never, optionsFor: OptionsFor, task: Task) => Promise<unknown>;

/** Tasks that share what is kept between planning a split and writing it. */
export function fileTasks(): Readonly<Record<Method, Run>> {
  const splits = new Splits();
  return {
    [PLAN_SPLIT]: ({ uri }: PlanSplitParams, optionsFor, task) => splits.plan(uri, optionsFor(uri), task),
    [NAME_FILES]: (params: NameFilesParams, optionsFor, task) => splits.names(params, optionsFor(params.uri), task),
    [WRITE_SPLIT]: (params: WriteSplitParams, optionsFor, task) => splits.write(params, optionsFor(params.uri), task),
    async [UNDO_SPLIT]({ folder, manifest }: UndoSplitParams, _optionsFor, task) {
      await undoSplit(folder, manifest, task);
      return null;
    },
    [JOIN]: ({ folder, out, manifest }: JoinParams, _optionsFor, task) =>
      joinSplit(folder, out, { ...task, ...(manifest !== undefined && { manifest }) }),
    [EXPORT]: (params: ExportParams, optionsFor, task) => exportFiles(params, optionsFor, task),
    [ANALYSE]: ({ uri }: AnalyseParams, optionsFor, task) => analyseFile(uri, optionsFor(uri), task),
  };
}
