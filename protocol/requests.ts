import type { Lengthy } from "./lengthy";

/** What our client asks of our server beyond the Language Server Protocol. Lines are 0-based. */

/** A command of the server (`workspace/executeCommand`) with `RenumberParams` → how many numbers it changed; the server has the edit applied. */
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
  /** By itself or by a table of contents. */
  readonly titled: boolean;
  readonly ordinal: number | null;
  readonly date: string | null;
  readonly speaker: string | null;
  /** Characters that are not white space. */
  readonly length: number;
  /** 0 to 1. */
  readonly confidence: number;
  readonly duplicateOf: number | null;
  readonly problems: Counts;
  /** Another one after each change of its text, or of what was read from it. Where it stands does not count. */
  readonly revision: number;
}

/** Problems by severity. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly information: number;
  readonly hint: number;
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

/** A command of the server with `DecideParams`: keeps a decision of the user beside the corpus. */
export const DECIDE = "speechCorpus.server.decide";

export interface DecideParams {
  readonly uri: string;
  readonly line: number;
  /** A speech starts at the line, or none does; or the problem `code` there is as the source has it. */
  readonly kind: "boundary" | "no-boundary" | "accept";
  readonly code?: string;
}

/** `{ uri }` → `DecisionSummary[]`: what the user decided about an open document. */
export const DECISIONS = "speechCorpus/decisions";

export interface DecisionSummary {
  readonly index: number;
  readonly kind: "boundary" | "no-boundary" | "accept";
  /** The first words of the line that it is tied to. */
  readonly text: string;
  readonly code: string | null;
  /** Where it holds now; null where its words are gone. */
  readonly line: number | null;
}

/** `{ uri, indexes }`: takes decisions back. */
export const REVOKE = "speechCorpus/revoke";

export interface RevokeParams {
  readonly uri: string;
  readonly indexes: readonly number[];
}

/** `CleanScope` → `CleanChoice`: what can be mended there. */
export const CLEANABLE = "speechCorpus/cleanable";

/** One speech of an open document, or with `speech` null all of it. */
export interface CleanScope extends Lengthy {
  readonly uri: string;
  readonly speech: number | null;
}

export interface CleanChoice {
  /** The kinds of damage, most frequent first. */
  readonly kinds: readonly Cleanable[];
  /** The name of the file beside the dump that junk can be moved to; null where it can only be removed. */
  readonly rest: string | null;
}

export interface Cleanable {
  readonly code: string;
  readonly title: string;
  /** How many places. */
  readonly count: number;
}

export interface CleanParams extends CleanScope {
  readonly codes: readonly string[];
  /** Junk is moved to the rest beside the dump. */
  readonly toRest: boolean;
}

/** `CleanParams` → `CleanPreview`: the document as it would be after mending these codes. */
export const PREVIEW_CLEAN = "speechCorpus/previewClean";

export interface CleanPreview {
  readonly version: number;
  /** How many edits it takes. */
  readonly count: number;
  readonly text: string;
}

/** A command of the server with `ApplyCleanParams`: has what the preview showed applied, at the version that it was made for. */
export const CLEAN = "speechCorpus.server.clean";

export interface ApplyCleanParams extends CleanParams {
  readonly version: number;
}

/** `SectionsParams` → `SectionSummary[]`: the sections of one speech of an open document. */
export const SECTIONS = "speechCorpus/sections";

export interface SectionsParams {
  readonly uri: string;
  readonly speech: number;
}

export interface SectionSummary {
  /** From the first line of the speech. */
  readonly line: number;
  readonly character: number;
  /** Marker and heading. */
  readonly label: string;
  readonly children: readonly SectionSummary[];
}

/** `PlacesParams` → `MarkedPlace[]`: the places of problems that stand for many, between two lines of an open document. */
export const PLACES = "speechCorpus/places";

export interface PlacesParams {
  readonly uri: string;
  readonly from: number;
  readonly to: number;
}

export interface MarkedPlace {
  readonly start: Place;
  readonly end: Place;
  /** What is wrong there. */
  readonly title: string;
}
