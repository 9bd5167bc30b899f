import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { Gold, Labelled } from "../../scripts/accuracy/gold";
import { variants } from "../../scripts/accuracy/variants";
import { reportOf } from "../../server/src/cli/report";
import { Dump } from "../../server/src/dump";
import { fixture } from "../repository";
import { joined } from "../support/joined";
import { f1, type Label, type Measure, measures, scoreOf } from "./recognition-score";

/**
 * What recognition reaches on the labelled dumps: F1 of each measure over all of them, and how many are taken for what
 * they are. These go up with the recogniser and never down.
 */
const reached: Readonly<Record<Measure | "kinds", number>> = {
  boundary: 0.995,
  ends: 0.995,
  titles: 1,
  headings: 0.999,
  depth: 0.995,
  noise: 0.999,
  errors: 0.96,
  kinds: 90,
};

/** The F1 of boundaries on the same dumps in other clothes. */
const reachedIn: Readonly<Record<string, number>> = {
  "no blanks": 0.984,
  blanks: 0.995,
  width: 0.995,
  script: 0.995,
  indented: 0.995,
  half: 0.974,
};

/** The same of dumps put together: each with the next, each with one that has a blank line after every line, and all in one. */
const reachedTogether: Readonly<Record<string, number>> = { pairs: 0.992, mixed: 0.993, all: 0.989 };

const folder = fixture("gold");
const read = (name: string) => readFileSync(`${folder}/${name}`, "utf8");

describe("Recognition", () => {
  const labelled = readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .map((name) => {
      const label: Label = JSON.parse(read(name));
      const text = read(label.file);
      return { name, label, lines: text.split("\n"), dump: Dump.read(text) };
    });

  it("is measured against labels that fit their dumps", () => {
    for (const { name, label, lines } of labelled) {
      assert.equal(label.lines, lines.length, name);
      let last = 0;
      for (const { start, end } of label.speeches) {
        assert.ok(last < start && start <= end && end <= lines.length, `${name}: speech at line ${start}`);
        assert.ok(lines[start - 1]!.trim() && lines[end - 1]!.trim(), `${name}: speech at line ${start}`);
        last = end;
      }
      for (const { line } of label.headings)
        assert.ok(
          label.speeches.some(({ start, end }) => start <= line && line <= end),
          `${name}: heading at line ${line}`,
        );
    }
  });

  const scores = labelled.map(({ label, lines, dump }) =>
    scoreOf(label, reportOf({ file: label.file, encoding: "utf-8" }, dump, { inline: false }), lines),
  );
  for (const measure of measures)
    it(`keeps its F1 of ${measure}`, () => {
      const value = f1(scores.map((score) => score[measure]));
      assert.ok(value >= reached[measure], `${value.toFixed(4)} is less than ${reached[measure]}`);
    });

  const pages = labelled.map(({ label, lines }): Labelled => ({ text: lines.join("\n"), gold: label as Gold & Label }));
  /** The F1 of boundaries over `dumps`. */
  const boundaryF1 = (dumps: readonly Labelled[]) =>
    f1(
      dumps.map(({ text, gold }) => {
        const report = reportOf({ file: gold.file, encoding: "utf-8" }, Dump.read(text), { inline: false });
        return scoreOf(gold as Gold & Label, report, text.split("\n")).boundary;
      }),
    );

  for (const { name, apply } of variants)
    it(`finds as many boundaries where dumps look otherwise: ${name}`, () => {
      const value = boundaryF1(pages.map(apply));
      assert.ok(value >= reachedIn[name]!, `${value.toFixed(4)} is less than ${reachedIn[name]}`);
    });

  it("finds as many boundaries where pages of several sites were put together", () => {
    const spaced = pages.map(variants.find(({ name }) => name === "blanks")!.apply);
    const pairs = pages.map((page, i) => joined([page, pages[(i + 1) % pages.length]!]));
    const mixed = pages.map((page, i) =>
      joined(i % 2 ? [page, spaced[i - 1]!] : [spaced[(i + 1) % pages.length]!, page]),
    );
    for (const [name, dumps] of Object.entries({ pairs, mixed, all: [joined(pages)] })) {
      const value = boundaryF1(dumps);
      assert.ok(value >= reachedTogether[name]!, `${name}: ${value.toFixed(4)} is less than ${reachedTogether[name]}`);
    }
  });

  it("is honest about how sure it is", () => {
    const boundaries = labelled.flatMap(({ name, label, dump }) => {
      const starts = new Set(label.speeches.map(({ start }) => start - 1));
      return dump.structure.speeches.map(({ line, speech }) => ({
        right: starts.has(line),
        confidence: speech.confidence,
        at: `${name}:${line + 1}`,
      }));
    });
    const sure = boundaries.filter(({ confidence }) => confidence >= 0.9);
    const right = sure.filter((boundary) => boundary.right).length;
    assert.ok(right >= 0.95 * sure.length, `${right} of ${sure.length} are right`);
    const surelyWrong = boundaries.filter(({ right, confidence }) => !right && confidence > 0.95);
    assert.deepEqual(surelyWrong, []);
  });

  it("raises at most one false alarm about numbering in 100 sections of faultless speeches", () => {
    const alarms: string[] = [];
    let sections = 0;
    for (const { name, label, dump } of labelled)
      for (const { start, end } of label.speeches) {
        const inside = (line: number) => start <= line && line <= end;
        if (label.errors.some(({ line }) => inside(line))) continue;
        sections += label.headings.filter(({ line }) => inside(line)).length;
        for (const { code, range } of dump.problems)
          if (code.startsWith("numbering/") && inside(range.start.line + 1))
            alarms.push(`${name}:${range.start.line + 1} ${code}`);
      }
    assert.ok(sections > 300 && alarms.length <= sections / 100, `in ${sections} sections: ${alarms.join(", ")}`);
  });

  it("tells collections from single speeches", () => {
    const wrong = labelled.filter(({ label, dump }) => dump.structure.kind !== label.kind).map(({ name }) => name);
    assert.ok(labelled.length - wrong.length >= reached.kinds, `wrong: ${wrong.join(", ")}`);
  });

  for (const name of readdirSync(`${folder}/not-a-dump`))
    it(`takes ${name} for no dump`, () => {
      assert.equal(Dump.read(read(`not-a-dump/${name}`)).structure.kind, "not-a-dump");
    });
});
