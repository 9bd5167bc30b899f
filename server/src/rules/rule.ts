import type { Line } from "../reading/line";
import type { Noise, Placement, Speech, Structure } from "../structure/structure";
import type { Sequence } from "../text/list";
import type { Message } from "../text/message";
import type { Range, TextEdit } from "../text/position";

export type Severity = "error" | "warning" | "information" | "hint";

/** Something wrong. Lines are relative to the speech for a speech rule, absolute for a dump rule and in `Dump.problems`. */
export interface Problem {
  /** Stable: `numbering/gap`. */
  readonly code: string;
  readonly severity: Severity;
  readonly range: Range;
  readonly message: Message;
  /** The places that it contradicts. */
  readonly related: readonly { readonly range: Range; readonly message: Message }[];
  /** Whether `fixes` has something to offer. */
  readonly fixable: boolean;
  /** What its fixes need to know; plain data, no reference into the dump. */
  readonly data?: unknown;
}

/** A mend: edits that are applied together or not at all. */
export interface Fix {
  /** Stable within its rule: `renumber-this`, `renumber-following`. */
  readonly id: string;
  readonly title: Message;
  readonly edits: readonly TextEdit[];
  /** Certain enough for `source.fixAll`. */
  readonly safe: boolean;
  /** Touches more than one line, so the user sees a preview first. */
  readonly preview: boolean;
}

/** How far one numbering reaches: to the next parent, through the whole speech, or (`auto`) as each speech shows it. */
export type NumberingScope = "auto" | "parent" | "speech";

/** What rules have read of what they see, for each other, by the function that read it. */
export type Notes = Map<unknown, unknown>;

/** What a speech rule sees: lines and problems are relative to the first line of the speech. */
export interface SpeechContext {
  readonly lines: readonly Line[];
  readonly speech: Speech;
  /** `auto` where nothing is said. */
  readonly numbering?: NumberingScope;
  readonly notes?: Notes;
}

/** What a dump rule sees: absolute lines. */
export interface DumpContext {
  readonly lines: Sequence<Line>;
  readonly structure: Structure;
  /** `auto` where nothing is said. */
  readonly numbering?: NumberingScope;
  readonly notes?: Notes;
}

/** What a text rule sees: the lines of one speech, or those between two; lines are relative to the first of them. */
export interface TextContext {
  readonly lines: readonly Line[];
}

/** What a place rule sees: one speech, or what lies between two; lines and problems are relative to the first line of it. */
export interface PlaceContext extends TextContext {
  readonly speech: Speech | null;
  /** The junk there. */
  readonly noise: readonly Noise[];
  /** The title that a table of contents gives to a speech without one of its own. */
  readonly listedTitle: string | null;
}

/** `Context` is what `check` sees, `Whole` what fixes and places are found in. */
interface RuleBase<Context, Whole = Context> {
  readonly code: string;
  readonly severity: Severity;
  /** One line that says what is wrong, for tables and settings. */
  readonly summary: Message;
  check(context: Context): readonly Problem[];
  fixes?(problem: Problem, context: Whole): readonly Fix[];
  /**
   * Every place that `problem` covers, for decorations and previews, where that is more than its range: what comes in
   * masses is one problem with a count. Asked for when needed, so that checking need not build thousands of ranges.
   */
  places?(problem: Problem, context: Whole): readonly Range[];
}

/** A rule that looks at one speech alone, so that an edit elsewhere cannot change what it says. */
export interface SpeechRule extends RuleBase<SpeechContext> {
  readonly scope: "speech";
}

/** A rule about characters alone: it looks at each speech, and also at the lines that belong to none. */
export interface TextRule extends RuleBase<TextContext> {
  readonly scope: "text";
}

/** The first lines of a speech, in which the marker of the collection stands. */
export const HEAD = 3;

/**
 * A rule that looks at the whole collection: at its title, its table of contents, and of each speech at its place, its title,
 * marker and number, whether it is a copy, and at most its first `HEAD` lines. It is not asked again while those are the same.
 */
export interface DumpRule extends RuleBase<DumpContext> {
  readonly scope: "dump";
}

/** A rule that looks at one speech, or at what lies between two, and whose fixes mend what is alike in the whole dump. */
export interface PlaceRule extends RuleBase<PlaceContext, DumpContext> {
  readonly scope: "place";
}

export type Rule = SpeechRule | TextRule | DumpRule | PlaceRule;

/** A problem together with where it came from, for the faces. */
export interface PlacedProblem extends Problem {
  readonly placement: Placement | null;
}

/** Of whoever finds nothing: that needs no list of its own. */
export const NO_PROBLEMS: readonly Problem[] = [];
