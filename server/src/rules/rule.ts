import type { Line } from "../reading/line";
import type { Placement, Speech, Structure } from "../structure/structure";
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

/** What a speech rule sees: lines and problems are relative to the first line of the speech. */
export interface SpeechContext {
  readonly lines: readonly Line[];
  readonly speech: Speech;
}

/** What a dump rule sees: absolute lines. */
export interface DumpContext {
  readonly lines: readonly Line[];
  readonly structure: Structure;
}

interface RuleBase {
  readonly code: string;
  readonly severity: Severity;
  /** One line that says what is wrong, for tables and settings. */
  readonly summary: Message;
}

/** A rule that looks at one speech alone, so that an edit elsewhere cannot change what it says. */
export interface SpeechRule extends RuleBase {
  readonly scope: "speech";
  check(context: SpeechContext): readonly Problem[];
  fixes?(problem: Problem, context: SpeechContext): readonly Fix[];
}

/** A rule that looks at the whole collection. */
export interface DumpRule extends RuleBase {
  readonly scope: "dump";
  check(context: DumpContext): readonly Problem[];
  fixes?(problem: Problem, context: DumpContext): readonly Fix[];
}

export type Rule = SpeechRule | DumpRule;

/** A problem together with where it came from, for the faces. */
export interface PlacedProblem extends Problem {
  readonly placement: Placement | null;
}
