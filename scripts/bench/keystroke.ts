import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { NODE_OPTIONS } from "../../protocol/nodeOptions";
import { Dump, type TextChange } from "../../server/src/dump";
import { tidy } from "../../server/src/runtime/tidy";
import { tuneCollector } from "../../server/src/runtime/tuning";
import { writeGenerated } from "./dumps";
import { milliseconds, type Plan, type Result } from "./result";
import { collectGarbage, elapsed, median, percentile, type Samples, WARM } from "./timing";

/** Where one types: shares of the lines. */
const PLACES = { head: 0.001, middle: 0.5, tail: 0.999 };
/** So many that the slowest hundredth of them are ten. */
const KEYSTROKES = 1000;
/** Milliseconds after which no more keystrokes are sampled at one place. */
const PATIENCE = 10_000;

/** What is typed: as it is called, and as it is. */
const TYPED = { "in a sentence": "的", "of a boundary": "第三篇：在总结会上的讲话\n同志们：\n" };

/** The argument by which the benchmark calls itself to type into a dump, in a process of its own. */
export const TYPE = "--type";

/** One keystroke in a 10 MB dump until the structure and the problems of each stretch are there, against the full analysis of that dump. */
export function measureKeystroke({ runs, folder, sizes }: Plan): Result[] {
  const size = Math.min(10, sizes.at(-1)!);
  const path = writeGenerated(folder, size);
  const output = execFileSync(process.execPath, [...NODE_OPTIONS, process.argv[1]!, TYPE, path, String(runs)], {
    encoding: "utf8",
  });
  const { analysis, typings } = JSON.parse(output) as Typings;
  return typings.flatMap(({ where, samples }) =>
    PARTS.map(([name, part, budget]): Result => {
      const value = percentile(samples, part);
      return {
        name: `keystroke ÷ analysis, ${size} MB, ${where}, ${name}`,
        value: value / analysis,
        ...(size === 10 && budget),
        from: `${milliseconds(value)} ÷ ${milliseconds(analysis)}`,
      };
    }),
  );
}

/** Which of the samples are told. */
const PARTS = [
  ["p50", 0.5, {}],
  ["p99", 0.99, { most: 0.01 }],
] as const;

/** How long keystrokes took at one place. */
interface Typing {
  readonly where: string;
  readonly samples: Samples;
}

interface Typings {
  /** The median of a full analysis in the same process. */
  readonly analysis: number;
  readonly typings: readonly Typing[];
}

/**
 * Types into the dump in the file at `path`, in a process that is as the server's is, analyses it `runs` times over, and prints
 * how long each keystroke took, and the analysis.
 */
export async function typeAlone(path: string, runs: number): Promise<void> {
  tuneCollector();
  const text = readFileSync(path, "utf8");
  const typings = Object.entries(PLACES).flatMap(([place, share]) =>
    Object.entries(TYPED).map(
      ([kind, typed]): Typing => ({ where: `${place}, ${kind}`, samples: type(Dump.read(text), share, typed) }),
    ),
  );
  const analyses: number[] = [];
  for (let run = 0; run < runs; run++) analyses.push(await elapsed(() => settle(Dump.read(text)).problems));
  const analysis = median(analyses.sort((a, b) => a - b));
  console.log(JSON.stringify({ analysis, typings } satisfies Typings));
}

/**
 * Types `typed` into the longest line near the place `share` of the dump and takes it back, again and again. What an editor
 * has long behind it is not timed: the garbage of the first reading is collected, and some keystrokes are typed before. Nor is
 * what the server does in the pause after each key. Whatever the collector does besides counts.
 */
function type(start: Dump, share: number, typed: string): Samples {
  let dump = settle(start);
  const near = Math.floor(share * (dump.lines.length - 20));
  const lengths = dump.lines.slice(near, near + 20).map(({ text }) => text.length);
  const line = near + lengths.indexOf(Math.max(...lengths));
  const at = typed.includes("\n") ? { line, character: 0 } : { line, character: dump.lines.at(line)!.text.length >> 1 };
  const end = typed.includes("\n")
    ? { line: line + 2, character: 0 }
    : { line, character: at.character + typed.length };
  const changes: TextChange[] = [
    { range: { start: at, end: at }, text: typed },
    { range: { start: at, end }, text: "" },
  ];
  for (let i = 0; i < WARM; i++) dump = settle(dump.edit([changes[i % 2]!]));
  collectGarbage();
  const samples: number[] = [];
  for (let spent = 0; samples.length < KEYSTROKES && (spent < PATIENCE || samples.length < 4); ) {
    const change = changes[samples.length % 2]!;
    const start = performance.now();
    dump = settle(dump.edit([change]));
    const taken = performance.now() - start;
    samples.push(taken);
    spent += taken;
    tidy();
  }
  return samples.sort((a, b) => a - b);
}

/** Has `dump` analysed as far as an editor asks after each keystroke. */
function settle(dump: Dump): Dump {
  void dump.structure;
  void dump.findings;
  return dump;
}
