import assert from "node:assert/strict";
import type { Gold, Labelled } from "../../scripts/accuracy/gold";
import { variants } from "../../scripts/accuracy/variants";

const text = [
  "站内导航",
  "",
  "在动员会上的讲话",
  "同志们：",
  "",
  "一、统一思想（1,000人）",
  "谢谢大家！",
  "在总结会上的讲话",
  "广告",
  "各位代表，",
  "二、再接再厉",
  "谢谢",
].join("\n");
const gold: Gold = {
  file: "dump.txt",
  lines: 12,
  speeches: [
    { start: 3, end: 7, title: "在动员会上的讲话", titleLines: [3], salutation: 4, closing: 7 },
    { start: 8, end: 12, title: "在总结会上的讲话", titleLines: [8], salutation: 10, closing: 12 },
  ],
  headings: [{ line: 6 }, { line: 11 }],
  noise: [
    { line: 1, endLine: 2, kind: "breadcrumb" },
    { line: 9, endLine: 9, kind: "ad" },
  ],
  errors: [{ line: 11 }],
};

/** The labels of a variant as the texts that they point at, so that a test does not count lines. */
function labelled(name: string, from: Labelled = { text, gold }) {
  const variant = variants.find((candidate) => candidate.name === name)!.apply(from);
  const lines = variant.text.split("\n");
  const at = (line: number | null) => (line === null ? null : lines[line - 1]);
  assert.equal(variant.gold.lines, lines.length);
  return {
    text: variant.text,
    speeches: variant.gold.speeches.map((speech) => [at(speech.start), at(speech.salutation), at(speech.end)]),
    titles: variant.gold.speeches.map((speech) => [speech.title, ...speech.titleLines.map(at)]),
    headings: variant.gold.headings.map(({ line }) => at(line)),
    noise: variant.gold.noise.map(({ line, endLine }) => [at(line), at(endLine)]),
    errors: variant.gold.errors.map(({ line }) => at(line)),
  };
}

const asIs = {
  speeches: [
    ["在动员会上的讲话", "同志们：", "谢谢大家！"],
    ["在总结会上的讲话", "各位代表，", "谢谢"],
  ],
  titles: [
    ["在动员会上的讲话", "在动员会上的讲话"],
    ["在总结会上的讲话", "在总结会上的讲话"],
  ],
  headings: ["一、统一思想（1,000人）", "二、再接再厉"],
  errors: ["二、再接再厉"],
};

describe("Accuracy variants", () => {
  it("strip blank lines, and labels follow", () => {
    const { text, ...labels } = labelled("no blanks");
    assert.ok(!text.includes("\n\n"));
    assert.deepEqual(labels, {
      ...asIs,
      noise: [
        ["站内导航", "站内导航"],
        ["广告", "广告"],
      ],
    });
  });

  it("add a blank line after each, and labels follow", () => {
    const { text: result, ...labels } = labelled("blanks");
    assert.equal(result, `${text.split("\n").join("\n\n")}\n`);
    assert.deepEqual(labels, {
      ...asIs,
      noise: [
        ["站内导航", ""],
        ["广告", "广告"],
      ],
    });
  });

  it("convert punctuation to the other width, and back, but not numbers", () => {
    const half = labelled("width");
    assert.deepEqual(half.headings, ["一、统一思想(1,000人)", "二、再接再厉"]);
    assert.equal(labelled("width", { text: half.text, gold }).text, text);
  });

  it("convert characters to the other script, titles included", () => {
    const { titles, headings } = labelled("script");
    assert.deepEqual(titles[0], ["在動員會上的講話", "在動員會上的講話"]);
    assert.equal(headings[0], "一、統一思想（1,000人）");
    assert.equal(labelled("script", { text: labelled("script").text, gold }).text, text);
  });

  it("indent every line that is not blank", () => {
    assert.deepEqual(labelled("indented").headings, ["　　一、统一思想（1,000人）", "　　二、再接再厉"]);
  });

  it("cut to the second half, where a speech cut through starts with what is left of it", () => {
    const { text, ...labels } = labelled("half");
    assert.deepEqual(labels, {
      speeches: [["谢谢大家！", null, "谢谢大家！"], asIs.speeches[1]],
      titles: [[null], asIs.titles[1]],
      headings: ["二、再接再厉"],
      noise: [["广告", "广告"]],
      errors: ["二、再接再厉"],
    });
  });
});
