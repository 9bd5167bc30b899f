/** Stands for no holder. */
export const NOBODY = -1;

/** Room for what is typed. */
const SPARE = 1024;

/** Who holds which keys: a hash table in typed arrays, which an edit changes without leaving garbage. Keys and holders are numbers. */
export class Holders {
  /** By holder, how many keys the last question has counted. */
  counted = new Int32Array(0);
  private latest: readonly number[] = [];
  private readonly mask: number;
  /** Slot → 1 + the last entry of its key; the entries of a key are a ring, in the order of their holders. */
  private readonly slots: Int32Array;
  private readonly key: Int32Array;
  private readonly holder: Int32Array;
  private readonly next: Int32Array;
  private size = 0;
  /** Entries that were removed. */
  private readonly free: number[] = [];

  /** A table for `count` entries; `places` says where each holder stands among the others. */
  constructor(
    count: number,
    private readonly places: readonly number[],
  ) {
    const capacity = count + (count >> 3) + SPARE;
    this.mask = 2 ** Math.ceil(Math.log2(2 * capacity)) - 1;
    this.slots = new Int32Array(this.mask + 1);
    this.key = new Int32Array(capacity);
    this.holder = new Int32Array(capacity);
    this.next = new Int32Array(capacity);
  }

  /** How many entries may be inserted. */
  get room(): number {
    return this.key.length - this.size + this.free.length;
  }

  insert(key: number, holder: number): void {
    const slot = this.slotOf(key);
    const last = this.slots[slot]! - 1;
    if (last >= 0 && this.holder[last] === NOBODY) {
      this.holder[last] = holder;
      return;
    }
    const entry = this.free.pop() ?? this.size++;
    this.key[entry] = key;
    this.holder[entry] = holder;
    const isLast = last < 0 || this.placeOf(last) < this.places[holder]!;
    if (isLast) this.slots[slot] = entry + 1;
    let before = last;
    if (!isLast) while (this.placeOf(this.next[before]!) < this.places[holder]!) before = this.next[before]!;
    this.next[entry] = last < 0 ? entry : this.next[before]!;
    if (last >= 0) this.next[before] = entry;
  }

  remove(key: number, holder: number): void {
    const slot = this.slotOf(key);
    const last = this.slots[slot]! - 1;
    let before = last;
    while (this.holder[this.next[before]!] !== holder) before = this.next[before]!;
    const entry = this.next[before]!;
    if (entry === before) {
      // The key keeps its slot, as others may have had to go on from there.
      this.holder[entry] = NOBODY;
      return;
    }
    if (entry === last) this.slots[slot] = before + 1;
    this.next[before] = this.next[entry]!;
    this.free.push(entry);
  }

  /** Who stands before `place` and is one of the first `most` that hold one of `keys`; counts for each, how many of these. */
  before(place: number, keys: readonly number[], most: number): readonly number[] {
    return this.tally(keys, 0, place, most);
  }

  /** Who stands at or behind `place` and holds any of `keys`; counts for each, how many of these. */
  from(place: number, keys: readonly number[]): readonly number[] {
    return this.tally(keys, place, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY);
  }

  private tally(keys: readonly number[], from: number, to: number, most: number): readonly number[] {
    if (this.counted.length < this.places.length) this.counted = new Int32Array(2 * this.places.length);
    for (const holder of this.latest) this.counted[holder] = 0;
    const holders: number[] = [];
    for (const key of keys) {
      const last = this.slots[this.slotOf(key)]! - 1;
      if (last < 0 || this.holder[last] === NOBODY) continue;
      let entry = last;
      for (let left = most; left > 0; left--) {
        entry = this.next[entry]!;
        const place = this.placeOf(entry);
        if (place >= to) break;
        const holder = this.holder[entry]!;
        if (place >= from && this.counted[holder]!++ === 0) holders.push(holder);
        if (entry === last) break;
      }
    }
    this.latest = holders;
    return holders;
  }

  private placeOf(entry: number): number {
    return this.places[this.holder[entry]!]!;
  }

  /** The slot of `key`, or the one that is free for it. */
  private slotOf(key: number): number {
    let slot = key & this.mask;
    while (this.slots[slot] !== 0 && this.key[this.slots[slot]! - 1] !== key) slot = (slot + 1) & this.mask;
    return slot;
  }
}
