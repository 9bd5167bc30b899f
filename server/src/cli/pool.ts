import { statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { setImmediate as nextRound } from "node:timers/promises";
import { isMainThread, type MessagePort, Worker } from "node:worker_threads";
import { type JobName, jobs } from "./jobs";
import { type Output, refuse, type Status, standardOutput } from "./output";
import { CommandError } from "./source";

/** One file and how it is to be done; plain data, for it goes to another thread. */
export interface Task {
  readonly file: string;
  readonly options: object;
}

/** A piece of what a job says. */
interface Said {
  readonly stream: "out" | "err";
  readonly text: string | Uint8Array;
}

type ToWorker = { readonly name: JobName; readonly index: number; readonly task: Task } | "abort";
/** What the job on a file says next, and with the last of it the job's status. */
interface FromWorker {
  readonly index: number;
  readonly said: readonly Said[];
  readonly status: Status | null;
}

/** Below so many bytes in all, starting threads takes longer than it saves. */
const WORTH_THREADS = 4 << 20;
/** How many files a thread may be ahead of the one whose result is due. */
const AHEAD = 4;
/** How much a job may say before a thread passes it on: each message costs more than a few words. */
const WORDY = 1 << 20;

/**
 * Does the job `name` on every file, on all cores where that pays, and writes the results in the order of the files. A file
 * that cannot be done is named and does not stop the others. Returns the worst status.
 */
export async function runJobs(name: JobName, tasks: readonly Task[], signal: AbortSignal): Promise<Status> {
  const threads = Math.min(availableParallelism(), tasks.length);
  if (threads > 1 && totalSize(tasks) >= WORTH_THREADS) return runThreads(name, tasks, signal, threads);
  let worst: Status = 0;
  for (const task of tasks) {
    // A signal is heard only between two rounds of the event loop.
    await nextRound();
    signal.throwIfAborted();
    const status = await runJob(name, task, standardOutput, signal);
    if (status > worst) worst = status;
  }
  return worst;
}

async function runJob(name: JobName, { file, options }: Task, output: Output, signal: AbortSignal): Promise<Status> {
  try {
    // The task was made for this job, on whichever side of the thread's boundary.
    return await jobs[name](file, options as never, output, signal);
  } catch (error) {
    signal.throwIfAborted();
    return refuse(error, output);
  }
}

function totalSize(tasks: readonly Task[]): number {
  return tasks.reduce((sum, { file }) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function runThreads(name: JobName, tasks: readonly Task[], signal: AbortSignal, threads: number): Promise<Status> {
  return new Promise((resolve, reject) => {
    const workers = Array.from({ length: threads }, () => new Worker(__filename));
    const idle = new Set(workers);
    /** What was said about files whose turn has not come; what the one whose turn it is says is written at once. */
    const held = new Map<number, Said[]>();
    const ended = new Map<number, Status>();
    let [given, written] = [0, 0];
    let worst: Status = 0;

    const abort = () => {
      for (const worker of workers) worker.postMessage("abort" satisfies ToWorker);
    };
    signal.addEventListener("abort", abort);
    const end = (settle: () => void) => {
      signal.removeEventListener("abort", abort);
      Promise.all(workers.map((worker) => worker.terminate())).then(settle, reject);
    };
    const give = () => {
      for (const worker of idle) {
        if (given === tasks.length || given >= written + AHEAD * threads || signal.aborted) return;
        idle.delete(worker);
        worker.postMessage({ name, index: given, task: tasks[given]! } satisfies ToWorker);
        given++;
      }
    };
    const hear = (index: number, said: readonly Said[]) => {
      if (index === written) write(said);
      else held.set(index, [...(held.get(index) ?? []), ...said]);
    };
    const take = (worker: Worker, index: number, outcome: Status) => {
      idle.add(worker);
      ended.set(index, outcome);
      for (let status = ended.get(written); status !== undefined; status = ended.get(written)) {
        if (status > worst) worst = status;
        ended.delete(written++);
        write(held.get(written) ?? []);
        held.delete(written);
      }
      if (signal.aborted && idle.size === threads) end(() => reject(signal.reason));
      else if (written === tasks.length) end(() => resolve(worst));
      else give();
    };
    for (const worker of workers)
      worker
        .on("message", ({ index, said, status }: FromWorker) => {
          hear(index, said);
          if (status !== null) take(worker, index, status);
        })
        .on("error", (error) => end(() => reject(error)));
    give();
  });
}

function write(said: readonly Said[]): void {
  for (const { stream, text } of said) standardOutput[stream](text);
}

/** The other side: a thread that does what it is given until it is ended. */
export function serveJobs(port: MessagePort): void {
  if (isMainThread) throw new Error("jobs are served in a thread of their own");
  const controller = new AbortController();
  port.on("message", async (message: ToWorker) => {
    if (message === "abort") return controller.abort(new CommandError("interrupted; nothing half done is left"));
    const { index } = message;
    let said: Said[] = [];
    let length = 0;
    const pass = (status: Status | null) => {
      port.postMessage({ index, said, status } satisfies FromWorker);
      [said, length] = [[], 0];
    };
    const say = (stream: Said["stream"]) => (text: string | Uint8Array) => {
      said.push({ stream, text });
      length += text.length;
      if (length > WORDY) pass(null);
    };
    // The main thread takes all that is said: it holds it until its turn comes.
    const output: Output = { out: say("out"), err: say("err"), drained: async () => {} };
    // When it is aborted, the main thread says so for all.
    const status = await runJob(message.name, message.task, output, controller.signal).catch((error) => {
      if (!controller.signal.aborted) throw error;
      return 2 as const;
    });
    pass(status);
  });
}
