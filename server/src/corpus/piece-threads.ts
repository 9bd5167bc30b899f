import { availableParallelism } from "node:os";
import { type MessagePort, Worker, workerData } from "node:worker_threads";
import { smallHeap } from "../runtime/small-heap";
import { type ByteSource, descriptorSource } from "./byte-source";
import { findIn, type Look, type Piece, tellOf, told } from "./piece";
import { SharedJoints } from "./shared-joints";
import { type Beginning, beginning, jointAt, type ReadingOptions, readStride, strideCount } from "./windows";

/** Each takes some 50 MB, and work on a file of any size is to take less than 300. */
const THREADS = 2;
/** How many strides each thread is given at a time. */
const AHEAD = 2;
/** After so many strides without a joint a thread tells what it has: that is held as a whole. */
const MOST = 2;
/** Milliseconds without a dump after which the threads end, for what they hold of memory. */
const IDLE = 200;
/** By this a thread knows that it was started to read. */
const ROLE = "pieces";

/** What is to be read, and what to look for in it: plain data. */
interface Order {
  /** Of the open file. */
  readonly descriptor: number;
  readonly size: number;
  readonly look: string;
  readonly params: unknown;
  readonly options: ReadingOptions;
  readonly joints: SharedArrayBuffer;
}

/** How many lines and speeches are before a stride. */
type Place = Pick<Beginning, "line" | "index">;

/** What a thread is asked: to begin with a dump, to find what is in a stride, to tell of it, and to let go of the dump. */
type Question = { readonly reading: number } & (
  | { readonly kind: "begin"; readonly order: Order }
  | { readonly kind: "find"; readonly stride: number }
  | { readonly kind: "tell"; readonly stride: number; readonly place: Place }
  | { readonly kind: "end" }
);

/**
 * Threads that read large dumps stride by stride. They start with the first dump and serve the next ones, for whom the engine is
 * compiled then; they end when there was none for a moment.
 */
export class PieceThreads {
  private crew: PieceThread[] = [];
  private readings = 0;
  private latest = 0;
  private end: NodeJS.Timeout | undefined;
  private ended: Promise<unknown> = Promise.resolve();

  /**
   * @param program the path of what they run, which calls `servePieces`
   * @param count as many as there are cores for and the memory that such work may take, if left out
   */
  constructor(
    private readonly program: string,
    readonly count = Math.min(THREADS, availableParallelism()),
  ) {}

  /** What `look` tells of each piece, in order. */
  async *read<Params, Found, Told>(
    source: ByteSource & { readonly descriptor: number },
    size: number,
    look: Look<Params, Found, Told>,
    params: Params,
    { signal, ...options }: ReadingOptions,
  ): AsyncGenerator<Piece<Told>> {
    const strides = strideCount(size, options);
    const threads = this.take(Math.min(this.count, strides));
    const reading = ++this.latest;
    const { descriptor } = source;
    const joints = SharedJoints.of(strides);
    const order: Order = { descriptor, size, look: look.name, params, options, joints: joints.memory };
    for (const thread of threads) void thread.ask({ kind: "begin", reading, order });
    const asking = new Map<number, { readonly thread: PieceThread; readonly found: Promise<unknown> }>();
    try {
      let asked = 0;
      let place: Beginning | null = beginning;
      while (place) {
        const { stride, line, index, isJoint }: Beginning = place;
        if (!isJoint) {
          // No thread can know in advance where another has cut.
          place = yield* tellOf(
            readStride(source, size, place, { ...options, joints, ...(signal && { signal }) }),
            look,
            params,
          );
          continue;
        }
        asked = Math.max(asked, stride);
        for (; asked < Math.min(strides, stride + AHEAD * threads.length); asked++) {
          const thread = threads.reduce((one, other) => (other.load < one.load ? other : one));
          asking.set(asked, { thread, found: thread.ask({ kind: "find", reading, stride: asked }) });
        }
        const { thread, found } = asking.get(stride)!;
        asking.delete(stride);
        const next = (await unlessAborted(found, signal)) as Beginning | null;
        const telling = thread.ask({ kind: "tell", reading, stride, place: { line, index } });
        for (const piece of (await unlessAborted(telling, signal)) as Piece<Told>[]) {
          signal?.throwIfAborted();
          yield piece;
        }
        place = next && { ...next, line: next.line + line, index: next.index + index };
      }
    } finally {
      // The file may be closed only when nobody reads it any more.
      await Promise.all(threads.map((thread) => thread.ask({ kind: "end", reading }).catch(() => {})));
      this.giveBack();
    }
  }

  /** Ends the threads; the next dump gets others. Resolves when all have ended, those too that had nothing to do any more. */
  async close(): Promise<void> {
    clearTimeout(this.end);
    this.ended = Promise.all([this.ended, ...this.crew.splice(0).map((thread) => thread.terminate())]);
    await this.ended;
  }

  private take(count: number): readonly PieceThread[] {
    clearTimeout(this.end);
    this.readings++;
    this.crew = this.crew.filter(({ isAlive }) => isAlive);
    while (this.crew.length < count) this.crew.push(new PieceThread(this.program));
    return this.crew.slice(0, count);
  }

  private giveBack(): void {
    if (--this.readings === 0) this.end = setTimeout(() => this.close(), IDLE).unref();
  }
}

/**
 * `answer`, or the reason of `signal` once it is aborted. Not by a race with one promise of the abortion: that would keep all
 * answers for as long as nothing is aborted.
 */
function unlessAborted<Answer>(answer: Promise<Answer>, signal: AbortSignal | undefined): Promise<Answer> {
  if (!signal) return answer;
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) return abort();
    signal.addEventListener("abort", abort);
    answer.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}

/** This side of a thread. It keeps the process alive only while it is asked something. */
class PieceThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, { resolve(answer: unknown): void; reject(reason: unknown): void }>();
  private latest = 0;
  /** Why there is no answer any more. */
  private failure: Error | undefined;

  constructor(program: string) {
    this.worker = new Worker(program, { workerData: ROLE, resourceLimits: smallHeap })
      .on("message", ({ id, answer }: { id: number; answer: unknown }) => {
        this.waiting.get(id)!.resolve(answer);
        this.forget(id);
      })
      // What fails ends the thread.
      .on("error", (error) => this.fail(error))
      .on("exit", () => this.fail(new Error("a thread that reads has ended")));
  }

  get isAlive(): boolean {
    return !this.failure;
  }

  /** How many answers it owes. */
  get load(): number {
    return this.waiting.size;
  }

  ask(question: Question): Promise<unknown> {
    const id = ++this.latest;
    const answer = new Promise((resolve, reject) => {
      if (this.failure) return reject(this.failure);
      this.waiting.set(id, { resolve, reject });
      this.worker.ref();
      this.worker.postMessage({ id, question });
    });
    // Not every answer is waited for.
    answer.catch(() => {});
    return answer;
  }

  terminate(): Promise<number> {
    return this.worker.terminate();
  }

  private fail(failure: Error): void {
    this.failure ??= failure;
    for (const [id, { reject }] of this.waiting) {
      reject(this.failure);
      this.forget(id);
    }
  }

  private forget(id: number): void {
    this.waiting.delete(id);
    if (this.waiting.size === 0) this.worker.unref();
  }
}

/** The other side: whether this thread was started to read pieces with one of `looks`; then it does, until it is ended. */
export function servePieces(port: MessagePort, looks: readonly Look<never, unknown, unknown>[]): boolean {
  if (workerData !== ROLE) return false;
  const readings = new Map<number, StrideReader>();
  const answerTo = (question: Question): unknown => {
    const reader = readings.get(question.reading)!;
    switch (question.kind) {
      case "begin":
        readings.set(question.reading, new StrideReader(question.order, looks));
        return null;
      case "find":
        return reader.find(question.stride);
      case "tell":
        return reader.tell(question.stride, question.place);
      case "end":
        readings.delete(question.reading);
        return reader.end();
    }
  };
  port.on("message", async ({ id, question }: { id: number; question: Question }) => {
    port.postMessage({ id, answer: await answerTo(question) });
  });
  return true;
}

/**
 * The same look that keeps what it has found as bytes until it is told. As objects that would hold the text of its piece, and
 * be copied and marked again and again. Not as `serialize` makes them: that holds what it has written until the whole heap
 * is tidied.
 */
function packed<Params, Found, Told>({ name, find, tell }: Look<Params, Found, Told>): Look<Params, Buffer, Told> {
  return {
    name,
    find: (window, params) => Buffer.from(JSON.stringify(find(window, params))),
    tell: (piece, params) => tell({ ...piece, known: JSON.parse(piece.known.toString()) }, params),
  };
}

/** Reads strides of one dump, in the order in which it is asked, and keeps what it has found until it has told it. */
class StrideReader {
  private readonly look: Look<unknown, Buffer, unknown>;
  private readonly source: ByteSource;
  private readonly joints: SharedJoints;
  private readonly controller = new AbortController();
  private readonly found = new Map<number, readonly Piece<Buffer>[]>();
  private latest: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly order: Order,
    looks: readonly Look<never, unknown, unknown>[],
  ) {
    this.look = packed(looks.find(({ name }) => name === order.look)!);
    this.source = descriptorSource(order.descriptor);
    this.joints = new SharedJoints(order.joints);
  }

  /** Where the next stride begins, counted from where this one does; null at the end of the dump. */
  find(stride: number): Promise<Beginning | null> {
    const found = this.latest.then(() => this.read(stride));
    this.latest = found;
    return found.catch((error) => {
      if (this.controller.signal.aborted) return null;
      throw error;
    });
  }

  /** What is known of each piece of `stride`, which is at `place`. */
  tell(stride: number, { line, index }: Place): readonly Piece<unknown>[] {
    const pieces = this.found.get(stride)!;
    // Nobody asks for what is before.
    for (const each of this.found.keys()) if (each <= stride) this.found.delete(each);
    return pieces.map((piece) => {
      const { shift } = piece;
      const placed = { ...piece, shift: { ...shift, line: shift.line + line, index: shift.index + index } };
      return told(placed, this.look, this.order.params);
    });
  }

  /** Resolves when nothing is read any more. */
  async end(): Promise<void> {
    this.controller.abort();
    await this.latest.catch(() => {});
  }

  private async read(stride: number): Promise<Beginning | null> {
    const { source, look } = this;
    const { size, params } = this.order;
    const { signal } = this.controller;
    if (signal.aborted) return null;
    const options = { ...this.order.options, signal, joints: this.joints };
    const start = stride === 0 ? beginning : await jointAt(source, size, stride, options);
    // Nobody comes to a joint that is none.
    if (!start) return null;
    const reading = findIn(readStride(source, size, { ...beginning, ...start }, options, MOST), look, params);
    const pieces: Piece<Buffer>[] = [];
    for (;;) {
      const { done, value } = await reading.next();
      if (done) {
        this.found.set(stride, pieces);
        return value;
      }
      pieces.push(value);
    }
  }
}
