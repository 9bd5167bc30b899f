import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { EVERYTHING } from "../../server/src/reading/glance";
import { findInlineOrdinals } from "../../server/src/reading/inline";
import { readLines } from "../../server/src/reading/line";
import { readMark } from "../../server/src/reading/mark";
import { describeRealDumps } from "../real-dumps";
import { fixture } from "../repository";
import { generateDump } from "../support/generate";
import { Random } from "../support/random";

describe("a glance at a line", () => {
  it("rules out no pattern that would have matched", () => {
    const fixtures = readdirSync(fixture("."), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"));
    for (const text of [...fixtures, ...Array.from({ length: 8 }, (_, seed) => generateDump(seed, 30_000))])
      assertThorough(text);
  });
});

describeRealDumps("a glance at a line of a real dump", (path) => {
  it("rules out no pattern that would have matched", () => assertThorough(readFileSync(path, "utf8")));
});

/** Each line of `text`, and parts of it, read the same whether all patterns are tried or only the likely ones; its inner markers, too. */
function assertThorough(text: string): void {
  for (const line of readLines(text))
    assert.deepEqual(findInlineOrdinals(line, 0), findInlineOrdinals({ ...line, traits: -1 }, 0), line.text);
  const random = new Random(text.length);
  for (const line of text.split(/\r\n|\r|\n/)) {
    const cut = random.between(0, line.length);
    for (const part of [line, line.slice(cut), line.slice(0, cut)])
      assert.deepEqual(
        readMark(part),
        readMark(part, 0, part.length, -1, () => EVERYTHING),
        part,
      );
  }
}
