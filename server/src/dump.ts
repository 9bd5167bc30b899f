import { type Line, readLines } from "./reading/line";
import { rules } from "./rules/index";
import type { Fix, PlacedProblem, Problem, Rule, Severity } from "./rules/rule";
import { recognise } from "./structure/recognise";
import { type Speech, type Structure, speechAt } from "./structure/structure";
import { comparePositions, moveRange, type Range } from "./text/position";

/** Replace `range` by `text`. Several changes apply one after the other, each to the text the one before it left. */
export interface TextChange {
  readonly range: Range;
  readonly text: string;
}

/** What the user decided for himself; it outweighs all evidence. */
export interface Decision {
  readonly kind: "boundary" | "no-boundary" | "accept";
  /** The trimmed text of the line, and of the nearest non-blank lines before and after, so that it survives edits. */
  readonly text: string;
  readonly before: string;
  readonly after: string;
  /** The code of the accepted problem, for `accept`. */
  readonly code?: string;
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
  ) {}

  static read(text: string, options: DumpOptions = {}): Dump {
    return new Dump(readLines(text), options);
  }

  /** The dump after `changes`; it shares every line and every speech that they leave alone. */
  edit(changes: readonly TextChange[]): Dump {
    const lines = [...this.lines];
    for (const { range, text } of changes) {
      const { start, end } = range;
      const head = lines[start.line]!.text.slice(0, start.character);
      const last = lines[end.line]!;
      const tail = last.text.slice(end.character) + last.eol;
      lines.splice(start.line, end.line - start.line + 1, ...readLines(head + text + tail, last.eol !== ""));
    }
    const dump = new Dump(lines, this.options);
    dump.speechProblems = this.speechProblems;
    return dump;
  }

  get text(): string {
    return this.lines.map((line) => line.text + line.eol).join("");
  }

  get structure(): Structure {
    this.structureMemo ??= recognise(this.lines, this.options.decisions ?? []);
    return this.structureMemo;
  }

  /** All problems at absolute lines, in document order. */
  get problems(): readonly PlacedProblem[] {
    this.problemsMemo ??= this.check();
    return this.problemsMemo;
  }

  /** The ways to mend `problem`, which must be one of `problems`. */
  fixes(problem: PlacedProblem): readonly Fix[] {
    const rule = rules.find(({ code }) => code === problem.code);
    if (!rule?.fixes) return [];
    if (rule.scope === "dump") return rule.fixes(problem, { lines: this.lines, structure: this.structure });
    const placement = problem.placement!;
    const relative = { ...problem, range: moveRange(problem.range, -placement.line) };
    return rule
      .fixes(relative, { lines: this.linesOf(placement.line, placement.speech), speech: placement.speech })
      .map((fix) => ({
        ...fix,
        edits: fix.edits.map((edit) => ({ ...edit, range: moveRange(edit.range, placement.line) })),
      }));
  }

  private linesOf(line: number, speech: Speech): readonly Line[] {
    return this.lines.slice(line, line + speech.endLine + 1);
  }

  private check(): readonly PlacedProblem[] {
    const { structure, lines } = this;
    const found: PlacedProblem[] = [];
    for (const rule of rules)
      if (rule.scope === "dump" && this.severityOf(rule) !== "off")
        for (const problem of rule.check({ lines, structure }))
          found.push({ ...problem, placement: speechAt(structure, problem.range.start.line) });
    for (const placement of structure.speeches)
      for (const problem of this.problemsOf(placement.line, placement.speech))
        found.push({
          ...problem,
          range: moveRange(problem.range, placement.line),
          related: problem.related.map((r) => ({ ...r, range: moveRange(r.range, placement.line) })),
          placement,
        });
    return found.sort((a, b) => comparePositions(a.range.start, b.range.start));
  }

  private problemsOf(line: number, speech: Speech): readonly Problem[] {
    let problems = this.speechProblems.get(speech);
    if (!problems) {
      const context = { lines: this.linesOf(line, speech), speech };
      problems = rules.flatMap((rule) => {
        const severity = this.severityOf(rule);
        if (rule.scope !== "speech" || severity === "off") return [];
        const configured = this.options.rules?.[rule.code] !== undefined;
        return rule.check(context).map((problem) => (configured ? { ...problem, severity } : problem));
      });
      this.speechProblems.set(speech, problems);
    }
    return problems;
  }

  private severityOf(rule: Rule): Severity | "off" {
    const settings = this.options.rules ?? {};
    return settings[rule.code] ?? settings[rule.code.replace(/\/.*/, "/*")] ?? rule.severity;
  }
}
