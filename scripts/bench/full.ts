import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { fileSource } from "../../server/src/corpus/byte-source";
import { decode } from "../../server/src/corpus/encoding";
import type { Look } from "../../server/src/corpus/piece";
import { PieceThreads } from "../../server/src/corpus/piece-threads";
import { readPieces } from "../../server/src/corpus/pieces";
import { Dump } from "../../server/src/dump";
import { writeGenerated, writeReal } from "./dumps";
import { milliseconds, type Plan, type Result } from "./result";
import { alternate, type Clock, elapsed, median, processorTime } from "./timing";

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

/** All problems of a piece, and of these the number alone. */
export const countLook: Look<undefined, number, number> = {
  name: "count",
  find: ({ dump }) => dump.problems.length,
  tell: ({ known }) => known,
};

/** The whole analysis of the file at `path` as our programs do it: one that no editor would open, piece by piece, with `threads` if given. */
export async function analyse(path: string, threads?: PieceThreads): Promise<void> {
  const source = await fileSource(path);
  const pieces = readPieces(source, statSync(path).size, countLook, undefined, threads && { threads });
  for await (const _ of pieces);
  await source.close();
}

/** Full analysis against the floor, in the time that one waits and in processor time, and its growth with the size of the dump. */
export async function measureFull({ runs, sizes, folder }: Plan): Promise<Result[]> {
  const results: Result[] = [];
  const threads = new PieceThreads(resolve(process.argv[1]!));
  for (const [source, write] of [
    ["generated", writeGenerated],
    ["real", writeReal],
  ] as const) {
    let smaller: number | null = null;
    for (const size of sizes) {
      const path = write(folder, size);
      if (!path) break;
      const against = async (name: string, clock: Clock, analysis: () => unknown, budget: Partial<Result>) => {
        const samples = await alternate(runs, { floor: () => floor(path), analysis }, clock);
        const [base, full] = [median(samples.floor), median(samples.analysis)];
        const from = `${milliseconds(full)} ÷ ${milliseconds(base)}, ${(statSync(path).size / 1e6).toFixed(1)} MB`;
        results.push({ name: `analysis ÷ floor, ${source} ${size} MB${name}`, value: full / base, ...budget, from });
        return full;
      };
      await against("", elapsed, () => analyse(path, threads), size === 100 ? { most: 2 } : {});
      const full = await against(", processor time of one thread", processorTime, () => analyse(path), {});
      if (smaller !== null)
        results.push({
          name: `${size} MB ÷ ${size / 10} MB, ${source}`,
          value: full / smaller,
          most: 11,
          from: `${milliseconds(full)} ÷ ${milliseconds(smaller)}`,
        });
      smaller = full;
    }
  }
  await threads.close();
  return results;
}

/** The arguments by which the benchmark calls itself to work on one file in a process of its own. */
export const ALONE = { "--analyse": (path: string) => analyse(path), "--analyse-whole": readDump, "--floor": floor };
export type Work = keyof typeof ALONE;

/** Does `work` on the file at `path` and prints the most memory that this took, in bytes. */
export async function workAlone(work: Work, path: string): Promise<void> {
  await ALONE[work](path);
  console.log(process.resourceUsage().maxRSS * 1024);
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
    const peak = Number(execFileSync(process.execPath, [process.argv[1]!, work, path], { encoding: "utf8" }));
    return { name, value: peak / text, ...budget, from: `${megabytes(peak)} ÷ ${megabytes(text)}` };
  };
  return [
    measure(`peak memory ÷ decoded text, ${size} MB`, "--analyse", size === 100 ? { most: 4 } : {}),
    measure(`peak memory ÷ decoded text, ${size} MB, held as a whole`, "--analyse-whole", {}),
  ];
}
