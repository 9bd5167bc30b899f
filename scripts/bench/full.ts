import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { Dump } from "../../server/src/dump";
import { writeGenerated, writeReal } from "./dumps";
import { milliseconds, type Plan, type Result } from "./result";
import { alternate, median, processorTime } from "./timing";

/** What any program must do that looks at each line: read, decode, and find the lines. */
export function floor(path: string): number {
  const text = readFileSync(path, "utf8");
  let lines = 1;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines++;
  return lines;
}

/** The whole analysis of the file at `path`. */
export function analyse(path: string): Dump {
  const dump = Dump.read(readFileSync(path, "utf8"));
  void dump.structure;
  void dump.problems;
  return dump;
}

/** Full analysis against the floor, and its growth with the size of the dump. */
export async function measureFull({ runs, sizes, folder }: Plan): Promise<Result[]> {
  const results: Result[] = [];
  for (const [source, write] of [
    ["generated", writeGenerated],
    ["real", writeReal],
  ] as const) {
    let smaller: number | null = null;
    for (const size of sizes) {
      const path = write(folder, size);
      if (!path) break;
      const samples = await alternate(runs, { floor: () => floor(path), analysis: () => analyse(path) }, processorTime);
      const [base, full] = [median(samples.floor), median(samples.analysis)];
      const from = `${milliseconds(full)} ÷ ${milliseconds(base)}, ${(statSync(path).size / 1e6).toFixed(1)} MB`;
      const budget = size === 100 ? { most: 2 } : {};
      results.push({ name: `analysis ÷ floor, ${source} ${size} MB`, value: full / base, ...budget, from });
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
  return results;
}

/** The argument by which the benchmark calls itself to analyse one file in a process of its own. */
export const PEAK = "--peak";

/** Analyses `path` and prints what that took, in bytes. */
export function printPeak(path: string): void {
  const dump = analyse(path);
  const text = dump.lines.reduce((sum, line) => sum + line.text.length + line.eol.length, 0) * 2;
  console.log(JSON.stringify({ peak: process.resourceUsage().maxRSS * 1024, text }));
}

/** Peak memory of a process that analyses one dump, against its text as UTF-16. */
export function measureMemory({ sizes, folder }: Plan): Result[] {
  const size = sizes.at(-1)!;
  const path = writeGenerated(folder, size);
  const output = execFileSync(process.execPath, [process.argv[1]!, PEAK, path], { encoding: "utf8" });
  const { peak, text } = JSON.parse(output) as { peak: number; text: number };
  const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;
  return [
    {
      name: `peak memory ÷ decoded text, ${size} MB`,
      value: peak / text,
      ...(size === 100 && { most: 4 }),
      from: `${megabytes(peak)} ÷ ${megabytes(text)}`,
    },
  ];
}
