import { readFileSync } from "node:fs";
import { Dump, type TextChange } from "../../server/src/dump";
import { writeGenerated } from "./dumps";
import { milliseconds, type Plan, type Result } from "./result";
import { alternate, collectGarbage, elapsed, median, percentile, type Samples, WARM } from "./timing";

/** Where one types: shares of the lines. */
const PLACES = { head: 0.001, middle: 0.5, tail: 0.999 };
/** So many that the slowest hundredth of them are ten. */
const KEYSTROKES = 1000;
/** Milliseconds after which no more keystrokes are sampled at one place. */
const PATIENCE = 10_000;

/** One keystroke in a 10 MB dump until the structure and the problems of each stretch are there, against the full analysis of that dump. */
export async function measureKeystroke({ runs, folder, sizes }: Plan): Promise<Result[]> {
  const size = Math.min(10, sizes.at(-1)!);
  const text = readFileSync(writeGenerated(folder, size), "utf8");
  const { full } = await alternate(runs, { full: () => settle(Dump.read(text)).problems }, elapsed);
  const analysis = median(full);
  const results: Result[] = [];
  for (const [place, share] of Object.entries(PLACES))
    for (const [kind, typed] of [
      ["in a sentence", "的"],
      ["of a boundary", "第三篇：在总结会上的讲话\n同志们：\n"],
    ] as const) {
      const samples = type(Dump.read(text), share, typed);
      for (const [name, part, most] of [
        ["p50", 0.5, undefined],
        ["p99", 0.99, 0.01],
      ] as const) {
        const value = percentile(samples, part);
        results.push({
          name: `keystroke ÷ analysis, ${size} MB, ${place}, ${kind}, ${name}`,
          value: value / analysis,
          ...(most && size === 10 && { most }),
          from: `${milliseconds(value)} ÷ ${milliseconds(analysis)}`,
        });
      }
    }
  return results;
}

/**
 * Types `typed` into the longest line near the place `share` of the dump and takes it back, again and again. What an editor
 * has long behind it is not timed: the garbage of the first reading is collected, and some keystrokes are typed before.
 * Garbage that keystrokes make is collected when it is, and counts.
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
  }
  return samples.sort((a, b) => a - b);
}

/** Has `dump` analysed as far as an editor asks after each keystroke. */
function settle(dump: Dump): Dump {
  void dump.structure;
  void dump.findings;
  return dump;
}
