import assert from "node:assert/strict";
import fc from "fast-check";
import { PlacedList } from "../../server/src/structure/placed-list";

const places = fc.uniqueArray(fc.nat(100), { maxLength: 20 }).map((all) => all.sort((a, b) => a - b));
const listAt = (at: readonly number[]) =>
  new PlacedList(
    at,
    at.map((place) => ({ place })),
  );

describe("a list of items at places", () => {
  it("finds the first item at or behind a place", () => {
    fc.assert(
      fc.property(places, fc.nat(101), (at, place) => {
        const index = at.findIndex((each) => each >= place);
        assert.equal(listAt(at).firstFrom(place), index < 0 ? at.length : index);
      }),
    );
  });

  it("moves what stands behind a change, and shares its items", () => {
    fc.assert(
      fc.property(
        places,
        places,
        fc.nat(20),
        fc.nat(20),
        fc.integer({ min: -5, max: 5 }),
        (at, fresh, i, count, by) => {
          const [before, put] = [listAt(at), listAt(fresh)];
          const from = Math.min(i, at.length);
          const to = Math.min(from + count, at.length);
          const after = before.splice(from, to, put, by);
          assert.deepEqual(after.places, [...at.slice(0, from), ...fresh, ...at.slice(to).map((place) => place + by)]);
          const items = [...before.items.slice(0, from), ...put.items, ...before.items.slice(to)];
          assert.ok(after.items.every((item, k) => item === items[k]) && after.length === items.length);
          assert.deepEqual(before.places, at);
        },
      ),
    );
  });
});
