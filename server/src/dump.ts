import { type Line, readLines } from "./reading/line";
import { rules } from "./rules/index";
import type { Fix, PlacedProblem, Problem, Rule, Severity, SpeechContext, TextContext } from "./rules/rule";
import { type Decision, resolveDecisions } from "./structure/decision";
import { SpeechMemory } from "./structure/memory";
import { recognise } from "./structure/recognise";
import { type Speech, type Structure, speechAt } from "./structure/structure";
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
}

/** An immutable dump: its lines, what they are made of, and what is wrong with them. Lines are 0-based. */
export class Dump {
  private structureMemo: Structure | undefined;
  private problemsMemo: readonly PlacedProblem[] | undefined;
  private speechProblems = new WeakMap<Speech, readonly Problem[]>();

  private constructor(
    readonly lines: readonly Line[],
    readonly options: DumpOptions,
    private readonly memory: SpeechMemory,
  ) {}

  static read(text: string, options: DumpOptions = {}): Dump {
    return new Dump(readLines(text), options, new SpeechMemory());
  }

  /** The same text under other `options`. */
  configure(options: DumpOptions): Dump {
    return new Dump(this.lines, options, this.memory);
  }

  /**
   * The dump after `changes`; it shares every line and every speech that they leave alone. A place after the end of a
   * line stands for that end, a place after the last line for the end of the text.
   */
  edit(changes: readonly TextChange[]): Dump {
    const dump = new Dump(changes.reduce(replace, this.lines), this.options, this.memory);
    dump.speechProblems = this.speechProblems;
    return dump;
  }

  get text(): string {
    return this.lines.map((line) => line.text + line.eol).join("");
  }

  private decisionsMemo: ReadonlyMap<number, readonly Decision[]> | undefined;

  /** The user's decisions by the line at which each holds now. */
  get decisions(): ReadonlyMap<number, readonly Decision[]> {
    this.decisionsMemo ??= resolveDecisions(this.lines, this.options.decisions ?? []);
    return this.decisionsMemo;
  }

  get structure(): Structure {
    this.structureMemo ??= recognise(this.lines, this.decisions, this.memory);
    return this.structureMemo;
  }

  /** All problems at absolute lines, in document order. */
  get problems(): readonly PlacedProblem[] {
    this.problemsMemo ??= this.check();
    return this.problemsMemo;
  }

  /** The ways to mend `problem`, which must be one of `problems`. */
  fixes(problem: PlacedProblem): readonly Fix[] {
    const rule = ruleOf(problem);
    if (!rule?.fixes) return [];
    if (rule.scope === "dump") return rule.fixes(problem, this);
    const { line, context } = this.contextOf(problem);
    return rule.fixes(moveProblem(problem, -line), context).map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, range: moveRange(edit.range, line) })),
    }));
  }

  /** Every place that `problem`, one of `problems`, covers: its range alone, or each of the many that it counts. */
  places(problem: PlacedProblem): readonly Range[] {
    const rule = ruleOf(problem);
    if (!rule?.places) return [problem.range];
    if (rule.scope === "dump") return rule.places(problem, this);
    const { line, context } = this.contextOf(problem);
    return rule.places(moveProblem(problem, -line), context).map((range) => moveRange(range, line));
  }

  /** What the rule that found `problem` saw, and the line where that starts. */
  private contextOf({ placement, range }: PlacedProblem): { line: number; context: SpeechContext } {
    if (placement)
      return {
        line: placement.line,
        context: { lines: this.linesOf(placement.line, placement.speech), speech: placement.speech },
      };
    const gap = this.gaps().find(({ line, end }) => range.start.line >= line && range.start.line < end)!;
    // Between speeches only text rules look, and they know of no speech.
    const context: TextContext = { lines: this.lines.slice(gap.line, gap.end) };
    return { line: gap.line, context: context as SpeechContext };
  }

  /** The stretches of lines that belong to no speech, `end` not included. */
  private gaps(): { line: number; end: number }[] {
    const gaps: { line: number; end: number }[] = [];
    let line = 0;
    for (const { line: start, speech } of this.structure.speeches) {
      if (start > line) gaps.push({ line, end: start });
      line = start + speech.endLine + 1;
    }
    if (line < this.lines.length) gaps.push({ line, end: this.lines.length });
    return gaps;
  }

  private linesOf(line: number, speech: Speech): readonly Line[] {
    return this.lines.slice(line, line + speech.endLine + 1);
  }

  private check(): readonly PlacedProblem[] {
    const { structure, lines } = this;
    const found: PlacedProblem[] = [];
    for (const rule of rules)
      if (rule.scope === "dump")
        for (const problem of this.run(rule, () => rule.check(this)))
          found.push({ ...problem, placement: speechAt(structure, problem.range.start.line) });
    for (const placement of structure.speeches)
      for (const problem of this.problemsOf(placement.line, placement.speech))
        found.push({ ...moveProblem(problem, placement.line), placement });
    if (structure.kind !== "not-a-dump")
      for (const { line, end } of this.gaps())
        for (const problem of this.textProblems(lines.slice(line, end)))
          found.push({ ...moveProblem(problem, line), placement: null });
    return found
      .filter((problem) => !this.isAccepted(problem))
      .sort((a, b) => comparePositions(a.range.start, b.range.start));
  }

  private isAccepted({ code, range }: Problem): boolean {
    const decisions = this.decisions.get(range.start.line) ?? [];
    return decisions.some((decision) => decision.kind === "accept" && decision.code === code);
  }

  private problemsOf(line: number, speech: Speech): readonly Problem[] {
    let problems = this.speechProblems.get(speech);
    if (!problems) {
      const context = { lines: this.linesOf(line, speech), speech };
      problems = rules.flatMap((rule) => (rule.scope === "dump" ? [] : this.run(rule, () => rule.check(context))));
      this.speechProblems.set(speech, problems);
    }
    return problems;
  }

  private textProblems(lines: readonly Line[]): readonly Problem[] {
    return rules.flatMap((rule) => (rule.scope === "text" ? this.run(rule, () => rule.check({ lines })) : []));
  }

  /** What `check` finds, at the severity that the settings give to `rule`; without one its problems keep their own. */
  private run(rule: Rule, check: () => readonly Problem[]): readonly Problem[] {
    const settings = this.options.rules ?? {};
    const severity = settings[rule.code] ?? settings[rule.code.replace(/\/.*/, "/*")];
    if (severity === "off") return [];
    return severity ? check().map((problem) => ({ ...problem, severity })) : check();
  }
}

/** `lines` after one change. */
function replace(lines: readonly Line[], { range, text }: TextChange): readonly Line[] {
  const [start, end] = [clamp(lines, range.start), clamp(lines, range.end)].sort(comparePositions);
  const last = lines[end!.line]!;
  let first = start!.line;
  let fresh = lines[first]!.text.slice(0, start!.character) + text + last.text.slice(end!.character) + last.eol;
  // A \n that comes to stand behind a \r makes one break with it.
  if (fresh.startsWith("\n") && lines[first - 1]?.eol === "\r") fresh = `${lines[--first]!.text}\r${fresh}`;
  return lines.slice(0, first).concat(readLines(fresh, last.eol !== ""), lines.slice(end!.line + 1));
}

function clamp(lines: readonly Line[], { line, character }: Position): Position {
  const last = lines.length - 1;
  if (line > last) return { line: last, character: lines[last]!.text.length };
  return { line, character: Math.min(character, lines[line]!.text.length) };
}

function ruleOf(problem: Problem): Rule | undefined {
  return rules.find(({ code }) => code === problem.code);
}

/** `problem` moved down by `lines` lines. */
function moveProblem<P extends Problem>(problem: P, lines: number): P {
  return {
    ...problem,
    range: moveRange(problem.range, lines),
    related: problem.related.map((place) => ({ ...place, range: moveRange(place.range, lines) })),
  };
}
