import assert from "node:assert/strict";
import * as fc from "fast-check";
import { encode } from "../../server/src/corpus/encode";
import { encodings } from "../../server/src/corpus/encoding";
import { findMalformed } from "../../server/src/corpus/malformed";

describe("malformed bytes", () => {
  it("are found at their offsets", () => {
    const bytes = Buffer.concat([
      Buffer.from("同志\n"),
      Buffer.of(0xff, 0xe4, 0xbd),
      Buffer.from("们\n\ufffd"),
      Buffer.of(0x80),
    ]);
    assert.deepEqual(findMalformed(bytes, "utf-8"), [7, 8, 17]);
    assert.deepEqual(findMalformed(bytes, "utf-8", 1), [7]);
    assert.deepEqual(findMalformed(Buffer.of(0x61, 0x81, 0x0a, 0x61), "gb18030"), [1]);
    assert.deepEqual(findMalformed(Buffer.of(0x61, 0x00, 0x00, 0xd8, 0x61, 0x00, 0x61), "utf-16le"), [2, 6]);
  });

  for (const encoding of encodings)
    it(`none in well-formed ${encoding}, and some in whatever decodes with a replacement`, () => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
          const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
          if (text.includes("\ufffd")) return;
          assert.deepEqual(findMalformed(bytes, encoding), []);
          assert.deepEqual(
            findMalformed(Buffer.concat([bytes, encode("\n", encoding), Buffer.of(0xfe)]), encoding).length,
            1,
          );
        }),
      );
    });
});
