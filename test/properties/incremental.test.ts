import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Dump, type TextChange } from "../../server/src/dump";
import type { PlacedProblem, Problem } from "../../server/src/rules/rule";
import { generateDump, generateSpeech } from "../support/generate";
import { Random } from "../support/random";

/** What an edit may bring: characters, each kind of break and its halves, halves of surrogate pairs, whole speeches. */
const piece = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom("", "。", "一、", "（二）", "同志们：", "谢谢大家！", "第三篇：", "　", "x"),
  },
  { weight: 2, arbitrary: fc.constantFrom("\n", "\r", "\r\n", "\n\r", "\n\n\n", "\r\r\n") },
  { weight: 1, arbitrary: fc.constantFrom("🌾", "\ud83c", "\udf3e", "\0", "\ufeff") },
  // Few seeds, so that copies are pasted too.
  { weight: 1, arbitrary: fc.nat(3).map((seed) => generateSpeech(new Random(seed))) },
);

/** Replaces what lies between a place and some lines below it. Places and columns may lie after the end. */
interface Replacement {
  readonly share: number;
  readonly character: number;
  readonly below: number;
  readonly end: number;
  readonly text: string;
}

const column = fc.oneof(fc.constant(0), fc.nat(6), fc.nat(400));
const replacement: fc.Arbitrary<Replacement> = fc.record({
  share: fc.double({ min: 0, max: 1.05, noNaN: true }),
  character: column,
  below: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(40)),
  end: column,
  text: piece,
});

const step = fc.oneof({ weight: 5, arbitrary: replacement }, { weight: 1, arbitrary: fc.constant("undo" as const) });

describe("incremental analysis", () => {
  it("equals a full one after any edits", function () {
    this.timeout(60_000);
    fc.assert(
      fc.property(
        fc.integer(),
        fc.nat(5000),
        fc.array(step, { minLength: 1, maxLength: 10 }),
        (seed, length, steps) => {
          let text = generateDump(seed, length);
          let dump = Dump.read(text);
          const done: TextChange[] = [];
          for (const each of steps) {
            const change = each === "undo" ? done.pop() : changeOf(dump, each);
            if (!change) continue;
            if (each !== "undo") done.push(inverse(text, change));
            const before = dump;
            dump = dump.edit([change]);
            text = applied(text, change);
            assertSharing(before, dump, change);
            assertFresh(dump, text);
          }
        },
      ),
      { numRuns: 80 },
    );
  });

  it("applies several changes one after the other", () => {
    const at = (line: number, character: number) => ({ line, character });
    const dump = Dump.read("甲\r乙\n丙").edit([
      { range: { start: at(1, 0), end: at(1, 1) }, text: "" },
      { range: { start: at(1, 0), end: at(1, 0) }, text: "丁" },
    ]);
    assert.deepEqual(
      Array.from(dump.lines, ({ text, eol }) => text + eol),
      ["甲\r\n", "丁丙"],
    );
  });

  it("keeps the speeches that it leaves alone, and what was found in them", () => {
    const random = new Random(1);
    const speeches = Array.from({ length: 6 }, (_, index) => generateSpeech(random, undefined, index + 1));
    const before = Dump.read(speeches.map((speech) => speech.replace("。", "锟斤拷。")).join(""));
    const placements = before.structure.speeches;
    assert.equal(placements.length, 6);
    const line = placements[3]!.line + 3;
    const start = { line, character: before.lines.at(line)!.text.length - 1 };
    const after = before.edit([{ range: { start, end: start }, text: "，大家要记牢" }]);
    for (const i of [0, 1, 2, 4, 5]) {
      assert.equal(after.structure.speeches[i]!.speech, placements[i]!.speech);
      assert.ok(problemsIn(before, i));
      assert.equal(problemsIn(after, i), problemsIn(before, i));
    }
    assert.notEqual(after.structure.speeches[3]!.speech, placements[3]!.speech);
  });

  it("looks for problems only where it is asked to, and nowhere twice", () => {
    const random = new Random(1);
    const speeches = Array.from({ length: 6 }, (_, index) => generateSpeech(random, undefined, index + 1));
    const dump = Dump.read(speeches.join(""));
    const { line, speech } = dump.structure.speeches[2]!;
    const near = dump.problemsNear(line + 1, line + speech.endLine);
    // Five speeches, and what stands behind the last one.
    assert.equal([...dump.inspect()].length, 6);
    assert.equal([...dump.inspect()].length, 0);
    const isNear = ({ range, placement }: PlacedProblem) =>
      placement ? placement.line === line : range.start.line > line && range.start.line <= line + speech.endLine;
    assert.deepEqual(near.filter(isNear), dump.problems.filter(isNear));
    const start = { line: line + 3, character: 1 };
    const after = dump.edit([{ range: { start, end: start }, text: "，大家要记牢" }]);
    assert.equal(after.structure.speeches.length, 6);
    assert.equal([...after.inspect()].length, 1);
  });

  it("takes a paste of more lines than a call has arguments", () => {
    const paste = "一、水利\n".repeat(200_000);
    const dump = Dump.read("同志们：\n").edit([
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: paste },
    ]);
    assert.equal(dump.lines.length, 200_002);
  });
});

/** What is wrong in the speech at `index`. */
function problemsIn({ structure, findings: { places, items } }: Dump, index: number): readonly Problem[] | undefined {
  return items[places.lastIndexOf(structure.speeches[index]!.line)];
}

function changeOf({ lines }: Dump, { share, character, below, end, text }: Replacement): TextChange {
  const line = Math.floor(share * lines.length);
  return { range: { start: { line, character }, end: { line: line + below, character: end } }, text };
}

/** `text` after `change`, by an independent reading of what the protocol means. */
function applied(text: string, { range, text: newText }: TextChange): string {
  return TextDocument.applyEdits(documentOf(text), [{ range, newText }]);
}

/** The change that takes `change` back. */
function inverse(text: string, change: TextChange): TextChange {
  const document = documentOf(text);
  const { start, end } = change.range;
  const [from, to] = [document.offsetAt(start), document.offsetAt(end)].sort((a, b) => a - b);
  const after = documentOf(applied(text, change));
  return {
    range: { start: after.positionAt(from!), end: after.positionAt(from! + change.text.length) },
    text: text.slice(from, to),
  };
}

/** A document that knows no earlier version, whose places may have moved. */
function documentOf(text: string): TextDocument {
  return TextDocument.create("dump:", "speech-dump", 0, text);
}

/** Lines that `change` does not touch are the same objects; a \r before it may take in its \n. */
function assertSharing(before: Dump, after: Dump, { range }: TextChange): void {
  const lines = [range.start.line, range.end.line].map((line) => Math.min(line, before.lines.length - 1));
  const [head, tail] = [Math.min(...lines) - 1, before.lines.length - 1 - Math.max(...lines)];
  assert.ok(after.lines.sharedWith(before.lines) >= head);
  assert.ok(after.lines.sharedWith(before.lines, -1) >= tail);
}

/** `dump` says of its text what a full analysis says. */
function assertFresh(dump: Dump, text: string): void {
  const fresh = Dump.read(text);
  assert.equal(dump.text, text);
  assert.deepEqual([...dump.lines], [...fresh.lines]);
  assert.deepEqual(dump.structure, fresh.structure);
  assert.deepEqual(dump.problems, fresh.problems);
}
