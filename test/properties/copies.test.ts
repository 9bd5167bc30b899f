import assert from "node:assert/strict";
import fc from "fast-check";
import { Copies } from "../../server/src/structure/duplicates";

/** Keys that few speeches share, or so few keys that more speeches have them than count. */
const keys = fc.oneof(
  fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }),
  fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 4 }),
);
const speeches = fc.array(keys, { minLength: 2, maxLength: 60 });

/** What an edit makes of some neighbouring speeches: keys change, or speeches come and go, are divided or joined. */
interface Change {
  readonly share: number;
  readonly gone: number;
  readonly fresh: readonly (readonly number[])[];
  readonly kind: "others" | "one key" | "divided" | "joined" | "again";
}

const change: fc.Arbitrary<Change> = fc.record({
  share: fc.double({ min: 0, max: 1, noNaN: true }),
  gone: fc.nat(3),
  fresh: fc.array(keys, { maxLength: 3 }),
  kind: fc.constantFrom("others", "one key", "divided", "joined", "again"),
});

describe("copies", () => {
  it("are after each change those of all speeches at once", () => {
    let copied = 0;
    fc.assert(
      fc.property(speeches, fc.array(change, { maxLength: 20 }), (start, changes) => {
        const copies = new Copies();
        let now = start as readonly (readonly number[])[];
        for (const each of changes) {
          now = changed(now, each);
          const found = originals(copies, now);
          assert.deepEqual(found, originals(new Copies(), now));
          if (found.some((original) => original !== null)) copied++;
        }
      }),
      { numRuns: 500 },
    );
    assert.ok(copied > 0);
  });

  it("are told by the lines that they share", () => {
    const own = [1, 2, 3, 4];
    const found = originals(new Copies(), [own, [5, 6], [1, 2, 7, 8], [5], [1, 2, 3, 4, 9], [5, 6]]);
    assert.deepEqual(found, [null, null, 0, null, 0, 1]);
  });

  it("are found where a line is no longer too common to tell", () => {
    const copies = new Copies();
    const all = [...Array.from({ length: 8 }, (_, i) => [1, 10 + i]), [1, 2], [1, 2]];
    assert.equal(originals(copies, all)[9], null);
    assert.equal(originals(copies, all.with(0, [10]))[9], 8);
    assert.equal(originals(copies, all)[9], null);
  });
});

function originals(copies: Copies, all: readonly (readonly number[])[]): (number | null)[] {
  copies.update(all.map((each) => ({ keys: each })));
  return all.map((_, index) => copies.originalOf(index));
}

function changed(all: readonly (readonly number[])[], { share, gone, fresh, kind }: Change): (readonly number[])[] {
  const from = Math.floor(share * all.length);
  const old = all.slice(from, from + gone);
  const parts: Readonly<Record<Change["kind"], readonly (readonly number[])[]>> = {
    others: fresh,
    "one key": old.map(([first, ...rest]) => [
      ...new Set([...rest, ...(first === undefined ? [] : [(first % 60) + 1])]),
    ]),
    divided: old.flatMap((own) => [own.slice(0, own.length >> 1), own.slice(own.length >> 1)]),
    joined: [[...new Set(old.flat())]],
    again: [...old, ...old],
  };
  return all.toSpliced(from, gone, ...parts[kind]);
}
