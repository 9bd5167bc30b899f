import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { type ByteSource, memorySource } from "../../server/src/corpus/byte-source";
import { encode } from "../../server/src/corpus/encode";
import { encodings } from "../../server/src/corpus/encoding";
import { joinSplit } from "../../server/src/corpus/join";
import { planSource } from "../../server/src/corpus/plan-source";
import { SharedJoints } from "../../server/src/corpus/shared-joints";
import { beginning, jointAt, readStride, readWindows, strideCount } from "../../server/src/corpus/windows";
import { writeSplit } from "../../server/src/corpus/write";
import { temporaryFolder } from "../temporary-folder";
import { planOf } from "./round-trip";

const NUMERALS = "一二三四五六七八九";
/** A collection of `count` speeches that differ. */
const collection = (count: number) =>
  Array.from({ length: count }, (_, i) => {
    const number = `${i < 10 ? "" : (NUMERALS[Math.trunc(i / 10) - 1] ?? "")}${i % 10 === 0 ? "十" : NUMERALS[(i % 10) - 1]}`;
    return `第${i + 1}篇：在第${number}次大會上的講話\n同志們：\n今天召開大會，主要任務是總結第${i + 1}個季度的工作。\n一、第${i}件事\n${"要抓好落實。".repeat(i % 40)}\n二、還有一件\n謝謝大家！\n\n`;
  }).join("");
/** `bytes`, with `note` of what is read of them. */
const watchedSource = (bytes: Uint8Array, note: (from: number, to: number) => void): ByteSource => {
  const memory = memorySource(bytes);
  return {
    ...memory,
    read(from, to) {
      note(from, to);
      return memory.read(from, to);
    },
  };
};
const source = (bytes: Uint8Array) => ({ name: "dump.txt", source: memorySource(bytes), size: bytes.length });

describe("dumps read piece by piece", () => {
  const folder = temporaryFolder();

  for (const encoding of encodings)
    it(`give the same speeches as a dump read as a whole, in ${encoding}`, async () => {
      const bytes = encode(
        encoding === "big5" ? collection(90) : `\ufeff${collection(90)}`.replaceAll("\n", "\r\n"),
        encoding,
      );
      const whole = await planSource(source(bytes), { encoding });
      const pieces = await planSource(source(bytes), { encoding, whole: 0, piece: 4000 });
      const strides = await planSource(source(bytes), { encoding, whole: 0, piece: 4000, stride: 6002 });
      const places = ({ speeches }: typeof whole) =>
        speeches.map(({ index, from, to, line, endLine, title, fileName }) => [
          index,
          from,
          to,
          line,
          endLine,
          title,
          fileName,
        ]);
      assert.equal(whole.speeches.length, 90);
      assert.deepEqual(places(pieces), places(whole));
      assert.deepEqual(pieces.source, whole.source);
      assert.deepEqual(places(strides), places(whole));
      assert.deepEqual(strides.source, whole.source);
      assert.deepEqual(whole.speeches, planOf(bytes, {}, encoding).speeches);
    });

  it("own every line once, in order, whatever the text and the size of the pieces", async () => {
    const line = fc.constantFrom(
      "第一篇：在大會上的致辭",
      "各位同志：",
      "一、大家好",
      "謝謝大家！",
      "",
      "廣告",
      "很長的一行。".repeat(30),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, fc.constantFrom("\n", "\r\n", "\r")), { maxLength: 60 }),
        fc.constantFrom(...encodings),
        fc.integer({ min: 2, max: 600 }),
        fc.integer({ min: 2, max: 600 }),
        async (lines, encoding, half, halfStride) => {
          const bytes = encode(lines.flat().join(""), encoding);
          let [line, byte] = [0, 0];
          for await (const { own, shift, starts, bytes: piece, last } of readWindows(
            memorySource(bytes),
            bytes.length,
            { encoding, whole: 0, piece: half * 2, stride: halfStride * 2 },
          )) {
            if (starts.length < 2 && !last) return;
            assert.equal(shift.line + own.from, line);
            assert.equal(shift.byte + starts[own.from]!, byte);
            line = shift.line + own.to;
            byte = shift.byte + (starts[own.to] ?? piece.length);
          }
          assert.equal(byte, bytes.length);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("are divided where a speech starts, in the middle of what is read around it, and read no further", async () => {
    const bytes = encode(collection(90), "gb18030");
    const options = { encoding: "gb18030", whole: 0, piece: 4000, stride: 5000 } as const;
    const count = strideCount(bytes.length, options);
    assert.equal(count, Math.ceil(bytes.length / 5000));
    let place = beginning;
    let end = 0;
    const watched = watchedSource(bytes, (_, to) => {
      end = Math.max(end, to);
    });
    for (let stride = 1; stride < count - 1; stride++) {
      const windows = readStride(watched, bytes.length, place, options);
      let read = await windows.next();
      while (!read.done) read = await windows.next();
      place = read.value!;
      const { line, index } = place;
      const joint = (await jointAt(memorySource(bytes), bytes.length, stride, options))!;
      assert.deepEqual(place, { ...joint, line, index, isJoint: true });
      assert.equal(end, joint.seen);
      assert.ok(joint.cut >= stride * 5000 && joint.cut < stride * 5000 + 16_000);
      const before = new TextDecoder("gb18030").decode(bytes.subarray(0, joint.cut));
      assert.ok(before.endsWith("謝謝大家！\n\n"), before.slice(-20));
      assert.deepEqual([line, index], [before.split("\n").length - 1, (before.split("第").length - 1) / 4]);
    }
  });

  it("have joints that are looked for once where what is known of them is shared", async () => {
    const bytes = encode(`${collection(40)}${"要抓好落實。\n".repeat(4000)}`, "utf-8");
    let reads = 0;
    const watched = watchedSource(bytes, () => reads++);
    const options = { encoding: "utf-8", whole: 0, piece: 4000, stride: 8000 } as const;
    const shared = SharedJoints.of(strideCount(bytes.length, options));
    const joint = (stride: number, joints?: SharedJoints) =>
      jointAt(watched, bytes.length, stride, { ...options, ...(joints && { joints }) });
    for (const stride of [1, 8]) {
      const found = await joint(stride);
      assert.equal(found === null, stride === 8);
      reads = 0;
      assert.deepEqual(await joint(stride, shared), found);
      assert.ok(reads > 0);
      reads = 0;
      assert.deepEqual(await joint(stride, new SharedJoints(shared.memory)), found);
      assert.equal(reads, 0);
    }
  });

  it("are split and joined byte for byte, and the split never holds the dump", async () => {
    const bytes = encode(collection(200), "gb18030");
    const options = { whole: 0, piece: 5000 };
    let largest = 0;
    const watched = watchedSource(bytes, (from, to) => {
      largest = Math.max(largest, to - from);
    });
    const plan = await planSource({ ...source(bytes), source: watched }, options);
    assert.ok(largest <= 20_000, `${largest} bytes were read at once`);
    await writeSplit(plan, memorySource(bytes), join(folder(), "parts"));
    await joinSplit(join(folder(), "parts"), join(folder(), "joined"));
    assert.ok(readFileSync(join(folder(), "joined")).equals(bytes));
  });

  it("stop when they are told to", async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const onProgress = () => controller.abort(new Error("cancelled"));
    await assert.rejects(
      planSource(source(encode(collection(50), "utf-8")), { whole: 0, piece: 3000, signal, onProgress }),
      /cancelled/,
    );
  });
});
