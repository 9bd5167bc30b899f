import type { Joint, KnownJoints } from "./windows";

/** The numbers of a joint. The last one is written last: who sees it sees the others. */
const NUMBERS = ["cut", "context", "lines", "seen"] as const;
const LAST = NUMBERS.length - 1;
/** In place of the last number: memory begins with zeros. */
const [UNKNOWN, NONE] = [0n, -1n];

/** The joints of one dump in memory that its threads share: one reads up to a joint, another from there on. */
export class SharedJoints implements KnownJoints {
  private readonly cells: BigInt64Array;

  constructor(readonly memory: SharedArrayBuffer) {
    this.cells = new BigInt64Array(memory);
  }

  /** Of a dump of `count` strides. */
  static of(count: number): SharedJoints {
    return new SharedJoints(new SharedArrayBuffer(count * NUMBERS.length * BigInt64Array.BYTES_PER_ELEMENT));
  }

  get(stride: number): Joint | null | undefined {
    const last = Atomics.load(this.cells, this.cellOf(stride, LAST));
    if (last === UNKNOWN) return undefined;
    if (last === NONE) return null;
    const [cut, context, lines, seen] = NUMBERS.map((_, i) => Number(this.cells[this.cellOf(stride, i)]));
    return { stride, cut: cut!, context: context!, lines: lines!, seen: seen! };
  }

  set(stride: number, joint: Joint | null): void {
    if (joint) for (const [i, name] of NUMBERS.entries()) this.store(stride, i, BigInt(joint[name]));
    else this.store(stride, LAST, NONE);
  }

  private store(stride: number, number: number, value: bigint): void {
    Atomics.store(this.cells, this.cellOf(stride, number), value);
  }

  private cellOf(stride: number, number: number): number {
    return stride * NUMBERS.length + number;
  }
}
