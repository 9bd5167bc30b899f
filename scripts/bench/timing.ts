import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
/** Has the garbage collector do all its work now. */
export const collectGarbage = runInNewContext("gc") as () => void;

/** Rounds of typing before anything is timed, as an editor has been typed in for a while. */
export const WARM = 40;

/** Sorted durations in milliseconds. */
export type Samples = readonly number[];

/** A way to time a task, in milliseconds. */
export type Clock = (task: () => unknown) => number | Promise<number>;

/** Runs the tasks one after the other, `runs` times over, so that a busy moment of the machine hits all alike. */
export async function alternate<Name extends string>(
  runs: number,
  tasks: Readonly<Record<Name, () => unknown>>,
  clock: Clock,
): Promise<Record<Name, Samples>> {
  const samples = Object.fromEntries(Object.keys(tasks).map((name) => [name, []])) as unknown as Record<Name, number[]>;
  for (let run = 0; run < runs; run++)
    for (const name of Object.keys(tasks) as Name[]) {
      collectGarbage();
      samples[name].push(await clock(tasks[name]));
    }
  for (const name of Object.keys(tasks) as Name[]) samples[name].sort((a, b) => a - b);
  return samples;
}

/** The time that passes until `task` is done, waiting included. */
export async function elapsed(task: () => unknown): Promise<number> {
  const start = performance.now();
  await task();
  return performance.now() - start;
}

/** The processor time of this process, all its threads together, so that other programs on the machine do not count. */
export async function processorTime(task: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The sample below which the share `share` of all lie. */
export function percentile(samples: Samples, share: number): number {
  return samples[Math.min(samples.length - 1, Math.floor(samples.length * share))]!;
}

export function median(samples: Samples): number {
  return percentile(samples, 0.5);
}
