/** Items of a full chunk, and the fewest of one that an edit leaves; a single chunk may have fewer. */
const MOST = 512;
const FEWEST = 128;

interface Chunk<T> {
  readonly items: readonly T[];
  /** How many of the items count. */
  readonly counted: number;
}

/** What arrays and lists have in common. */
export interface Sequence<T> extends Iterable<T> {
  readonly length: number;
  at(index: number): T | undefined;
  slice(from?: number, to?: number): readonly T[];
}

/**
 * An immutable list of many items. One that was made from another by `splice` shares all chunks with it but those at the
 * place of the change, so that a change costs what it touches. Some of the items count: to find the n-th of them, or how
 * many stand before a place, takes no walk through the list.
 */
export class List<T> implements Sequence<T> {
  readonly length: number;
  /** How many items count. */
  readonly counted: number;
  /** For each chunk how many items, and how many that count, stand before it. */
  private readonly starts: readonly number[];
  private readonly countedBefore: readonly number[];
  /** The chunk that was found last, as neighbours are often asked for one after the other. */
  private latest = 0;

  private constructor(
    private readonly chunks: readonly Chunk<T>[],
    private readonly counts: (item: T) => boolean,
  ) {
    const [starts, countedBefore]: [number[], number[]] = [[], []];
    let [length, counted] = [0, 0];
    for (const chunk of chunks) {
      starts.push(length);
      countedBefore.push(counted);
      length += chunk.items.length;
      counted += chunk.counted;
    }
    this.starts = starts;
    this.countedBefore = countedBefore;
    this.length = length;
    this.counted = counted;
  }

  /** The list of `items`, of which those count for which `counts` says so. */
  static of<T>(items: readonly T[], counts: (item: T) => boolean = () => false): List<T> {
    return new List(cut(items, counts), counts);
  }

  /** The item at `index`, from the end if that is negative, as of an array. */
  at(index: number): T | undefined {
    const i = index < 0 ? index + this.length : index;
    if (!(i >= 0 && i < this.length)) return undefined;
    const chunk = this.chunkAt(i);
    return this.chunks[chunk]!.items[i - this.starts[chunk]!];
  }

  /** The items `from` to before `to`, which must not be negative, as an array. */
  slice(from = 0, to = this.length): T[] {
    const end = Math.min(to, this.length);
    if (from >= end) return [];
    const first = this.chunkAt(from);
    const part = this.chunks[first]!.items.slice(from - this.starts[first]!, end - this.starts[first]!);
    if (this.starts[first]! + this.chunks[first]!.items.length >= end) return part;
    const parts: (readonly T[])[] = [];
    for (let i = first + 1; i < this.chunks.length && this.starts[i]! < end; i++)
      parts.push(this.chunks[i]!.items.slice(0, end - this.starts[i]!));
    return part.concat(...parts);
  }

  /** The list with `fresh` in place of the items `from` to before `to`. */
  splice(from: number, to: number, fresh: readonly T[]): List<T> {
    let [first, last] = [this.chunkAt(from), this.chunkAt(Math.max(from, to - 1))];
    const size = () => this.startOf(last + 1) - this.startOf(first) - (to - from) + fresh.length;
    while (size() < FEWEST && (first > 0 || last + 1 < this.chunks.length))
      if (last + 1 < this.chunks.length) last++;
      else first--;
    const items = this.slice(this.startOf(first), from).concat(fresh, this.slice(to, this.startOf(last + 1)));
    const chunks = [...this.chunks.slice(0, first), ...cut(items, this.counts), ...this.chunks.slice(last + 1)];
    return new List(chunks, this.counts);
  }

  /** How many of the items before `index` count. */
  countBefore(index: number): number {
    if (index >= this.length) return this.counted;
    const chunk = this.chunkAt(index);
    const { items } = this.chunks[chunk]!;
    let count = this.countedBefore[chunk]!;
    for (let i = index - this.starts[chunk]! - 1; i >= 0; i--) if (this.counts(items[i]!)) count++;
    return count;
  }

  /** The index of the item before which `count` others count and which counts itself; the length where there is none. */
  indexOfCounted(count: number): number {
    if (count >= this.counted) return this.length;
    const chunk = lastUpTo(this.countedBefore, count);
    const { items } = this.chunks[chunk]!;
    let left = count - this.countedBefore[chunk]!;
    let i = 0;
    for (; !this.counts(items[i]!) || left > 0; i++) if (this.counts(items[i]!)) left--;
    return this.starts[chunk]! + i;
  }

  /** The index of the first item from `from` on that passes `test`; the length where there is none. */
  findIndex(test: (item: T) => boolean, from = 0): number {
    let i = from;
    while (i < this.length && !test(this.at(i)!)) i++;
    return i;
  }

  /** The index of the last item up to `from` that passes `test`, or -1. */
  findLastIndex(test: (item: T) => boolean, from = this.length - 1): number {
    let i = from;
    while (i >= 0 && !test(this.at(i)!)) i--;
    return i;
  }

  /** How many items at the heads of both lists, or with `step` -1 at their tails, are the same; shared chunks are not looked into. */
  sharedWith(other: List<T>, step: 1 | -1 = 1): number {
    const most = Math.min(this.length, other.length);
    const chunk = (list: List<T>, i: number) => list.chunks.at(step > 0 ? i : -1 - i);
    let shared = 0;
    for (let i = 0; shared < most && chunk(this, i) === chunk(other, i); i++) shared += chunk(this, i)!.items.length;
    const item = (list: List<T>) => list.at(step > 0 ? shared : -1 - shared);
    while (shared < most && item(this) === item(other)) shared++;
    return shared;
  }

  *[Symbol.iterator](): Iterator<T> {
    for (const { items } of this.chunks) yield* items;
  }

  private startOf(chunk: number): number {
    return this.starts[chunk] ?? this.length;
  }

  /** The chunk of item `index`, or the last one. */
  private chunkAt(index: number): number {
    const { starts, latest } = this;
    if (!(index >= starts[latest]! && index < this.startOf(latest + 1))) this.latest = lastUpTo(starts, index);
    return this.latest;
  }
}

/** The last of the `sorted` numbers that is not greater than `value`; the first where all are. */
function lastUpTo(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sorted[middle]! <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Chunks of like size. */
function cut<T>(items: readonly T[], counts: (item: T) => boolean): Chunk<T>[] {
  const chunks: Chunk<T>[] = [];
  const number = Math.ceil(items.length / MOST);
  for (let i = 0; i < number; i++) {
    const part = items.slice(Math.floor((i * items.length) / number), Math.floor(((i + 1) * items.length) / number));
    let counted = 0;
    for (const item of part) if (counts(item)) counted++;
    chunks.push({ items: part, counted });
  }
  return chunks;
}
