import assert from "node:assert/strict";
import { getHeapSpaceStatistics, setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { tidy } from "../../server/src/runtime/tidy";

/** Bytes of the heap's spaces whose names pass `test`. */
const used = (test: RegExp) =>
  getHeapSpaceStatistics().reduce((sum, space) => sum + (test.test(space.space_name) ? space.space_used_size : 0), 0);
const young = () => used(/^new_space$/);
const large = () => used(/large_object_space$/);

/** Leaves some 800 kB of young garbage behind. */
const litter = () => Array.from({ length: 10_000 }, (_, i) => ({ i, text: { i } })).length;

/** Looks for something in a text of a megabyte, of which nobody needs anything then. */
const look = () =>
  /水/.test(
    Buffer.alloc(1 << 20, "土水")
      .toString("utf8")
      .slice(10),
  );

describe("tidying up", () => {
  before(() => {
    setFlagsFromString("--expose-gc");
    globalThis.gc = runInNewContext("gc") as NodeJS.GCFunction;
    tidy();
    tidy();
  });
  after(() => {
    globalThis.gc = undefined;
  });

  it("takes away what is young and of no use any more", () => {
    litter();
    tidy();
    assert.ok(young() < 200_000, `${young()} bytes are left`);
  });

  it("takes away the text in which a pattern was found last", () => {
    const before = large();
    look();
    tidy();
    assert.ok(large() - before < 100_000, `${large() - before} bytes are left`);
  });

  it("does nothing where V8 does not let us", () => {
    globalThis.gc = undefined;
    assert.doesNotThrow(tidy);
  });
});
