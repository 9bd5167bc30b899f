import { foldCode } from "../reading/fold";
import type { Line } from "../reading/line";
import { IntegerSet } from "./integer-set";
import type { Speech } from "./structure";

/** Characters of a line that stand for it, and the fewest that a line must have to be telling. */
const KEY = 24;
/** The share of the smaller speech's lines that must stand in the other. */
const SHARED = 0.5;
/** A line that stands in more speeches than this tells nothing. */
const COMMON = 8;

/** Hashes of the telling lines of a speech; they never change with it. */
const known = new WeakMap<Speech, readonly number[]>();

/** The hashes of the telling lines of `speech`, which starts at `line`; each once, in order. */
export function keysOf(lines: readonly Line[], line: number, speech: Speech): readonly number[] {
  let keys = known.get(speech);
  if (!keys) {
    const found = new IntegerSet(speech.endLine + 1);
    for (let i = line; i <= line + speech.endLine; i++) {
      const key = lineKey(lines[i]!.text);
      if (key !== 0) found.add(key);
    }
    keys = found.values;
    known.set(speech, keys);
  }
  return keys;
}

/** What was found for some speeches, so that it need not be found again while their keys stay the same. */
export interface Copies {
  readonly keys: readonly (readonly number[])[];
  /** For each speech the index of the first earlier one that it is a near-copy of, or null. */
  readonly copyOf: readonly (number | null)[];
  /** Free to be filled anew. */
  readonly table: KeyTable;
}

/**
 * The near-copies among speeches that are given by their keys. Two speeches are copies when half of the telling lines of the
 * smaller begin alike, whatever their script, width and pinyin: so a truncated or mangled copy is found too.
 */
export function findCopies(keys: readonly (readonly number[])[], before: Copies | null): Copies {
  const kept = before && keepCopies(keys, before);
  if (kept) return kept;
  const table = emptyTable(
    keys.reduce((sum, each) => sum + each.length, 0),
    before?.table,
  );
  const shared = new Int32Array(keys.length);
  const others: number[] = [];
  const copyOf = keys.map((own, index) => {
    others.length = 0;
    for (const key of own) table.add(key, index, shared, others);
    let copy: number | null = null;
    for (const other of others) {
      const count = shared[other]!;
      shared[other] = 0;
      const enough = count >= 2 && count >= SHARED * Math.min(own.length, keys[other]!.length);
      if (enough && (copy === null || other < copy)) copy = other;
    }
    return copy;
  });
  return { keys, copyOf, table };
}

/** More lines than this do not change at a keystroke. */
const TYPED = 4;

/** What was found `before` where it holds for `keys` too: at most one speech has others, as many, that no other speech has. */
function keepCopies(keys: readonly (readonly number[])[], before: Copies): Copies | null {
  if (keys.length !== before.keys.length) return null;
  const isOther = (own: readonly number[], i: number) => !isSame(own, before.keys[i]!);
  const changed = keys.findIndex(isOther);
  if (changed < 0) return before;
  const [old, now] = [before.keys[changed]!, keys[changed]!];
  if (old.length !== now.length || keys.findLastIndex(isOther) !== changed) return null;
  const told = [...old.filter((key) => !now.includes(key)), ...now.filter((key) => !old.includes(key))];
  if (told.length > 2 * TYPED) return null;
  const isShared = keys.some((own, i) => i !== changed && own.some((key) => told.includes(key)));
  return isShared ? null : { ...before, keys };
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  return a.length === b.length && a.every((key, i) => key === b[i]);
}

/** A hash table from keys to the speeches that have them, in typed arrays: it is filled anew when a boundary changes. */
export class KeyTable {
  private readonly mask: number;
  /** Slot → entry + 1 with that key; entries of one key are a list, the newest first. */
  private readonly slots: Int32Array;
  private readonly key: Int32Array;
  private readonly owner: Int32Array;
  private readonly next: Int32Array;
  private size = 0;

  constructor(readonly capacity: number) {
    this.mask = 2 ** Math.ceil(Math.log2(2 * capacity + 2)) - 1;
    this.slots = new Int32Array(this.mask + 1);
    this.key = new Int32Array(capacity);
    this.owner = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
  }

  clear(): void {
    this.slots.fill(0);
    this.size = 0;
  }

  /**
   * Adds `owner` to those of `key`, unless they are so many that the key tells nothing, and counts in `shared` a key more
   * for each of the others; those that had none before come to `others`.
   */
  add(key: number, owner: number, shared: Int32Array, others: number[]): void {
    let slot = key & this.mask;
    while (this.slots[slot] !== 0 && this.key[this.slots[slot]! - 1] !== key) slot = (slot + 1) & this.mask;
    const first = this.slots[slot]! - 1;
    let owners = 0;
    for (let entry = first; entry >= 0; entry = this.next[entry]!, owners++)
      if (shared[this.owner[entry]!]!++ === 0) others.push(this.owner[entry]!);
    if (owners === COMMON) return;
    this.key[this.size] = key;
    this.owner[this.size] = owner;
    this.next[this.size] = first;
    this.slots[slot] = ++this.size;
  }
}

/** A table for `capacity` keys: `old` where it is large enough. */
function emptyTable(capacity: number, old: KeyTable | undefined): KeyTable {
  if (!old || old.capacity < capacity) return new KeyTable(capacity + (capacity >> 3));
  old.clear();
  return old;
}

/** A hash of the first Chinese characters of a line, or 0 where there are too few. */
function lineKey(text: string): number {
  if (text.length < KEY) return 0;
  let hash = 0x811c9dc5;
  let count = 0;
  for (let i = 0; i < text.length && count < KEY; i++) {
    const code = foldCode(text.charCodeAt(i));
    if (code < 0x4e00 || code > 0x9fff) continue;
    hash = Math.imul(hash ^ code, 0x01000193);
    count++;
  }
  // Thirty bits, which need no object of their own.
  return count < KEY ? 0 : hash >>> 2;
}
