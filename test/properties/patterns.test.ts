import assert from "node:assert/strict";
import { Dump } from "../../server/src/dump";
import { writeNumeral } from "../../server/src/reading/numerals";
import { generateDump } from "../support/generate";

/** From one size to four times that, linear work takes four times as long; squared work would take sixteen times. */
const GROWTH = 9;
/** Milliseconds below which a time says nothing about growth. */
const NOTHING = 15;
/** How many turns both sizes get at least, and at most. */
const LEAST = 5;
const MOST = 60;

/** Units of the long lines by which it shows which patterns see long texts. */
const LINE = 20_000;

const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join("\n");
const cjk = (value: number) => writeNumeral(value, "cjk");

/** A collection in which `text` stands in the body of a speech, so that every rule looks at it. */
const inSpeech = (text: string) =>
  `第一篇：在水利会上的讲话\n同志们：\n今天开会。\n${text}\n谢谢大家！\n第二篇：在春耕会上的讲话\n同志们：\n开会了。\n谢谢大家！\n`;

/** Texts that want the engine to look again and again, for any size. */
const dumps: Readonly<Record<string, (size: number) => string>> = {
  "nothing but breaks": (size) => "\r\n\n\r".repeat(size),
  salutations: (size) => lines(size, () => "同志们："),
  farewells: (size) => lines(size, () => "谢谢大家！"),
  titles: (size) => lines(size, (i) => `在第${i}次会议上的讲话`),
  "collection markers": (size) => lines(size, (i) => `第${cjk(i % 9999)}篇：在会上的讲话`),
  "one number": (size) => lines(size, () => "一、水利"),
  "rising numbers": (size) => lines(size, (i) => `${i}. 水利`),
  "falling numbers": (size) => lines(size, (i) => `${cjk(99 - (i % 99))}、水利`),
  "nested sections": (size) => lines(size, (i) => ["一、甲", "（一）乙", "1. 丙", "（1）丁"][i % 4]!),
  "a long table of contents": (size) => `目录\n${lines(size, (i) => `${i % 9999}、在会上的讲话`)}`,
  "page bars": (size) => lines(size, () => "上一页 1 2 3 下一页"),
  "page numbers": (size) => lines(size, () => "3"),
  "related links": (size) => `相关推荐：\n${lines(size, () => "•春耕讲话范文大全")}`,
  "torn sentences": (size) => lines(size, (i) => (i % 2 ? "工作总结。" : "今年的渠道修得又长又直，大家都去看过。")),
  "copies of one speech": (size) =>
    lines(size, (i) => ["同志们：", `${"修渠要趁早，".repeat(6)}`, "谢谢大家！"][i % 3]!),
  dates: (size) => lines(size, () => "2020年1月2日"),
  names: (size) => lines(size, () => "县委书记 林远山"),
  "lists in one line": (size) => inSpeech("一是水，二是土。".repeat(size)),
  ...Object.fromEntries(
    [
      "水",
      "　",
      "1",
      "一、",
      "第一，",
      "(",
      "“水",
      "（（「",
      "水(shuǐ)",
      "水 > ",
      "锟斤拷",
      "作者:",
      "www.",
      "今天我们",
      "A",
      "——",
    ].map((pump) => [`one line of ${JSON.stringify(pump)}`, (size: number) => inSpeech(pump.repeat(size * 4))]),
  ),
};

describe("hostile text", () => {
  for (const [name, make] of Object.entries(dumps))
    it(`is analysed in linear time: ${name}`, function () {
      this.timeout(120_000);
      assertLinear(name, 2500, (size) => {
        const text = make(size);
        return () => analyse(text);
      });
    });
});

describe("the patterns of the engine", () => {
  const patterns = [...collectPatterns()];

  it("are all found", () => assert.ok(patterns.length > 60, `${patterns.length} patterns`));

  for (const { pattern, longest } of patterns)
    it(`match ${longest === Number.POSITIVE_INFINITY ? "lines of any length" : `at most ${longest} units`} in linear time: ${pattern.source.slice(0, 60)}`, function () {
      this.timeout(120_000);
      const size = Math.min(2500, Math.floor(longest / 4));
      for (const pump of pumpsOf(pattern))
        for (const end of ["", "!水"])
          assertLinear(`${pattern} on ${JSON.stringify(pump)}`, size, (units) => {
            const text = pump.repeat(Math.ceil(units / pump.length)) + end;
            return () => {
              pattern.lastIndex = 0;
              pattern.test(text);
            };
          });
    });
});

function analyse(text: string): void {
  const dump = Dump.read(text);
  void dump.structure;
  void dump.problems;
}

/**
 * Fails if `task` of four times `size` takes much more than four times as long, where it takes long at all.
 * Both are done by turns until their sums say so or have had every chance: what else goes on meets both alike.
 */
function assertLinear(name: string, size: number, task: (size: number) => () => void): void {
  const large = task(size * 4);
  if (time(large) < NOTHING) return;
  const small = task(size);
  let before = 0;
  let after = 0;
  for (let turn = 1; turn <= MOST; turn++) {
    before += time(small);
    after += time(large);
    if (turn >= LEAST && (after < turn * NOTHING || after < before * GROWTH)) return;
  }
  assert.fail(`${name}, ${MOST} times: ${before.toFixed(1)} ms → ${after.toFixed(1)} ms`);
}

/** Milliseconds of processor time. Other programs disturb it least, but short times are no more than guesses. */
function time(task: () => void): number {
  const start = process.cpuUsage();
  task();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Every pattern that the engine runs on dumps of all kinds, with the longest text that it gives it, or Infinity. */
function collectPatterns(): Iterable<{ pattern: RegExp; longest: number }> {
  const found = new Map<string, { pattern: RegExp; longest: number }>();
  const { exec } = RegExp.prototype;
  RegExp.prototype.exec = function (text: string) {
    const key = String(this);
    const length = text.length > LINE / 4 ? Number.POSITIVE_INFINITY : text.length;
    const known = found.get(key);
    if (!known) found.set(key, { pattern: new RegExp(this), longest: length });
    else known.longest = Math.max(known.longest, length);
    return exec.call(this, text);
  };
  try {
    for (let seed = 0; seed < 12; seed++) analyse(generateDump(seed, 20_000));
    for (const make of Object.values(dumps)) analyse(make(60));
    for (const make of Object.values(dumps)) analyse(inSpeech(make(LINE / 8).replaceAll("\n", "")));
  } finally {
    RegExp.prototype.exec = exec;
  }
  return found.values();
}

/** What may make `pattern` try much in vain: each word and each character that it names, and what many patterns repeat. */
function pumpsOf({ source }: RegExp): Iterable<string> {
  const words = source.replace(/\\[a-z]|\\u[\da-f]{4}|\{[^}]*\}/g, " ").match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set([...words.slice(0, 40), ..." 　1水,。:(>.-", ...words.slice(0, 12).map((word) => `${word} `)]);
}
