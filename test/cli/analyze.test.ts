import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "../../server/src/corpus/encode";
import { describeRealDumps } from "../real-dumps";
import { temporaryFolder } from "../temporary-folder";
import { run } from "./run";

const DUMP =
  "第一篇：在春季植树动员会上的讲话\n同志们：\n一、统一思想。大家要重视。\n（一）明确任务\n二、抓好落实\n谢谢大家！\n";
/** The keys of the contract, in order. */
const KEYS = {
  report: ["file", "encoding", "lines", "kind", "title", "speeches", "sections", "toc", "noise", "problems"],
  speech: [
    "index",
    "line",
    "endLine",
    "title",
    "titleLines",
    "marker",
    "ordinal",
    "salutationLine",
    "closingLine",
    "speaker",
    "date",
    "confidence",
    "evidence",
    "duplicateOf",
  ],
  section: ["line", "endLine", "speech", "style", "marker", "value", "depth", "runIn", "title"],
};

describe("speech-corpus analyze", () => {
  const folder = temporaryFolder();
  const file = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder(), name), content);
    return join(folder(), name);
  };

  it("--json prints one object a file, one a line, in order, with the keys of the contract", () => {
    const a = file("a.txt", DUMP);
    const b = file("b.txt", encode("没有讲话。\n", "gb18030"));
    const { status, out } = run(["analyze", "--json", a, b]);
    assert.equal(status, 0);
    const reports = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      reports.map((report) => [report.file, report.encoding, report.lines]),
      [
        [a, "utf-8", 7],
        [b, "gb18030", 2],
      ],
    );
    assert.deepEqual(Object.keys(reports[0]), KEYS.report);
    assert.deepEqual(Object.keys(reports[0].speeches[0]), KEYS.speech);
    assert.deepEqual(Object.keys(reports[0].sections[0]), KEYS.section);
  });

  it("counts lines from 1, and tells markers and titles apart", () => {
    const { speeches, sections } = JSON.parse(run(["analyze", "--json", "-"], DUMP).out);
    assert.deepEqual(
      speeches.map((speech: { line: number; endLine: number }) => [speech.line, speech.endLine]),
      [[1, 6]],
    );
    assert.deepEqual(
      sections.map(({ line, style, marker, value }: Record<string, unknown>) => [line, style, marker, value]),
      [
        [3, "cjk-dun", "一、", 1],
        [4, "paren-cjk", "（一）", 1],
        [5, "cjk-dun", "二、", 2],
      ],
    );
  });

  it("without --json prints an outline", () => {
    const { out } = run(["analyze", "-"], DUMP);
    assert.match(out, /^-\n/);
    assert.match(out, /\none speech, 7 lines, utf-8, 1 speech, 3 sections, 0 stretches of junk, \d+ problems?\n$/);
    assert.match(out, /\n1 {2}第一篇[:：]在春季植树动员会上的讲话 {2}\[/);
    assert.match(out, /\n4 {6}（一）明确任务\n/);
  });

  it("--encoding overrules what the bytes look like", () => {
    const bytes = encode("第一篇：在大會上的致辭\n各位好\n", "big5");
    assert.equal(JSON.parse(run(["analyze", "--json", "--encoding", "big5", "-"], bytes).out).encoding, "big5");
    const { status, err } = run(["analyze", "--encoding", "klingon", "-"], bytes);
    assert.equal(status, 2);
    assert.match(err, /Known are utf-8, utf-16le, utf-16be, gb18030, big5/);
  });

  it("says what it cannot read, does the rest, and ends with 2", () => {
    mkdirSync(join(folder(), "sub"));
    const binary = file(
      "a.bin",
      Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256),
    );
    const { status, out, err } = run([
      "analyze",
      "--json",
      join(folder(), "none.txt"),
      join(folder(), "sub"),
      binary,
      file("a.txt", DUMP),
    ]);
    assert.equal(status, 2);
    assert.match(err, /none\.txt: no such file\n.*sub: is a folder; .*\n.*a\.bin: is a binary file, not text/);
    assert.equal(out.split("\n").length, 2);
  });

  it("ends with 2 and shows its usage where it is called wrongly", () => {
    for (const args of [["analyze"], ["analyse", "-"], ["analyze", "--jsom", "-"], []]) {
      const { status, err } = run(args);
      assert.equal(status, 2, args.join(" "));
      assert.match(err, /Usage: speech-corpus/);
    }
  });
});

describeRealDumps("speech-corpus analyze on real dumps", (path) => {
  it(`${path.replace(/^.*\//, "")} is a collection, its speeches in order`, () => {
    const report = JSON.parse(run(["analyze", "--json", path]).out);
    assert.equal(report.kind, "collection");
    let last = 0;
    for (const { line, endLine } of report.speeches) {
      assert.ok(line > last && endLine >= line && endLine <= report.lines);
      last = endLine;
    }
  });
});
