import { keepLayout } from "../runtime/keep-layout";

/**
 * A set of integers from 0 to 2³¹ − 2 that holds `most` of them at most: a hash table in one typed array, where a `Set`
 * would grow step by step.
 */
export class IntegerSet {
  /** Each in the order in which they came. */
  readonly values: number[] = [];
  /** A value plus one, or 0 where the slot is free; half of them are. */
  private readonly slots: Int32Array;

  constructor(most: number) {
    this.slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * most + 1)));
  }

  has(value: number): boolean {
    return this.slots[this.slotOf(value)] !== 0;
  }

  add(value: number): void {
    const slot = this.slotOf(value);
    if (this.slots[slot] !== 0) return;
    this.slots[slot] = value + 1;
    this.values.push(value);
  }

  /** The slot that holds `value`, or the free one that would. */
  private slotOf(value: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (Math.imul(value, 0x9e3779b1) >>> 12) & mask;
    while (slots[slot] !== 0 && slots[slot] !== value + 1) slot = (slot + 1) & mask;
    return slot;
  }
}
keepLayout(new IntegerSet(0));
