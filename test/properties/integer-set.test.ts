import assert from "node:assert/strict";
import fc from "fast-check";
import { IntegerSet } from "../../server/src/structure/integer-set";

describe("a set of integers", () => {
  it("holds what a set holds, in the same order", () => {
    const integer = fc.oneof(fc.nat(40), fc.nat(2 ** 31 - 2));
    fc.assert(
      fc.property(fc.array(integer), fc.array(integer), (added, asked) => {
        const set = new IntegerSet(new Set(added).size);
        for (const value of added) set.add(value);
        assert.deepEqual(set.values, [...new Set(added)]);
        for (const value of [...added, ...asked]) assert.equal(set.has(value), added.includes(value));
      }),
    );
  });
});
