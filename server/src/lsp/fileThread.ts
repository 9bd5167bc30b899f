import { type MessagePort, Worker, workerData } from "node:worker_threads";
import { CorpusError } from "../corpus/corpus-error";
import type { DumpOptions } from "../dump";
import { speak } from "../l10n/translation";
import { smallHeap } from "../runtime/small-heap";
import { type Message, message } from "../text/message";
import { fileTasks, type Method } from "./fileTasks";
import type { Task } from "./task";

/** What is to be done with files on disk; plain data, for it goes to another thread. */
export interface Order {
  readonly method: Method;
  readonly params: object;
  /** The settings and decisions about each file that the task reads, by its URI. */
  readonly options: Readonly<Record<string, DumpOptions>>;
}

type ToThread = { readonly id: number; readonly order: Order } | { readonly id: number; readonly order: "abort" };
type FromThread = { readonly id: number } & (
  | { readonly kind: "progress"; readonly done: number; readonly total: number }
  | { readonly kind: "done"; readonly json: Uint8Array }
  | { readonly kind: "refused"; readonly reason: Message }
  | { readonly kind: "failed"; readonly reason: string }
);

interface Waiting {
  readonly onProgress: Task["onProgress"];
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
}

const TOO_LARGE = message(
  "This takes more memory than there is in the editor; do it with the command line, speech-corpus.",
);
/** After so many milliseconds without a task the thread ends, and with it the plan of the last split. */
const IDLE = 10 * 60 * 1000;

/**
 * A thread of its own for work on files of any size, so that the editor is answered meanwhile; what it took of memory is
 * given back when it ends. It starts with the first task.
 */
export class FileThread {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private lastId = 0;
  private end: NodeJS.Timeout | undefined;

  /** @param locale the language of what the tasks tell the user. */
  constructor(private readonly locale: string | undefined) {}

  /** @throws CorpusError and others as the task does. */
  run(order: Order, { signal, onProgress }: Task): Promise<unknown> {
    const id = ++this.lastId;
    clearTimeout(this.end);
    this.worker ??= this.start();
    const { worker } = this;
    const abort = () => worker.postMessage({ id, order: "abort" } satisfies ToThread);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { onProgress, resolve, reject });
      worker.postMessage({ id, order } satisfies ToThread);
      signal.addEventListener("abort", abort);
      if (signal.aborted) abort();
    }).finally(() => {
      signal.removeEventListener("abort", abort);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.end = setTimeout(() => this.letGo()?.terminate(), IDLE).unref();
    });
  }

  private start(): Worker {
    const worker = new Worker(__filename, { workerData: this.locale, resourceLimits: smallHeap });
    worker.on("message", (told: FromThread) => this.take(told));
    // An error ends it.
    worker.on("error", (error: NodeJS.ErrnoException) => {
      this.letGo();
      const reason = error.code === "ERR_WORKER_OUT_OF_MEMORY" ? new CorpusError(TOO_LARGE) : error;
      for (const { reject } of this.waiting.values()) reject(reason);
    });
    return worker;
  }

  /** The next task gets another thread. */
  private letGo(): Worker | undefined {
    const { worker } = this;
    this.worker = undefined;
    return worker;
  }

  private take(told: FromThread): void {
    const waiting = this.waiting.get(told.id);
    if (told.kind === "progress") waiting?.onProgress(told.done, told.total);
    else if (told.kind === "done") waiting?.resolve(JSON.parse(new TextDecoder().decode(told.json)));
    else if (told.kind === "refused") waiting?.reject(new CorpusError(told.reason));
    else waiting?.reject(new Error(told.reason));
  }
}

/** The other side: does what it is told until it is ended. */
export function serveFileTasks(port: MessagePort): void {
  speak(workerData as string | undefined);
  const tasks = fileTasks();
  const running = new Map<number, AbortController>();
  const post = (told: FromThread, given: ArrayBuffer[] = []) => port.postMessage(told, given);
  port.on("message", async ({ id, order }: ToThread) => {
    if (order === "abort") return running.get(id)?.abort();
    const controller = new AbortController();
    running.set(id, controller);
    let told = 0;
    const onProgress = (done: number, total: number) => {
      const percentage = Math.floor((done / total) * 100);
      if (percentage <= told) return;
      told = percentage;
      post({ id, kind: "progress", done, total });
    };
    try {
      const task = { signal: controller.signal, onProgress };
      const result = await tasks[order.method](order.params as never, (uri) => order.options[uri]!, task);
      // Cloned, the result of a large split would take several times the memory.
      const json = new TextEncoder().encode(JSON.stringify(result));
      post({ id, kind: "done", json }, [json.buffer]);
    } catch (error) {
      if (error instanceof CorpusError) post({ id, kind: "refused", reason: error.reason });
      else post({ id, kind: "failed", reason: (error as Error).message });
    } finally {
      running.delete(id);
    }
  });
}
