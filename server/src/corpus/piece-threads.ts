import { on } from "node:events";
import { availableParallelism } from "node:os";
import { type MessagePort, Worker, workerData } from "node:worker_threads";
import { smallHeap } from "../runtime/small-heap";
import { type ByteSource, descriptorSource } from "./byte-source";
import { type Look, type Piece, piecesOf } from "./piece";
import { type Beginning, beginning, jointAt, type ReadingOptions, readStride, strideCount } from "./windows";

/** Threads that read a dump stride by stride. */
export interface Threads {
  readonly count: number;
  /** The path of the program that they run, which calls `servePieces`. */
  readonly program: string;
}

/** Each takes some 50 MB, and work on a file of any size is to take less than 300. */
const THREADS = 2;

/** As many threads as there are cores for and the memory that such work may take. */
export function threadsOf(program: string): Threads {
  return { count: Math.min(THREADS, availableParallelism()), program };
}

/** What is to be read, and what to look for in it: plain data. */
interface Order {
  /** Of the open file. */
  readonly descriptor: number;
  readonly size: number;
  readonly look: string;
  readonly params: unknown;
  readonly options: ReadingOptions;
}

/** What a thread tells of a stride; lines and indexes count from where that begins. */
interface Stride<Found> {
  readonly pieces: readonly Piece<Found>[];
  /** Where the next begins; null at the end of the dump. */
  readonly next: Beginning | null;
}

/** JSON: as an object a stride would take several times the memory while it waits. */
interface Answer {
  readonly stride: number;
  readonly json: Uint8Array;
}

/** How many strides each thread is given at a time. */
const AHEAD = 2;
/** After so many strides without a joint a thread tells what it has: that is held as a whole. */
const MOST = 2;

/** What `look` finds in each piece; the threads are gone when this ends, however it does. */
export async function* readInThreads<Params, Found>(
  source: ByteSource & { readonly descriptor: number },
  size: number,
  look: Look<Params, Found>,
  params: Params,
  reading: ReadingOptions,
  { count, program }: Threads,
): AsyncGenerator<Piece<Found>> {
  const { signal, ...options } = reading;
  const order: Order = { descriptor: source.descriptor, size, look: look.name, params, options };
  const strides = strideCount(size, options);
  const workers = Array.from(
    { length: Math.min(count, strides) },
    () => new Worker(program, { workerData: order, resourceLimits: smallHeap }),
  );
  try {
    // A thread answers in the order in which it is asked.
    const answers = workers.map((worker) => on(worker, "message", { ...(signal && { signal }) }));
    const answerTo = async (stride: number): Promise<Stride<Found>> => {
      for (;;) {
        const [answer] = (await answers[stride % workers.length]!.next()).value as [Answer];
        if (answer.stride === stride) return JSON.parse(new TextDecoder().decode(answer.json));
      }
    };
    let asked = 0;
    let place: Beginning | null = beginning;
    while (place) {
      const { stride, line, index, isJoint }: Beginning = place;
      if (!isJoint) {
        // No thread can know in advance where another has cut.
        place = yield* piecesOf(readStride(source, size, place, reading), look, params);
        continue;
      }
      asked = Math.max(asked, stride);
      for (; asked < Math.min(strides, stride + AHEAD * workers.length); asked++)
        workers[asked % workers.length]!.postMessage(asked);
      const { pieces, next } = await answerTo(stride);
      for (const piece of pieces) {
        signal?.throwIfAborted();
        const { shift } = piece;
        yield { ...piece, shift: { ...shift, line: shift.line + line, index: shift.index + index } };
      }
      place = next && { ...next, line: next.line + line, index: next.index + index };
    }
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** The other side: whether this thread was started to read pieces with one of `looks`; then it does, until it is ended. */
export function servePieces(port: MessagePort, looks: readonly Look<never, unknown>[]): boolean {
  const { descriptor, size, look: name, params, options } = (workerData ?? {}) as Order;
  const look = looks.find((candidate) => candidate.name === name);
  if (!look) return false;
  const source = descriptorSource(descriptor);
  const answer = async (stride: number) => {
    const start = stride === 0 ? beginning : await jointAt(source, size, stride, options);
    // Nobody comes to a joint that is none.
    if (!start) return;
    const windows = readStride(source, size, { ...beginning, ...start }, options, MOST);
    const json = new TextEncoder().encode(JSON.stringify(await collect(piecesOf(windows, look, params as never))));
    port.postMessage({ stride, json } satisfies Answer, [json.buffer]);
  };
  let done = Promise.resolve();
  port.on("message", (stride: number) => {
    // One after the other; what fails ends the thread.
    done = done.then(() => answer(stride));
  });
  return true;
}

async function collect<Found>(reading: AsyncGenerator<Piece<Found>, Beginning | null>): Promise<Stride<Found>> {
  const pieces: Piece<Found>[] = [];
  for (;;) {
    const { done, value } = await reading.next();
    if (done) return { pieces, next: value };
    pieces.push(value);
  }
}
