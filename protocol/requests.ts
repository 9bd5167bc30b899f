/** What our client asks of our server beyond the Language Server Protocol. Lines are 0-based. */

/** Commands that edit the document; the server asks the client to apply the edit. Arguments: `EditArguments`. */
export const RENUMBER = "speechCorpus.server.renumber";

export type RenumberScope = "series" | "speech" | "document";

export interface RenumberArguments {
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
