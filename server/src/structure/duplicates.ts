import { foldCode } from "../reading/fold";
import type { Line } from "../reading/line";
import { Holders, NOBODY } from "./holders";
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

/** Where more speeches change at once, all are looked at again. */
const FEW = 16;

/** A speech by its keys. */
interface Keyed {
  readonly keys: readonly number[];
}

/**
 * The near-copies among the speeches of a dump. Two speeches are copies when half of the telling lines of the smaller begin
 * alike, whatever their script, width and pinyin: so a truncated or mangled copy is found too. What is asked for mostly
 * differs little from what was asked for last, and only what differs is looked at.
 */
export class Copies {
  /** The speeches that were asked for last, and the ids by which they are known here. */
  private speeches: readonly Keyed[] = [];
  private ids: readonly number[] = [];
  /** By id: the index of the speech, its keys, and the id of the speech that it copies. */
  private readonly places: number[] = [];
  private readonly keys: (readonly number[])[] = [];
  private readonly originals: number[] = [];
  /** Ids of speeches that are gone. */
  private readonly free: number[] = [];
  private holders = new Holders(0, this.places);

  /** Looks for the near-copies among `speeches`. */
  update(speeches: readonly Keyed[]): void {
    const before = this.speeches;
    let from = 0;
    let [end, to] = [before.length, speeches.length];
    while (from < end && from < to && hasSameKeys(before[from]!, speeches[from]!)) from++;
    while (from < end && from < to && hasSameKeys(before[end - 1]!, speeches[to - 1]!)) [end, to] = [end - 1, to - 1];
    this.speeches = speeches;
    if (from < end || from < to) this.replace(from, this.ids.slice(from, end), speeches.slice(from, to));
  }

  /** For the speech at `index` the index of the first earlier one that it is a near-copy of, or null. */
  originalOf(index: number): number | null {
    const original = this.originals[this.ids[index]!]!;
    return original === NOBODY ? null : this.places[original]!;
  }

  /** Puts the speeches `fresh` in place of those known as `gone`, the first of which stands at index `from`. */
  private replace(from: number, gone: readonly number[], fresh: readonly Keyed[]): void {
    const lost = gone.map((id) => this.keys[id]!);
    for (const id of gone) this.forget(id);
    const added = fresh.map(({ keys }) => this.idFor(keys));
    const behind = this.ids.slice(from + gone.length);
    this.ids = [...this.ids.slice(0, from), ...added, ...behind];
    for (let i = from; i < this.ids.length; i++) this.places[this.ids[i]!] = i;
    this.enter(added);
    const again = new Set(added.length + gone.length > FEW ? this.ids : added);
    if (again.size < this.ids.length) {
      for (const id of behind) if (gone.includes(this.originals[id]!)) again.add(id);
      this.addCopies(added, from + added.length, again);
      this.addHolders(differing(lost, fresh), from + added.length, again);
    }
    for (const id of again) this.originals[id] = this.findOriginal(id);
  }

  private forget(id: number): void {
    for (const key of this.keys[id]!) this.holders.remove(key, id);
    this.free.push(id);
  }

  private idFor(keys: readonly number[]): number {
    const id = this.free.pop() ?? this.keys.length;
    this.keys[id] = keys;
    return id;
  }

  /** Enters the keys of `added` among those of the others, or all anew where there is no room for them. */
  private enter(added: readonly number[]): void {
    const count = (ids: readonly number[]) => ids.reduce((sum, id) => sum + this.keys[id]!.length, 0);
    const hasRoom = count(added) <= this.holders.room;
    if (!hasRoom) this.holders = new Holders(count(this.ids), this.places);
    for (const id of hasRoom ? added : this.ids) for (const key of this.keys[id]!) this.holders.insert(key, id);
  }

  /** The id of the first earlier speech that the one known as `id` is a near-copy of. */
  private findOriginal(id: number): number {
    let original = NOBODY;
    for (const other of this.holders.before(this.places[id]!, this.keys[id]!, COMMON))
      if (this.isCopy(id, other) && (original === NOBODY || this.places[other]! < this.places[original]!))
        original = other;
    return original;
  }

  /** Adds to `again` what may be a near-copy of one of `added`, from index `from` on. */
  private addCopies(added: readonly number[], from: number, again: Set<number>): void {
    for (const id of added)
      for (const other of this.holders.from(from, this.keys[id]!)) if (this.isCopy(id, other)) again.add(other);
  }

  /** Adds to `again` what has one of `keys`, from index `from` on, where so many have it that others may count now. */
  private addHolders(keys: readonly number[], from: number, again: Set<number>): void {
    for (const key of keys) {
      const holders = this.holders.from(0, [key]);
      if (holders.length >= COMMON) for (const id of holders) if (this.places[id]! >= from) again.add(id);
    }
  }

  /** Whether the keys that the last tally has counted for `other` make it and `id` near-copies. */
  private isCopy(id: number, other: number): boolean {
    const count = this.holders.counted[other]!;
    return count >= 2 && count >= SHARED * Math.min(this.keys[id]!.length, this.keys[other]!.length);
  }
}

/** The keys that are in more or in fewer of some speeches than before. */
function differing(before: readonly (readonly number[])[], after: readonly Keyed[]): number[] {
  const counts = new Map<number, number>();
  for (const keys of before) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) - 1);
  for (const { keys } of after) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return [...counts.keys()].filter((key) => counts.get(key) !== 0);
}

function hasSameKeys(a: Keyed, b: Keyed): boolean {
  return a.keys === b.keys || (a.keys.length === b.keys.length && a.keys.every((key, i) => key === b.keys[i]));
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
