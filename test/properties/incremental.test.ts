import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Dump, type TextChange } from "../../server/src/dump";
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
  { weight: 1, arbitrary: fc.integer().map((seed) => generateSpeech(new Random(seed))) },
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
          let dump = Dump.read(generateDump(seed, length));
          // An independent reading of what the protocol means by a change.
          let document = TextDocument.create("dump:", "speech-dump", 0, dump.text);
          const done: TextChange[] = [];
          for (const each of steps) {
            const change = each === "undo" ? done.pop() : changeOf(dump, each);
            if (!change) continue;
            if (each !== "undo") done.push(inverse(document, change));
            const before = dump;
            dump = dump.edit([change]);
            document = TextDocument.update(document, [change], 0);
            assertSharing(before, dump, change);
            assertFresh(dump, document.getText());
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
      dump.lines.map(({ text, eol }) => text + eol),
      ["甲\r\n", "丁丙"],
    );
  });

  it("takes a paste of more lines than a call has arguments", () => {
    const paste = "一、水利\n".repeat(200_000);
    const dump = Dump.read("同志们：\n").edit([
      { range: { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } }, text: paste },
    ]);
    assert.equal(dump.lines.length, 200_002);
  });
});

function changeOf({ lines }: Dump, { share, character, below, end, text }: Replacement): TextChange {
  const line = Math.floor(share * lines.length);
  return { range: { start: { line, character }, end: { line: line + below, character: end } }, text };
}

/** The change that takes `change` back. */
function inverse(document: TextDocument, { range, text }: TextChange): TextChange {
  const [from, to] = [document.offsetAt(range.start), document.offsetAt(range.end)].sort((a, b) => a - b);
  const after = TextDocument.create("dump:", "speech-dump", 0, document.getText());
  TextDocument.update(after, [{ range, text }], 1);
  return {
    range: { start: after.positionAt(from!), end: after.positionAt(from! + text.length) },
    text: document.getText().slice(from, to),
  };
}

/** Lines that `change` does not touch are the same objects; a \r before it may take in its \n. */
function assertSharing(before: Dump, after: Dump, { range }: TextChange): void {
  const lines = [range.start.line, range.end.line].map((line) => Math.min(line, before.lines.length - 1));
  const [head, tail] = [Math.min(...lines) - 1, before.lines.length - 1 - Math.max(...lines)];
  for (let i = 0; i < head; i++) assert.equal(after.lines[i], before.lines[i]);
  for (let i = 1; i <= tail; i++) assert.equal(after.lines.at(-i), before.lines.at(-i));
}

/** `dump` says of its text what a full analysis says. */
function assertFresh(dump: Dump, text: string): void {
  const fresh = Dump.read(text);
  assert.equal(dump.text, text);
  assert.deepEqual(dump.lines, fresh.lines);
  assert.deepEqual(dump.structure, fresh.structure);
  assert.deepEqual(dump.problems, fresh.problems);
}
