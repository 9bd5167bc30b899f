import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { encode } from "../../server/src/corpus/encode";
import { encodings } from "../../server/src/corpus/encoding";
import { temporaryFolder } from "../temporary-folder";
import { run } from "./run";

const BAD = "第一篇：在大會上的致辭\n各位同志：\n今天(jīn)的會(huì)好。\n謝謝大家！\n";
const GOOD = "第一篇：在大會上的致辭\n各位同志：\n今天的會好。\n謝謝大家！\n";

describe("speech-corpus fix", () => {
  const folder = temporaryFolder();
  const file = (content: string | Uint8Array) => {
    writeFileSync(join(folder(), "dump.txt"), content);
    return "dump.txt";
  };
  const content = () => readFileSync(join(folder(), "dump.txt"));
  const fix = (...args: string[]) => run(["fix", ...args], "", folder());

  it("lists what it would mend, and changes nothing", () => {
    const { status, out } = fix("--only", "text/pinyin", file(BAD));
    assert.match(out, /^dump\.txt:3:\d+ \w+ text\/pinyin /);
    assert.equal(status, 1);
    assert.equal(content().toString(), BAD);
  });

  it("--diff prints a patch", () => {
    const { out } = fix("--diff", "--only", "text", file(BAD));
    assert.match(
      out,
      /^--- dump\.txt\n\+\+\+ dump\.txt\n@@ -2,3 \+2,3 @@\n 各位同志：\n-今天\(jīn\)的會\(huì\)好。\n\+今天的會好。\n/,
    );
  });

  for (const encoding of encodings)
    it(`--write keeps ${encoding}, the byte order mark and the line breaks`, () => {
      const tone = (text: string) =>
        encoding === "big5" ? text.replaceAll("(jīn)", "(app)").replaceAll("(huì)", "\0") : text;
      const marked = (text: string) => (encoding.startsWith("utf") ? "\ufeff" : "") + text.replaceAll("\n", "\r\n");
      const codes = encoding === "big5" ? "text/control-character" : "text/pinyin";
      const { status } = fix(
        "--write",
        "--only",
        codes,
        "--encoding",
        encoding,
        file(encode(marked(tone(BAD)), encoding)),
      );
      const expected = encoding === "big5" ? tone(BAD).replaceAll("\0", "") : GOOD;
      assert.deepEqual(content(), Buffer.from(encode(marked(expected), encoding)));
      assert.equal(status, 0);
    });

  it("mends a pipe", () => {
    assert.equal(run(["fix", "--write", "--only", "text/pinyin", "-"], BAD).out, GOOD);
  });

  it("refuses to lose bytes that it cannot read", () => {
    const damaged = Buffer.concat([Buffer.from(BAD), Buffer.of(0xff, 0x0a)]);
    const { status, err } = fix("--write", "--only", "text/pinyin", file(damaged));
    assert.equal(status, 2);
    assert.match(err, /holds bytes that are no utf-8, at byte 97; .*\n.*fixing it would lose them/);
    assert.deepEqual(content(), damaged);
  });

  it("removes junk only where it is asked for by name", () => {
    const junky = GOOD.replace("今天", "~ 26 ~\n今天");
    file(junky);
    fix("--write", "dump.txt");
    assert.equal(content().toString(), junky);
    fix("--write", "--only", "noise", "dump.txt");
    assert.equal(content().toString(), GOOD);
  });

  it("knows its rules", () => {
    assert.match(fix("--only", "text/pinyn", file(BAD)).err, /There is no rule text\/pinyn/);
  });
});
