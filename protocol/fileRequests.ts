import type { Lengthy } from "./lengthy";

/**
 * What our client asks of our server about files on disk, open in an editor or not and of any size. Nothing is ever
 * overwritten. Folders and new files are paths, dumps are URIs; lines are 0-based.
 */

/** `PlanSplitParams` → `SplitPlan`: what a split of the file would write. */
export const PLAN_SPLIT = "speechCorpus/planSplit";

export interface PlanSplitParams extends Lengthy {
  readonly uri: string;
}

export interface SplitPlan {
  /** Of the file; given back with the order to write, which is refused once the file has changed. */
  readonly sha256: string;
  readonly encoding: string;
  readonly speeches: readonly PlannedFile[];
}

export interface PlannedFile {
  readonly index: number;
  readonly line: number;
  readonly endLine: number;
  /** The title, or the first words in quotes. */
  readonly label: string;
  readonly fileName: string;
  readonly warnings: readonly ("untitled" | "duplicate" | "uncertain")[];
}

/** `NameFilesParams` → `FileNames`: the names that a template gives to the files of the split that was planned. */
export const NAME_FILES = "speechCorpus/nameFiles";

export interface NameFilesParams {
  readonly uri: string;
  readonly sha256: string;
  readonly template: string;
}

export interface FileNames {
  /** What in the template looks like a placeholder and is none. */
  readonly unknown: string | null;
  /** By the index of the speech. */
  readonly names: readonly string[];
}

/** `WriteSplitParams` → `SplitResult`. Nothing is overwritten; all is written or nothing. */
export const WRITE_SPLIT = "speechCorpus/writeSplit";

/** How the files of a split are to be; what is left out is as on the command line. */
export interface SplitOptions {
  readonly template?: string;
  readonly header?: "none" | "yaml";
  /** Where lines of junk that interrupt a speech go: they stay in it, or go to the rest. */
  readonly junk?: "keep" | "rest";
  /** Codes of problems to mend where that is safe; `text/*` names a family. */
  readonly clean?: readonly string[];
}

export interface WriteSplitParams extends Lengthy {
  readonly uri: string;
  readonly sha256: string;
  readonly folder: string;
  /** The indexes of the speeches that get files; the others go to the rest. */
  readonly speeches: readonly number[];
  readonly options?: SplitOptions;
}

export interface SplitResult {
  readonly files: readonly string[];
  readonly rest: string;
  readonly manifest: string;
}

/** `UndoSplitParams` → null: takes a split back, unless one of its speeches was edited since. */
export const UNDO_SPLIT = "speechCorpus/undoSplit";

export interface UndoSplitParams extends Lengthy {
  readonly folder: string;
  /** Its name in `folder`. */
  readonly manifest: string;
}

/** `JoinParams` → `JoinResult`: rebuilds a dump from a split folder. */
export const JOIN = "speechCorpus/join";

export interface JoinParams extends Lengthy {
  readonly folder: string;
  /** Its name in `folder`; needed only where that holds several. */
  readonly manifest?: string;
  readonly out: string;
}

export interface JoinResult {
  /** In bytes. */
  readonly size: number;
  /** The files whose text is no longer that of the source, because it was edited or cleaned. */
  readonly changed: readonly string[];
}

/** `ExportParams` → `ExportResult`: writes the speeches of dumps to one new file for other programs. */
export const EXPORT = "speechCorpus/export";

export const EXPORT_FORMATS = ["text", "jsonl", "csv", "tei", "parquet", "markdown"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportParams extends Lengthy {
  readonly uris: readonly string[];
  readonly format: ExportFormat;
  readonly out: string;
}

export interface ExportResult {
  readonly speeches: number;
  /** The names of the files that are no dumps. */
  readonly leftOut: readonly string[];
}

/** `AnalyseParams` → `Analysis`: what the file is made of, in figures. */
export const ANALYSE = "speechCorpus/analyse";

export interface AnalyseParams extends Lengthy {
  readonly uri: string;
}

export interface Analysis {
  readonly name: string;
  readonly encoding: string;
  /** In bytes. */
  readonly size: number;
  readonly lines: number;
  readonly isDump: boolean;
  readonly speeches: number;
  readonly untitled: number;
  readonly duplicates: number;
  readonly uncertain: number;
  /** By code, most frequent first. */
  readonly problems: readonly { readonly code: string; readonly title: string; readonly count: number }[];
  /** Offsets of the first bytes that the encoding gives no meaning to. */
  readonly damaged: readonly number[];
}
