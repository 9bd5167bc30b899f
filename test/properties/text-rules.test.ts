import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { Converter } from "opencc-js";
import { Dump } from "../../server/src/dump";
import { readLines } from "../../server/src/reading/line";
import { rules } from "../../server/src/rules/index";
import type { SpeechRule } from "../../server/src/rules/rule";
import { applyEdits } from "../edits";
import { mendAll, problemsOf, speech, staysCovered } from "../engine/rules/mending";
import { fixture } from "../repository";
import { generateSpeech } from "../support/generate";
import { Random } from "../support/random";

const TEXT_CODES = rules.map(({ code }) => code).filter((code) => code.startsWith("text/"));
/** A bracket without its partner is mended one at a time, where the user sees it: each mend may decide on the next. */
const ONE_BY_ONE = "text/unbalanced-quotes";
/** A sentence that is put together may be what the next link was torn out of. */
const STEP_BY_STEP = "text/torn-sentence";
const CLEAN = readFileSync(fixture("clean-prose.txt"), "utf8");
/** The same prose as different sites print it. */
const STYLES = {
  "as it is": CLEAN,
  "in half-width punctuation": CLEAN.replace(/[，：；？！（）]/g, (mark) =>
    String.fromCharCode(mark.charCodeAt(0) - 0xfee0),
  ),
  "with a blank line after every line": CLEAN.replaceAll("\n", "\n\n"),
  "with indents": CLEAN.replace(/^(?=.)/gm, "　　"),
  "in traditional characters": Converter({ from: "cn", to: "tw" })(CLEAN),
};

/** At most one false alarm of a rule in so many characters of clean prose. */
const CHARACTERS_PER_ALARM = 10_000;

/** What a rule that looks back or ahead from each character would choke on: 200,000 of them in a line. */
const PILED = ["(", "”", "“", "《 ", "?!", "?", "(huì)", "å", "中,", "a@", "a.", "\u3000中", "，", "中 ", " "];
const LONG_LINE = 200_000;

/** What damages a text, each with the rule that is to see it where it stands among Chinese. */
const damage = fc.constantFrom(
  "(huì)",
  "(de)",
  "（zhǒng）",
  "(fā",
  "(GDP)",
  "å¤§",
  "锟斤拷",
  "??",
  "?F",
  "?,",
  "?",
  "\ufffd",
  "Â·",
  "\u200b",
  "\u202e",
  "\0",
  "\ufeff",
  "\u3000",
  "\u00a0",
  " ",
  "  ",
  ",",
  ":",
  "(",
  ")",
  "!?",
  "，",
  "“",
  "”",
  "《",
  "》",
  "〃",
  "\n",
  "\n\n",
  "。\n责任书。\n",
  "3",
  "A",
  "、",
);
const words = fc.constantFrom(
  "今年要种五万株树，",
  "各村抓紧落实。",
  "请林业站的同志",
  "把树苗领回来",
  "一、选苗",
  "怎么种？",
);
const damaged = fc
  .array(fc.oneof({ weight: 2, arbitrary: words }, { weight: 1, arbitrary: damage }), { minLength: 1, maxLength: 40 })
  .map((parts) => speech(parts.join("")));

describe("text rules", () => {
  for (const [style, text] of Object.entries(STYLES))
    it(`are silent on clean prose, ${style}, as all rules are`, () => {
      const alarms = Dump.read(text).problems.map(
        ({ code, range }) => `${code} ${range.start.line + 1}:${range.start.character + 1}`,
      );
      assert.deepEqual(alarms, []);
      assert.equal(mendAll(text, "text/"), text);
    });

  it(`raise at most one false alarm each in ${CHARACTERS_PER_ALARM} characters of generated speeches`, () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const text = Array.from({ length: 10 }, () => generateSpeech(random).replaceAll("!", "！")).join("\n");
        for (const code of TEXT_CODES) {
          const alarms = problemsOf(Dump.read(text), code).length;
          assert.ok(alarms <= text.length / CHARACTERS_PER_ALARM, `${code}: ${alarms} in ${text.length} characters`);
        }
      }),
      { numRuns: 10 },
    );
  });

  it(`${STEP_BY_STEP} has fewer lines after each mend, until nothing is left to mend`, () => {
    fc.assert(
      fc.property(damaged, (damage) => {
        let [text, mended] = [damage, mendAll(damage, STEP_BY_STEP)];
        while (mended !== text) {
          assert.ok(mended.split("\n").length < text.split("\n").length, mended);
          [text, mended] = [mended, mendAll(mended, STEP_BY_STEP)];
        }
        assert.deepEqual(problemsOf(Dump.read(text), STEP_BY_STEP), []);
      }),
      { numRuns: 200 },
    );
  });

  it(`${ONE_BY_ONE} has fewer problems after each mend`, () => {
    fc.assert(
      fc.property(damaged, (text) => {
        const dump = Dump.read(text);
        const problems = problemsOf(dump, ONE_BY_ONE);
        for (const problem of problems)
          for (const { edits } of dump.fixes(problem)) {
            const left = problemsOf(Dump.read(applyEdits(text, edits)), ONE_BY_ONE);
            assert.ok(left.length < problems.length, JSON.stringify(edits));
          }
      }),
      { numRuns: 200 },
    );
  });

  for (const code of TEXT_CODES) {
    if (code !== ONE_BY_ONE && code !== STEP_BY_STEP)
      it(`${code} mends no more the second time`, () => {
        fc.assert(
          fc.property(damaged, (text) => {
            const once = mendAll(text, code);
            assert.equal(mendAll(once, code), once);
          }),
          { numRuns: 200 },
        );
      });

    it(`${code} changes no character that no problem covers`, () => {
      fc.assert(
        fc.property(damaged, (text) => assert.ok(staysCovered(Dump.read(text), code))),
        { numRuns: 200 },
      );
    });

    it(`${code} takes time in proportion to the length of a line`, () => {
      const rule = rules.find((candidate): candidate is SpeechRule => candidate.code === code)!;
      const shape = Dump.read(speech("短。")).structure.speeches[0]!.speech;
      for (const piece of PILED) {
        const lines = readLines(speech(`${piece.repeat(LONG_LINE / piece.length)}。`));
        const context = { lines, speech: shape };
        const problem = rule.check(context)[0];
        if (problem) rule.fixes?.(problem, context);
      }
    });
  }
});
