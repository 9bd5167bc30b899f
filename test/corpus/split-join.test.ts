import assert from "node:assert/strict";
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { encode } from "../../server/src/corpus/encode";
import { type Encoding, encodings } from "../../server/src/corpus/encoding";
import { joinSplit } from "../../server/src/corpus/join";
import { undoSplit } from "../../server/src/corpus/undo";
import { describeRealDumps } from "../real-dumps";
import { temporaryFolder } from "../temporary-folder";
import { assertRoundTrip, planOf, splitInto } from "./round-trip";

const DUMP = [
  "演讲网 > 范文",
  "第一篇：在春季植树动员会上的讲话",
  "同志们：",
  "一、统一思想",
  "二、明确任务",
  "谢谢大家！",
  "",
  "点击下载全文",
  "第二篇：在秋季运动会上的致辞",
  "老师们，同学们：",
  "祝运动会圆满成功。",
  "谢谢大家！",
  "",
].join("\n");
const bytesOf = (text: string, encoding: Encoding = "utf-8") => Buffer.from(encode(text, encoding));
const speechFiles = (folder: string) => readdirSync(folder).filter((name) => /^\d/.test(name));

describe("split and join", () => {
  const folder = temporaryFolder();

  it("writes one file a speech, the rest and a manifest", async () => {
    const written = await splitInto(folder(), bytesOf(DUMP));
    assert.deepEqual(readdirSync(folder()).sort(), [...written.files, "manifest.jsonl", "rest.txt"].sort());
    assert.equal(
      readFileSync(join(folder(), written.files[1]!), "utf8"),
      "第二篇：在秋季运动会上的致辞\n老师们，同学们：\n祝运动会圆满成功。\n谢谢大家！\n",
    );
    assert.equal(readFileSync(join(folder(), "rest.txt"), "utf8").startsWith("演讲网 > 范文\n"), true);
  });

  for (const encoding of encodings)
    it(`gives ${encoding} back byte for byte, and writes speeches as UTF-8`, async () => {
      const traditional = DUMP.replaceAll("讲", "講")
        .replaceAll("动员会", "大會")
        .replace(/[^\n\x00-\x7f\u4e00-\u9fff]/g, "，");
      const text =
        encoding === "big5" ? "各位同志：\n大家好，今天是好日子。\n第一篇：在大會上的致辭\n一、大家好\n" : traditional;
      const { files } = await splitInto(join(folder(), "read"), bytesOf(text, encoding), { encoding });
      assert.ok(text.includes(readFileSync(join(folder(), "read", files.at(-1)!), "utf8")));
      await assertRoundTrip(folder(), bytesOf(text, encoding), encoding);
    });

  it("puts an edited speech back in its place, in the encoding of the source", async () => {
    const parts = join(folder(), "parts");
    const { files } = await splitInto(parts, bytesOf(DUMP, "gb18030"), { header: "yaml" });
    const path = join(parts, files[0]!);
    const text = readFileSync(path, "utf8");
    assert.match(text, /^---\ntitle: "在春季植树动员会上的讲话"\nsource: "dump.txt"\nlines: "2-\d"\n---\n第一篇/);
    writeFileSync(path, text.replace("统一思想", "提高认识").trimEnd());
    const { changed } = await joinSplit(parts, join(folder(), "joined"));
    assert.deepEqual(changed, [files[0]]);
    assert.deepEqual(readFileSync(join(folder(), "joined")), bytesOf(DUMP.replace("统一思想", "提高认识"), "gb18030"));
  });

  it("moves junk that interrupts a speech to the rest if asked to, and back again", async () => {
    const text = `${DUMP}第三篇：在总结会上的讲话\n同志们：\n第一段说总结。\n~ 26 ~\n第二段说部署。\n~ 27 ~\n第三段说希望。\n谢谢大家！\n`;
    const parts = join(folder(), "parts");
    const { files } = await splitInto(parts, bytesOf(text, "gb18030"), { junk: "rest" });
    const path = join(parts, files[2]!);
    assert.match(readFileSync(path, "utf8"), /第一段说总结。\n第二段说部署。\n第三段说希望。/);
    await joinSplit(parts, join(folder(), "joined"));
    assert.deepEqual(readFileSync(join(folder(), "joined")), bytesOf(text, "gb18030"));
    rewrite(path, "第三段", "末段");
    await joinSplit(parts, join(folder(), "edited"));
    const edited = new TextDecoder("gb18030").decode(readFileSync(join(folder(), "edited")));
    assert.match(edited, /第一段说总结。\n第二段说部署。\n末段说希望。\n谢谢大家！\n~ 26 ~\n~ 27 ~\n$/);
    await undoSplit(parts, "manifest.jsonl").catch(() => rewrite(path, "末段", "第三段"));
    await undoSplit(parts, "manifest.jsonl");
    assert.deepEqual(readdirSync(parts), []);
  });

  it("moves what is not selected to the rest", async () => {
    const parts = join(folder(), "parts");
    const { files } = await splitInto(parts, bytesOf(DUMP), { selection: new Set([1]) });
    assert.equal(files.length, 1);
    assert.match(readFileSync(join(parts, "rest.txt"), "utf8"), /植树动员/);
    await joinSplit(parts, join(folder(), "joined"));
    assert.equal(readFileSync(join(folder(), "joined"), "utf8"), DUMP);
  });

  it("never overwrites: a second split gets names of its own, and each can be joined", async () => {
    const parts = join(folder(), "parts");
    const first = await splitInto(parts, bytesOf(DUMP));
    const second = await splitInto(parts, bytesOf(`${DUMP}尾\n`));
    assert.equal(second.manifest, "manifest (2).jsonl");
    assert.equal(new Set([...first.files, ...second.files]).size, 4);
    await assert.rejects(joinSplit(parts, join(folder(), "joined")), /several manifests/);
    await joinSplit(parts, join(folder(), "joined"), { manifest: second.manifest });
    assert.equal(readFileSync(join(folder(), "joined"), "utf8"), `${DUMP}尾\n`);
    await assert.rejects(joinSplit(parts, join(folder(), "joined"), { manifest: first.manifest }), /exists already/);
  });

  it("undoes a split, unless a speech was edited", async () => {
    const parts = join(folder(), "parts");
    const { files, manifest } = await splitInto(parts, bytesOf(DUMP));
    appendFileSync(join(parts, files[0]!), "补充\n");
    await assert.rejects(undoSplit(parts, manifest), /edited since: 01-/);
    assert.equal(readdirSync(parts).length, 4);
    writeFileSync(join(parts, files[0]!), readFileSync(join(parts, files[0]!), "utf8").replace("补充\n", ""));
    await undoSplit(parts, manifest);
    assert.deepEqual(readdirSync(parts), []);
  });

  describe("joining refuses, and writes nothing,", () => {
    const cases: [string, RegExp, (parts: string) => void][] = [
      ["where a speech is missing", /01-.*: is missing/, (parts) => rmSync(join(parts, speechFiles(parts)[0]!))],
      ["where the rest has grown", /rest\.txt: was changed/, (parts) => appendFileSync(join(parts, "rest.txt"), "多")],
      [
        "where the rest has changed",
        /rest\.txt: was changed/,
        (parts) => rewrite(join(parts, "rest.txt"), "演讲", "讲演"),
      ],
      [
        "where a speech is no UTF-8",
        /01-.*: is not UTF-8/,
        (parts) => writeFileSync(join(parts, speechFiles(parts)[0]!), Buffer.of(0xff, 0xfe, 0x41)),
      ],
      [
        "where the manifest is cut off",
        /manifest\.jsonl: covers .* of .* bytes/,
        (parts) => rewrite(join(parts, "manifest.jsonl"), /[^\n]*\n$/, ""),
      ],
      [
        "where a record is missing",
        /manifest\.jsonl: line 3: starts at byte/,
        (parts) => rewrite(join(parts, "manifest.jsonl"), /\n[^\n]*"index":0.*\n/, "\n"),
      ],
      [
        "where the manifest is newer",
        /has version 99/,
        (parts) => rewrite(join(parts, "manifest.jsonl"), '"version":1', '"version":99'),
      ],
      [
        "where the manifest leads out of the folder",
        /is no file name/,
        (parts) => rewrite(join(parts, "manifest.jsonl"), /"file":"01-[^"]*"/, '"file":"../secret"'),
      ],
      ["where there is no manifest", /holds no manifest\.jsonl/, (parts) => rmSync(join(parts, "manifest.jsonl"))],
    ];
    for (const [title, reason, damage] of cases)
      it(title, async () => {
        const parts = join(folder(), "parts");
        await splitInto(parts, bytesOf(DUMP));
        damage(parts);
        await assert.rejects(joinSplit(parts, join(folder(), "joined")), reason);
        assert.deepEqual(readdirSync(folder()), ["parts"]);
      });

    it("where an edited speech holds what the encoding of the source lacks", async () => {
      const parts = join(folder(), "parts");
      const { files } = await splitInto(parts, bytesOf("第一篇：在大會上的致辭\n各位好\n", "big5"), {
        encoding: "big5",
      });
      rewrite(join(parts, files[0]!), "各位", "😀");
      await assert.rejects(joinSplit(parts, join(folder(), "joined")), /holds 😀, which big5/);
    });
  });

  it("marks what deserves a look", () => {
    assert.deepEqual(
      planOf(bytesOf("同志们：\n大家好。\n")).speeches.map(({ warnings }) => warnings.includes("untitled")),
      [true],
    );
  });

  it("gives 1,000 generated dumps back byte for byte", async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(damagedDump, async ({ bytes, encoding }) => assertRoundTrip(folder(), bytes, encoding)),
      { numRuns: 1000 },
    );
  });
});

function rewrite(path: string, from: string | RegExp, to: string): void {
  writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
}

const MARKS: Readonly<Partial<Record<Encoding, number[]>>> = {
  "utf-8": [0xef, 0xbb, 0xbf],
  "utf-16le": [0xff, 0xfe],
  "utf-16be": [0xfe, 0xff],
};

/** Dumps in every encoding, with every line break, byte order marks, NULs, stray bytes and torn characters. */
const damagedDump = fc
  .record({
    lines: fc.array(
      fc.tuple(
        fc.constantFrom(
          "第一篇：在大會上的致辭",
          "各位同志：",
          "一、大家好",
          "（二）今天",
          "謝謝大家！",
          "",
          " ",
          "本文由網友上傳",
          "~ 26 ~",
          "\0",
          "---",
          "a: b",
          "\ufeff同志",
        ),
        fc.constantFrom("\n", "\r\n", "\r", "\n\n", ""),
      ),
      { maxLength: 30 },
    ),
    encoding: fc.constantFrom(...encodings),
    mark: fc.boolean(),
    damage: fc.array(fc.tuple(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 3 })), { maxLength: 3 }),
    named: fc.boolean(),
  })
  .map(({ lines, encoding, mark, damage, named }) => {
    const text = lines.flat().join("");
    let bytes = bytesOf(encoding === "big5" ? text.replaceAll("\ufeff", "") : text, encoding);
    for (const [at, stray] of damage) {
      const place = at % (bytes.length + 1);
      bytes = Buffer.concat([bytes.subarray(0, place), stray, bytes.subarray(place)]);
    }
    if (mark) bytes = Buffer.concat([Uint8Array.from(MARKS[encoding] ?? []), bytes]);
    return { bytes, encoding: named ? encoding : undefined };
  });

describeRealDumps("split and join of real dumps", (path) => {
  const folder = temporaryFolder();
  const text = readFileSync(path, "utf8");
  const name = path.replace(/^.*\//, "");
  it(`${name} as it is`, () => assertRoundTrip(folder(), readFileSync(path)));
  it(`${name} with \\r\\n`, () => assertRoundTrip(folder(), Buffer.from(text.replaceAll("\n", "\r\n"))));
  for (const encoding of ["gb18030", "utf-16le", "utf-16be"] as const)
    it(`${name} as ${encoding}`, () => assertRoundTrip(folder(), bytesOf(text, encoding)));
  it(`${name} as Big5, without what Big5 lacks`, () => assertRoundTrip(folder(), bytesOf(big5Part(text), "big5")));
});

/** What of `text` Big5 can hold. */
function big5Part(text: string): string {
  const known = new Map<string, boolean>();
  const isKnown = (character: string) => {
    try {
      encode(character, "big5");
      return true;
    } catch {
      return false;
    }
  };
  return [...text]
    .filter((character) => {
      if (!known.has(character)) known.set(character, isKnown(character));
      return known.get(character);
    })
    .join("");
}
