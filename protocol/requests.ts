/** What our client asks of our server beyond the Language Server Protocol. Lines are 0-based. */

/** A command of the server (`workspace/executeCommand`) with `RenumberParams`; the server has the edit applied. */
export const RENUMBER = "speechCorpus.server.renumber";

export type RenumberScope = "series" | "speech" | "document";

export interface RenumberParams {
  readonly uri: string;
  readonly line: number;
  readonly scope: RenumberScope;
}

/** `{ uri }` → the speeches of an open document, in order. */
export const SPEECHES = "speechCorpus/speeches";

export interface SpeechSummary {
  readonly index: number;
  readonly line: number;
  readonly endLine: number;
  /** The title, or the first words in quotes. */
  readonly label: string;
  readonly titled: boolean;
  readonly ordinal: number | null;
  readonly date: string | null;
  readonly speaker: string | null;
  /** Characters that are not white space. */
  readonly length: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly duplicateOf: number | null;
  readonly problems: number;
}

/** `SplitHereParams` → `BoundarySnippet`: what to type at a place of an open document so that a speech starts there. */
export const SPLIT_HERE = "speechCorpus/splitHere";

export interface SplitHereParams {
  readonly uri: string;
  readonly position: Place;
}

export interface BoundarySnippet {
  readonly position: Place;
  /** In the snippet syntax of editors; its placeholder is the title. */
  readonly snippet: string;
}

export interface Place {
  readonly line: number;
  readonly character: number;
}

/** `{ uri }` → `SplitPlan`: what a split of the saved file would write. */
export const PLAN_SPLIT = "speechCorpus/planSplit";

export interface SplitPlan {
  /** Of the file; given back with the order to write, which is refused once the file has changed. */
  readonly sha256: string;
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

/** `WriteSplitParams` → `SplitResult`. Nothing is overwritten; all is written or nothing. */
export const WRITE_SPLIT = "speechCorpus/writeSplit";

export interface WriteSplitParams {
  readonly uri: string;
  readonly sha256: string;
  /** The path of the folder to write to. */
  readonly folder: string;
  /** The indexes of the speeches that get files; the others go to the rest. */
  readonly speeches: readonly number[];
}

export interface SplitResult {
  readonly files: readonly string[];
  readonly rest: string;
  readonly manifest: string;
}
