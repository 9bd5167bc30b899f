import assert from "node:assert/strict";
import { Dump } from "../../server/src/dump";
import type { Line } from "../../server/src/reading/line";
import { generateSpeech } from "../support/generate";
import { Random } from "../support/random";

/** What is typed into the middle of a speech in the middle of a dump. */
const keys: Readonly<Record<string, string>> = {
  "a character": "水",
  "a line break": "\n",
  "the head of a speech": "\n第三篇：在总结会上的讲话\n同志们：\n",
  "the head of a list of links": "\n相关推荐：\n",
};

/** Two chunks of a list that are put together anew, and what is around. Lines. */
const MOST = 2500;

describe("a keystroke", () => {
  for (const [what, text] of Object.entries(keys))
    it(`reads no more lines of a long dump than of a short one: ${what}`, () => {
      const [short, long] = [100, 800].map((speeches) => linesRead(speeches, text));
      assert.ok(long! < MOST && short! < MOST, `${short} of the short dump, ${long} of the long one`);
    });

  it("shares what it does not change", () => {
    const before = settled(dumpOf(100));
    const after = settled(before.edit([changeIn(before, "水")]));
    const kept = (list: readonly unknown[], old: readonly unknown[]) =>
      list.filter((each) => old.includes(each)).length;
    assert.equal(kept(after.structure.speeches, before.structure.speeches), before.structure.speeches.length - 1);
    const problems = (dump: Dump) => dump.findings.items;
    assert.equal(kept(problems(after), problems(before)), before.findings.length - 1);
    const moved = settled(before.edit([changeIn(before, "\n")]));
    assert.ok(kept(problems(moved), problems(before)) >= before.findings.length - 2);
  });
});

function dumpOf(speeches: number): Dump {
  const random = new Random(speeches);
  return Dump.read(Array.from({ length: speeches }, (_, i) => generateSpeech(random, undefined, i + 1)).join(""));
}

/** Has `dump` analysed as far as an editor asks after each keystroke. */
function settled(dump: Dump): Dump {
  void dump.structure;
  void dump.findings;
  return dump;
}

/** `text` typed into the longest line of the speech in the middle. */
function changeIn({ lines, structure }: Dump, text: string) {
  const { line, speech } = structure.speeches[structure.speeches.length >> 1]!;
  const lengths = lines.slice(line, line + speech.endLine).map((each) => each.text.length);
  const longest = Math.max(...lengths);
  const start = { line: line + lengths.indexOf(longest), character: longest >> 1 };
  return { range: { start, end: start }, text };
}

/** How many lines of a dump are looked at until all is known again after `text` was typed. */
function linesRead(speeches: number, text: string): number {
  const dump = settled(dumpOf(speeches));
  const change = changeIn(dump, text);
  const read = new Set<Line>();
  for (const line of dump.lines) {
    const { mark } = line;
    Object.defineProperty(line, "mark", { get: () => read.add(line) && mark });
  }
  settled(dump.edit([change]));
  return read.size;
}
