import { atOnce, type InSteps } from "./in-steps";
import { readingLines, readLines } from "./reading/line";
import { rules } from "./rules/index";
import {
  type DumpContext,
  type Fix,
  NO_PROBLEMS,
  type Notes,
  type NumberingScope,
  type PlaceContext,
  type PlacedProblem,
  type Problem,
  type Rule,
  type Severity,
  type SpeechContext,
  type TextContext,
} from "./rules/rule";
import { hasSameHeads } from "./rules/same-heads";
import { type Decision, resolveDecisions } from "./structure/decision";
import { PlacedList } from "./structure/placed-list";
import { type Recognition, type Rest, recognise } from "./structure/recognise";
import { recogniseAgain } from "./structure/recognise-again";
import { type Placement, type Speech, type Structure, speechAt } from "./structure/structure";
import { type Lines, linesOf } from "./structure/view";
import { comparePositions, moveRange, type Position, type Range } from "./text/position";

/** Replace `range` by `text`. Several changes apply one after the other, each to the text the one before it left. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

export interface DumpOptions {
  /** code → severity, or off. `numbering/*` switches a family; the exact code wins. */
  readonly rules?: Readonly<Record<string, Severity | "off">>;
  readonly decisions?: readonly Decision[];
  /** How far one numbering reaches; `auto` if not said. */
  readonly numbering?: NumberingScope;
}

/**
 * What is wrong in the dump as a whole, and in each stretch (a speech, or what lies between two) in which something is, by the
 * line from which its lines count. A stretch that an edit leaves alone keeps its list.
 */
export type Findings = PlacedList<readonly Problem[]>;

/** An immutable dump: its lines, what they are made of, and what is wrong with them. Lines are 0-based. */
export class Dump {
  /** For rules of the whole dump. */
  readonly notes: Notes = new Map();
  private recognitionMemo: Recognition | undefined;
  private findingsMemo: Findings | undefined;
  private wideMemo: readonly Problem[] | undefined;
  private problemsMemo: readonly PlacedProblem[] | undefined;
  private decisionsMemo: ReadonlyMap<number, readonly Decision[]> | undefined;
  private activeRules: readonly ActiveRule[] | undefined;
  private latestContext: SpeechContext | undefined;
  /** The recognition of an earlier version of the text, from which that of this one is made. */
  private earlier: Recognition | undefined;
  /** What was found in an earlier version. */
  private earlierFound: Found | undefined;
  private speechProblems = new WeakMap<Speech, SpeechProblems>();
  /** The problems of what lies between speeches. */
  private restProblems = new WeakMap<Rest, readonly Problem[]>();

  private constructor(
    readonly lines: Lines,
    readonly options: DumpOptions,
  ) {}

  static read(text: string, options: DumpOptions = {}): Dump {
    return atOnce(Dump.reading(text, options));
  }

  /** The same in steps. */
  static *reading(text: string, options: DumpOptions = {}): InSteps<Dump> {
    return new Dump(linesOf(yield* readingLines(text)), options);
  }

  /** The same text under other `options`. */
  configure(options: DumpOptions): Dump {
    const dump = new Dump(this.lines, options);
    dump.earlier = this.recognitionMemo ?? this.earlier;
    return dump;
  }

  /**
   * The dump after `changes`; it shares every line and every speech that they leave alone. A place after the end of a
   * line stands for that end, a place after the last line for the end of the text.
   */
  edit(changes: readonly TextChange[]): Dump {
    const dump = new Dump(changes.reduce(replace, this.lines), this.options);
    dump.earlier = this.recognitionMemo ?? this.earlier;
    dump.activeRules = this.activeRules;
    dump.earlierFound = this.found ?? this.earlierFound;
    dump.speechProblems = this.speechProblems;
    dump.restProblems = this.restProblems;
    return dump;
  }

  get text(): string {
    return Array.from(this.lines, (line) => line.text + line.eol).join("");
  }

  get numbering(): NumberingScope {
    return this.options.numbering ?? "auto";
  }

  /** The user's decisions by the line at which each holds now. */
  get decisions(): ReadonlyMap<number, readonly Decision[]> {
    this.decisionsMemo ??= resolveDecisions(this.lines, this.options.decisions ?? []);
    return this.decisionsMemo;
  }

  get structure(): Structure {
    return this.recognition.structure;
  }

  private get recognition(): Recognition {
    return this.recognitionMemo ?? atOnce(this.recognise());
  }

  /** Finds in steps what the dump is made of, which is then known. */
  *recognise(): InSteps<Recognition> {
    if (this.recognitionMemo) return this.recognitionMemo;
    const recognition = this.earlier
      ? yield* recogniseAgain(this.earlier, this.lines, this.decisions)
      : yield* recognise(this.lines, this.decisions, null);
    // Who could not wait for it may have found it meanwhile.
    this.recognitionMemo ??= recognition;
    this.earlier = undefined;
    return this.recognitionMemo;
  }

  get findings(): Findings {
    this.findingsMemo ??= this.findingsIn(0, this.lines.length - 1);
    this.earlierFound = undefined;
    return this.findingsMemo;
  }

  /** Whether `findings` are known. */
  get isInspected(): boolean {
    return this.findingsMemo !== undefined;
  }

  private get found(): Found | undefined {
    return this.wideMemo && { context: this.recognition, wide: this.wideMemo };
  }

  /** All problems at absolute lines, in document order. */
  get problems(): readonly PlacedProblem[] {
    this.problemsMemo ??= this.place(this.findings);
    return this.problemsMemo;
  }

  /**
   * The problems of each stretch (a speech, or what lies between two) that has a line from `from` to `to`, and those of the
   * dump as a whole, in document order. No other stretch is looked at.
   */
  problemsNear(from: number, to: number): readonly PlacedProblem[] {
    return this.place(this.findingsIn(from, to));
  }

  /**
   * The same as `findings` in steps: the structure, then one stretch after the other that was not looked at before. What
   * was found is kept, also for dumps that are edited from this one.
   */
  *inspect(): InSteps<Findings> {
    const { structure, rests } = yield* this.recognise();
    for (const placement of structure.speeches) {
      if (this.knownProblems(placement)) continue;
      this.problemsOf(placement);
      yield;
    }
    for (const { rest } of rests) {
      if (this.restProblems.has(rest)) continue;
      this.problemsBetween(rest);
      yield;
    }
    return this.findings;
  }

  /** The ways to mend `problem`, which must be one of `problems`. */
  fixes(problem: PlacedProblem): readonly Fix[] {
    const rule = ruleOf(problem);
    if (!rule?.fixes) return [];
    if (rule.scope === "dump" || rule.scope === "place") return rule.fixes(problem, this);
    const { line, context } = this.contextOf(problem);
    return rule.fixes(placeProblem(problem, -line, problem.placement), context).map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, range: moveRange(edit.range, line) })),
    }));
  }

  /** Every place that `problem`, one of `problems`, covers: its range alone, or each of the many that it counts. */
  places(problem: PlacedProblem): readonly Range[] {
    const rule = ruleOf(problem);
    if (!rule?.places) return [problem.range];
    if (rule.scope === "dump" || rule.scope === "place") return rule.places(problem, this);
    const { line, context } = this.contextOf(problem);
    return rule.places(placeProblem(problem, -line, problem.placement), context).map((range) => moveRange(range, line));
  }

  /** What the rule that found `problem` saw, and the line where that starts. */
  private contextOf({ placement, range }: PlacedProblem): { line: number; context: SpeechContext } {
    if (placement) return { line: placement.line, context: this.contextAt(placement) };
    const { rests } = this.recognition;
    const { line, rest } = rests.findLast((each) => each.line <= range.start.line)!;
    // Between speeches only text rules look, and they know of no speech.
    const context: TextContext = { lines: rest.lines };
    return { line, context: context as SpeechContext };
  }

  /** What the rules see of `speech`; the same object while they look at one speech, so that they share what they read. */
  contextAt({ line, speech }: Pick<Placement, "line" | "speech">): SpeechContext {
    if (this.latestContext?.speech !== speech) {
      const lines = this.lines.slice(line, line + speech.endLine + 1);
      this.latestContext = { lines, speech, numbering: this.numbering, notes: new Map() };
    }
    return this.latestContext;
  }

  private findingsIn(from: number, to: number): Findings {
    const { structure, rests } = this.recognition;
    if (structure.kind === "not-a-dump") return new PlacedList();
    const places: number[] = [];
    const found: (readonly Problem[])[] = [];
    this.addOpen(0, this.wide, places, found);
    const { speeches } = structure;
    for (let i = 0, next = 0; i <= speeches.length; i++) {
      const placement = speeches[i];
      const start = placement?.line ?? this.lines.length;
      for (; next < rests.length && rests[next]!.line < start; next++) {
        const { line, rest } = rests[next]!;
        if (line <= to && line + rest.lines.length > from)
          this.addOpen(line, this.problemsBetween(rest), places, found);
      }
      if (placement && start <= to && start + placement.speech.endLine >= from)
        this.addOpen(start, this.problemsOf(placement), places, found);
    }
    return new PlacedList(places, found);
  }

  /** Adds those of the `problems` of the stretch at `line` that the user has not accepted. */
  private addOpen(line: number, problems: readonly Problem[], places: number[], found: (readonly Problem[])[]): void {
    const open = this.decisions.size === 0 ? problems : this.openOf(line, problems);
    if (open.length === 0) return;
    places.push(line);
    found.push(open);
  }

  /** What is wrong with the dump as a whole. */
  private get wide(): readonly Problem[] {
    const before = this.earlierFound;
    this.wideMemo ??=
      before && hasSameHeads(before.context, this.recognition)
        ? before.wide
        : this.run({ dump: this, place: null, speech: null, text: null });
    return this.wideMemo;
  }

  /** `problems` without what the user has accepted; where there is nothing of it, the list stays the same one. */
  private openOf(line: number, problems: readonly Problem[]): readonly Problem[] {
    const isOpen = ({ code, range }: Problem) =>
      !this.decisions
        .get(line + range.start.line)
        ?.some((decision) => decision.kind === "accept" && decision.code === code);
    const kept = problems.filter(isOpen);
    return kept.length === problems.length ? problems : kept;
  }

  private place(findings: Findings): readonly PlacedProblem[] {
    const placed = findings.map((problems, line) =>
      problems.map((problem) => placeProblem(problem, line, speechAt(this.structure, problem.range.start.line + line))),
    );
    return placed.flat().sort(byStart);
  }

  private problemsOf(placement: Placement): readonly Problem[] {
    let problems = this.knownProblems(placement);
    if (!problems) {
      const { speech, listedTitle } = placement;
      const context = this.contextAt(placement);
      const place: PlaceContext = { lines: context.lines, speech, noise: speech.noise, listedTitle };
      problems = this.run({ dump: null, place, speech: context, text: context });
      this.speechProblems.set(speech, { listedTitle, problems });
    }
    return problems;
  }

  private knownProblems({ speech, listedTitle }: Placement): readonly Problem[] | null {
    const known = this.speechProblems.get(speech);
    return known && known.listedTitle === listedTitle ? known.problems : null;
  }

  private problemsBetween(rest: Rest): readonly Problem[] {
    let problems = this.restProblems.get(rest);
    if (!problems) {
      const place: PlaceContext = { ...rest, speech: null, listedTitle: null };
      problems = this.run({ dump: null, place, speech: null, text: place });
      this.restProblems.set(rest, problems);
    }
    return problems;
  }

  /** What each rule that is on finds in what it looks at, at the severity that the settings give to it. */
  private run(views: Views): readonly Problem[] {
    this.activeRules ??= activeRules(this.options.rules ?? {});
    const problems: Problem[] = [];
    for (const { rule, severity } of this.activeRules)
      for (const problem of checkIn(views, rule)) problems.push(severity ? { ...problem, severity } : problem);
    return problems;
  }
}

/** What rules of each scope look at; null where there is nothing for them. */
interface Views {
  readonly dump: Dump | null;
  readonly place: PlaceContext | null;
  readonly speech: SpeechContext | null;
  readonly text: TextContext | null;
}

const byStart = (a: PlacedProblem, b: PlacedProblem) => comparePositions(a.range.start, b.range.start);

function checkIn({ dump, place, speech, text }: Views, rule: Rule): readonly Problem[] {
  switch (rule.scope) {
    case "dump":
      return dump ? rule.check(dump) : NO_PROBLEMS;
    case "place":
      return place ? rule.check(place) : NO_PROBLEMS;
    case "speech":
      return speech ? rule.check(speech) : NO_PROBLEMS;
    case "text":
      return text ? rule.check(text) : NO_PROBLEMS;
  }
}

/** What is wrong with a dump as a whole, and what the rules saw of it that found that. */
interface Found {
  readonly context: DumpContext;
  readonly wide: readonly Problem[];
}

/** What is wrong with a speech to which a table of contents gives this title. */
interface SpeechProblems {
  readonly listedTitle: string | null;
  readonly problems: readonly Problem[];
}

/** A rule that is on; without a severity its problems keep their own. */
interface ActiveRule {
  readonly rule: Rule;
  readonly severity: Severity | undefined;
}

function activeRules(settings: Readonly<Record<string, Severity | "off">>): readonly ActiveRule[] {
  return rules.flatMap((rule) => {
    const severity = settings[rule.code] ?? settings[rule.code.replace(/\/.*/, "/*")];
    return severity === "off" ? [] : [{ rule, severity }];
  });
}

/** `lines` after one change. */
function replace(lines: Lines, { range, text }: TextChange): Lines {
  const [start, end] = [clamp(lines, range.start), clamp(lines, range.end)].sort(comparePositions);
  const last = lines.at(end!.line)!;
  let first = start!.line;
  let fresh = lines.at(first)!.text.slice(0, start!.character) + text + last.text.slice(end!.character) + last.eol;
  // A \n that comes to stand behind a \r makes one break with it.
  if (fresh.startsWith("\n") && first > 0 && lines.at(first - 1)!.eol === "\r")
    fresh = `${lines.at(--first)!.text}\r${fresh}`;
  return lines.splice(first, end!.line + 1, readLines(fresh, last.eol !== ""));
}

function clamp(lines: Lines, { line, character }: Position): Position {
  const last = lines.length - 1;
  if (line > last) return { line: last, character: lines.at(last)!.text.length };
  return { line, character: Math.min(character, lines.at(line)!.text.length) };
}

function ruleOf(problem: Problem): Rule | undefined {
  return rules.find(({ code }) => code === problem.code);
}

/** `problem` moved down by `lines` lines, with what it is in; copied name by name, since a dump may have thousands. */
function placeProblem(problem: Problem, lines: number, placement: Placement | null): PlacedProblem {
  const { code, severity, message, fixable, data } = problem;
  const range = moveRange(problem.range, lines);
  const related = problem.related.map((place) => ({ range: moveRange(place.range, lines), message: place.message }));
  return { code, severity, range, message, related, fixable, data, placement };
}
