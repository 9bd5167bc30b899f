import assert from "node:assert/strict";
import fc from "fast-check";
import { List } from "../../server/src/text/list";

const isEven = (item: number) => item % 2 === 0;

/** Takes out what lies in `share`, `size` of the list and puts in `fresh` items. */
const change = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.oneof(fc.nat(3), fc.nat(3000)),
  fresh: fc.oneof(fc.nat(3), fc.nat(3000)),
});

describe("List", () => {
  it("does what an array does, and leaves the list that it was made from as it was", () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.array(change, { maxLength: 6 }), (length, changes) => {
        let next = 0;
        const items = (count: number) => Array.from({ length: count }, () => next++);
        let array = items(length);
        let list = List.of(array, isEven);
        for (const { share, size, fresh } of changes) {
          const from = Math.floor(share * array.length);
          const to = Math.min(array.length, from + size);
          const added = items(fresh);
          const before = { array, list };
          list = list.splice(from, to, added);
          array = array.toSpliced(from, to - from, ...added);
          assertSame(list, array, from);
          assert.deepEqual([...before.list], before.array);
          const shared = list.sharedWith(before.list);
          assert.equal(shared, from === to && fresh === 0 ? array.length : from);
          if (shared < array.length) assert.equal(list.sharedWith(before.list, -1), before.array.length - to);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("shares all chunks but a few with the list that it was made from, however long that is", () => {
    for (const length of [20_000, 200_000]) {
      let list = List.of(Array.from({ length }, (_, i) => i));
      for (let i = 0; i < 2000; i++) {
        const from = (i * 7919) % list.length;
        const after = i % 3 === 0 ? list.splice(from, from, [i, i]) : list.splice(from, from + 1, [i]);
        assert.ok(chunksOf(after).filter((chunk) => !chunksOf(list).includes(chunk)).length <= 2);
        list = after;
      }
      for (const { items } of chunksOf(list)) assert.ok(items.length >= 256 && items.length <= 1024);
    }
  });

  it("keeps its chunks from becoming small when much is taken out", () => {
    let list = List.of(Array.from({ length: 20_000 }, (_, i) => i));
    while (list.length > 300) list = list.splice((list.length * 2) / 3, (list.length * 2) / 3 + 40, []);
    assert.ok(chunksOf(list).length <= 2);
  });
});

function assertSame(list: List<number>, array: readonly number[], from: number): void {
  assert.equal(list.length, array.length);
  assert.deepEqual([...list], array);
  for (const index of [0, from - 1, from, from + 1, array.length - 1, array.length, -1]) {
    assert.equal(list.at(index), array.at(index));
    if (index < 0 || index >= array.length) continue;
    const counted = array.slice(0, index).filter(isEven).length;
    assert.equal(list.countBefore(index), counted);
    assert.equal(list.indexOfCounted(counted), indexFrom(array, index));
    assert.equal(list.findIndex(isEven, index), indexFrom(array, index));
    assert.equal(list.findLastIndex(isEven, index), array.slice(0, index + 1).findLastIndex(isEven));
  }
  assert.equal(list.countBefore(array.length), list.counted);
  assert.deepEqual(list.slice(from, from + 1500), array.slice(from, from + 1500));
  assert.equal(list.counted, array.filter(isEven).length);
}

/** The index of the first item that counts from `from` on, or the length. */
function indexFrom(array: readonly number[], from: number): number {
  const found = array.slice(from).findIndex(isEven);
  return found < 0 ? array.length : from + found;
}

/** The chunks of a list, which are nobody else's business. */
function chunksOf<T>(list: List<T>): readonly { items: readonly T[] }[] {
  return (list as unknown as { chunks: readonly { items: readonly T[] }[] }).chunks;
}
