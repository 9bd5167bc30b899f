import assert from "node:assert/strict";
import fc from "fast-check";
import { type Copies, findCopies } from "../../server/src/structure/duplicates";

/** So few keys that speeches share many of them, and so many that some are nobody else's. */
const keys = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 12 });

describe("copies", () => {
  it("are after each change those of all speeches at once", () => {
    const change = fc.record({
      share: fc.double({ min: 0, max: 0.999, noNaN: true }),
      at: fc.nat(11),
      key: fc.nat(80),
    });
    let kept = 0;
    fc.assert(
      fc.property(fc.array(keys, { minLength: 2, maxLength: 30 }), fc.array(change), (start, changes) => {
        let speeches: readonly (readonly number[])[] = start;
        let copies: Copies = findCopies(speeches, null);
        for (const { share, at, key } of changes) {
          const index = Math.floor(share * speeches.length);
          const before = speeches[index]!;
          if (before.length === 0) continue;
          const own = [...new Set(before.with(Math.min(at, before.length - 1), key + 1))];
          speeches = speeches.with(index, own);
          const { copyOf } = copies;
          copies = findCopies(speeches, copies);
          if (copies.copyOf === copyOf) kept++;
          assert.deepEqual(copies.copyOf, findCopies(speeches, null).copyOf);
        }
      }),
    );
    assert.ok(kept > 0);
  });
});
