import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { lineStarts } from "../../server/src/corpus/byte-lines";
import { encode, UnencodableError } from "../../server/src/corpus/encode";
import {
  decode,
  detectEncoding,
  type Encoding,
  encodingNamed,
  encodings,
  isBinary,
} from "../../server/src/corpus/encoding";
import { readLines } from "../../server/src/reading/line";
import { describeRealDumps } from "../real-dumps";

const SIMPLIFIED = "同志们：\n今天我们在这里召开大会，总结去年的工作。\n";
const TRADITIONAL = "各位領導：\n大家好，感謝你們的支持。\n";

describe("encodings", () => {
  for (const encoding of encodings)
    it(`${encoding} is detected in a short text without a mark`, () => {
      const text = encoding === "big5" ? TRADITIONAL : SIMPLIFIED;
      assert.equal(detectEncoding(encode(text, encoding)), encoding);
      assert.equal(decode(encode(text, encoding)).text, text);
    });

  it("are told by their byte order marks, which are no text", () => {
    for (const encoding of ["utf-8", "utf-16le", "utf-16be"] as const) {
      const { text, bom, ...rest } = decode(encode(`\ufeff${SIMPLIFIED}`, encoding));
      assert.deepEqual([rest.encoding, text, bom], [encoding, SIMPLIFIED, encoding === "utf-8" ? 3 : 2]);
    }
  });

  it("a torn byte or a NUL does not make UTF-8 anything else", () => {
    const bytes = Buffer.from(`${SIMPLIFIED.repeat(20)}\0`);
    assert.equal(detectEncoding(Buffer.concat([bytes.subarray(0, 100), bytes.subarray(101)])), "utf-8");
  });

  it("plain ASCII and nothing at all are UTF-8", () => {
    assert.equal(detectEncoding(Buffer.from("README\n\n1. Install\n")), "utf-8");
    assert.equal(detectEncoding(Buffer.of()), "utf-8");
  });

  it("are known by their common names", () => {
    assert.deepEqual(["GBK", "gb2312", "BIG5", "UTF-8", "utf16le", "latin1"].map(encodingNamed), [
      "gb18030",
      "gb18030",
      "big5",
      "utf-8",
      "utf-16le",
      null,
    ]);
  });

  it("tell text from a binary file", () => {
    assert.equal(isBinary(decode(readFileSync(process.execPath).subarray(0, 100_000)).text), true);
    assert.equal(isBinary(SIMPLIFIED), false);
    assert.equal(isBinary(""), false);
  });

  it("name the character that an encoding lacks", () => {
    assert.throws(
      () => encode("好们", "big5"),
      (error: UnencodableError) => error.character === "们",
    );
    assert.throws(() => encode("\ud800", "utf-8"), UnencodableError);
  });

  for (const encoding of encodings)
    it(`${encoding} encodes what it decodes: every text comes back`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
          const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
          if (text.includes("\ufffd")) return;
          const again = new TextDecoder(encoding, { ignoreBOM: true }).decode(tryEncode(text, encoding) ?? bytes);
          assert.equal(again, text);
        }),
        { numRuns: 300 },
      );
    });

  it("GB18030 holds all of Unicode", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const bytes = tryEncode(text, "gb18030");
        if (!text.includes("\ufffd"))
          assert.equal(new TextDecoder("gb18030", { ignoreBOM: true }).decode(bytes!), text);
      }),
    );
  });

  it("every line of the text has its place in the bytes, however damaged these are", () => {
    const bytes = fc.array(
      fc.constantFrom(0x0a, 0x0d, 0x00, 0x20, 0x30, 0x39, 0x41, 0x81, 0xa1, 0xe4, 0xbd, 0xff, 0xfe, 0xd8, 0x4e),
      { maxLength: 60 },
    );
    fc.assert(
      fc.property(bytes, fc.constantFrom(...encodings), (list, encoding) => {
        const source = Uint8Array.from(list);
        const starts = lineStarts(source, encoding);
        const lines = readLines(decode(source, encoding).text);
        assert.equal(starts.length, lines.length);
        const decoder = new TextDecoder(encoding, { ignoreBOM: true });
        for (const [i, line] of lines.entries())
          assert.equal(decoder.decode(source.subarray(starts[i], starts[i + 1])), line.text + line.eol);
      }),
      { numRuns: 5000 },
    );
  });
});

describeRealDumps("encodings of real dumps are detected", (path) => {
  const text = readFileSync(path, "utf8");
  for (const encoding of ["utf-8", "gb18030", "utf-16le", "utf-16be"] as const)
    it(`${path.replace(/^.*\//, "")} as ${encoding}`, () =>
      assert.equal(detectEncoding(encode(text, encoding)), encoding));
});

function tryEncode(text: string, encoding: Encoding): Uint8Array | null {
  try {
    return encode(text, encoding);
  } catch {
    return null;
  }
}
