import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileSource } from "../../server/src/corpus/byte-source";
import { decode } from "../../server/src/corpus/encoding";
import { type Look, ownProblems } from "../../server/src/corpus/piece";
import { PieceThreads } from "../../server/src/corpus/piece-threads";
import { readPieces } from "../../server/src/corpus/pieces";
import { Dump } from "../../server/src/dump";
import { writeGenerated, writeReal } from "./dumps";
import { milliseconds, type Plan, type Result } from "./result";
import { TELL, toldIn } from "./tell";
import { alternate, elapsed, median, processorTime } from "./timing";

/** What any program must do that looks at each line: read, decode, and find the lines. */
export function floor(path: string): number {
  const text = readFileSync(path, "utf8");
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** The dump in the file at `path` as an editor holds it: as a whole, with all its problems. */
export function readDump(path: string): Dump {
  const dump = Dump.read(decode(readFileSync(path)).text);
  void dump.problems;
  return dump;
}

/** All problems that are a piece's own, and of these the number alone. */
export const countLook: Look<undefined, number, number> = {
  name: "count",
  find: (window) => ownProblems(window).length,
  tell: ({ known }) => known,
};

const threads = new PieceThreads(resolve(process.argv[1]!));

/** The whole analysis of the file at `path` as our programs do it: one that no editor would open, piece by piece, with `threads` if given. */
export async function analyse(path: string, threads?: PieceThreads): Promise<void> {
  const source = await fileSource(path);
  const pieces = readPieces(source, statSync(path).size, countLook, undefined, threads && { threads });
  for await (const _ of pieces);
  await source.close();
}

/** Full analysis against the floor, in the time that one waits and in processor time, and its growth with the size of the dump. */
export function measureFull({ runs, sizes, folder }: Plan): Result[] {
  const results: Result[] = [];
  for (const [source, write] of [
    ["generated", writeGenerated],
    ["real", writeReal],
  ] as const) {
    let smaller: number | null = null;
    for (const size of sizes) {
      const path = write(folder, size);
      if (!path) break;
      const megabytes = `${(statSync(path).size / 1e6).toFixed(1)} MB`;
      const [base, two, one] = timesOf(["--floor", "--analyse-in-threads", "--analyse"], path, runs);
      const against = (name: string, clock: keyof Times, full: Times, budget: Partial<Result>): Result => ({
        name: `analysis ÷ floor, ${source} ${size} MB${name}`,
        value: full[clock] / base![clock],
        ...budget,
        from: `${milliseconds(full[clock])} ÷ ${milliseconds(base![clock])}, ${megabytes}`,
      });
      results.push(
        against("", "elapsed", two!, size === 100 ? { most: 2 } : {}),
        against(", processor time of one thread", "processor", one!, {}),
      );
      const { processor } = one!;
      if (smaller !== null)
        results.push({
          name: `${size} MB ÷ ${size / 10} MB, ${source}`,
          value: processor / smaller,
          most: 11,
          from: `${milliseconds(processor)} ÷ ${milliseconds(smaller)}`,
        });
      smaller = processor;
    }
  }
  return results;
}

/** Medians in milliseconds: of the time that one waits, and of the processor time of all threads. */
interface Times {
  readonly elapsed: number;
  readonly processor: number;
}

/** How often the processes take turns, so that a busy moment of the machine hits all alike. */
const ROUNDS = 2;

/**
 * How long each of `works` on the file at `path` takes, at least `runs` times over in processes that do nothing else; the
 * first time, in which a process compiles what it runs, is left out.
 */
function timesOf(works: readonly Work[], path: string, runs: number): Times[] {
  const samples = works.map((): [number, number][] => []);
  for (let round = 0; round < ROUNDS; round++)
    works.forEach((work, i) => {
      const times = String(Math.ceil(runs / ROUNDS));
      const output = execFileSync(process.execPath, [process.argv[1]!, work, path, times], { encoding: "utf8" });
      samples[i]!.push(...JSON.parse(output));
    });
  const middle = (all: readonly [number, number][], clock: 0 | 1) =>
    median(all.map((sample) => sample[clock]).sort((a, b) => a - b));
  return samples.map((all) => ({ elapsed: middle(all, 0), processor: middle(all, 1) }));
}

/** The arguments by which the benchmark calls itself to work on one file in a process of its own. */
export const ALONE = {
  "--analyse": (path: string) => analyse(path),
  "--analyse-in-threads": (path: string) => analyse(path, threads),
  "--analyse-whole": readDump,
  "--floor": floor,
};
export type Work = keyof typeof ALONE;

/**
 * Does `work` on the file at `path`. With `times` it prints how long each of so many further times took: the time that passed
 * and the processor time of all threads, in milliseconds.
 */
export async function workAlone(work: Work, path: string, times: number | null): Promise<void> {
  await ALONE[work](path);
  if (times === null) return;
  const samples: [number, number][] = [];
  for (let i = 0; i < times; i++) {
    let processor = 0;
    const passed = await elapsed(async () => {
      processor = await processorTime(() => ALONE[work](path));
    });
    samples.push([passed, processor]);
  }
  console.log(JSON.stringify(samples));
}

/** What one waits for the command line to analyse a large dump with two threads, against a process that does no more than the floor. */
export async function measureWait({ runs, sizes, folder }: Plan): Promise<Result[]> {
  const size = sizes.at(-1)!;
  const path = writeGenerated(folder, size);
  const run = (...args: string[]) => {
    const { status } = spawnSync(process.execPath, [...args, path], { stdio: "ignore" });
    if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}`);
  };
  const samples = await alternate(
    runs,
    { floor: () => run(process.argv[1]!, "--floor"), analyze: () => run("dist/cli.js", "analyze", "--json") },
    elapsed,
  );
  const [base, waited] = [median(samples.floor), median(samples.analyze)];
  return [
    {
      name: `analyze --json ÷ floor, each a process, in the time that one waits, ${size} MB`,
      value: waited / base,
      from: `${milliseconds(waited)} ÷ ${milliseconds(base)}`,
    },
  ];
}

/** Peak memory of a process that analyses one dump, against its text as UTF-16. */
export function measureMemory({ sizes, folder }: Plan): Result[] {
  const size = sizes.at(-1)!;
  const path = writeGenerated(folder, size);
  const text = readFileSync(path, "utf8").length * 2;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  const measure = (name: string, work: Work, budget: Partial<Result>): Result => {
    const args = ["--import", TELL, process.argv[1]!, work, path];
    const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
    if (status !== 0) throw new Error(`${work} ended with ${status}: ${stderr}`);
    const { peak } = toldIn(stderr);
    return { name, value: peak / text, ...budget, from: `${megabytes(peak)} ÷ ${megabytes(text)}` };
  };
  return [
    measure(`peak memory ÷ decoded text, ${size} MB`, "--analyse", size === 100 ? { most: 4 } : {}),
    measure(`peak memory ÷ decoded text, ${size} MB, held as a whole`, "--analyse-whole", {}),
  ];
}
