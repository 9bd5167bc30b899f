import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { fileNameFrom, nameKey, numbered, safeName, unknownPlaceholder } from "../../server/src/corpus/file-name";

const bytes = (name: string) => Buffer.byteLength(name);
const PARTS = {
  ordinal: 3,
  index: 4,
  title: "在大会上的讲话",
  date: "2024-01-23",
  speaker: "王某",
  source: "a",
  sha8: "0123abcd",
};

describe("file names", () => {
  const cases: [string, string][] = [
    ["在大会上的讲话", "在大会上的讲话.txt"],
    ["../../etc/passwd", "etc_passwd.txt"],
    ['a/b\\c:d*e?f"g<h>i|j', "a_b_c_d_e_f_g_h_i_j.txt"],
    ["CON", "_CON.txt"],
    ["com¹.讲话", "_com¹.讲话.txt"],
    ["con讲话", "con讲话.txt"],
    ["结尾. . ", "结尾.txt"],
    ["　全角　空格　", "全角 空格.txt"],
    ["讲\u202e话txt.exe\u200b\0\x07", "讲话txt.exe.txt"],
    ["一行\n两行", "一行 两行.txt"],
    ["一行\t\0 两行", "一行 两行.txt"],
    ["\ud800讲", "讲.txt"],
    [".hidden", "hidden.txt"],
    ["-rf", "rf.txt"],
    ["...", "untitled.txt"],
    ["", "untitled.txt"],
  ];
  for (const [title, name] of cases)
    it(`${JSON.stringify(title)} → ${name}`, () => assert.equal(safeName(title, ".txt"), name));

  it("stay within 255 bytes with a suffix, and are cut between characters", () => {
    const name = safeName("𠀀".repeat(200), ".txt");
    assert.ok(bytes(numbered(name, 999_999)) <= 255);
    assert.match(name, /^𠀀+\.txt$/u);
  });

  it("are valid for any title whatever", () => {
    const folder = mkdtempSync(join(tmpdir(), "speech-corpus-test-"));
    try {
      fc.assert(
        fc.property(
          fc.string({
            unit: fc.oneof(
              fc.constantFrom(..."./\\ \u202e:CONaux1-\0"),
              fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
            ),
            maxLength: 120,
          }),
          (title) => {
            const name = safeName(title, ".txt");
            writeFileSync(join(folder, name), "");
            assert.deepEqual(readdirSync(folder), [name]);
            rmSync(join(folder, name));
            assert.ok(bytes(name) <= 245);
            assert.doesNotMatch(name, /[<>:"/\\|?*\p{C}]|^[\s.]|[\s.]$|^(con|prn|aux|nul|com\d|lpt\d)\./iu);
            assert.equal(safeName(name.slice(0, -4), ".txt"), name, "a safe name stays as it is");
          },
        ),
        { numRuns: 500 },
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("fill a template, padding numbers and leaving out what is not known", () => {
    assert.equal(fileNameFrom("{ordinal:02}-{title}", PARTS, ".txt"), "03-在大会上的讲话.txt");
    assert.equal(
      fileNameFrom("{date} {speaker} {source}.{index:3}.{sha8}", PARTS, ".txt"),
      "2024-01-23 王某 a.004.0123abcd.txt",
    );
    assert.equal(fileNameFrom("{date}-{title}", { ...PARTS, date: "" }, ".txt"), "在大会上的讲话.txt");
  });

  it("say which placeholder is none", () => {
    assert.equal(unknownPlaceholder("{ordinal:02}-{titel}"), "{titel}");
    assert.equal(unknownPlaceholder("{ordinal:02}-{title}"), null);
  });

  it("that differ in case or normalisation alone are one name", () => {
    assert.equal(nameKey("Ａ会é.txt"), nameKey("a会e\u0301.txt"));
  });
});
