import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Dump } from "../../../server/src/dump";
import { Weight } from "../../../server/src/structure/weights";
import { repository } from "../../repository";

const page = readFileSync(join(repository, "docs/recognition.md"), "utf8");

describe("docs/recognition.md", () => {
  it("gives each piece of evidence the weight that it has", () => {
    const rows = [...page.matchAll(/^\| (`.+`) \| ([^|]+) \|/gm)].flatMap(([, names, weights]) => {
      const numbers = weights!.split(", ").map((weight) => Number(weight.replace("−", "-").replace("±", "")));
      return [...names!.matchAll(/`(\w+)`/g)].map(([, name], i) => [name!, numbers[i]] as const);
    });
    assert.deepEqual(Object.fromEntries(rows), Weight);
  });

  it("works its example as the recogniser does", () => {
    const example = [...page.matchAll(/^ *(\d+) {2}(.+)$/gm)].map(([, , line]) => line!);
    const { speeches } = Dump.read(example.join("\n")).structure;
    assert.deepEqual(
      speeches.map(({ line, speech }) => ({
        line: line + 1,
        names: speech.evidence.map(({ name }) => name).sort(),
        sum: speech.evidence.reduce((sum, { weight }) => sum + weight, 0),
        confidence: speech.confidence.toPrecision(3),
      })),
      [
        {
          line: 1,
          names: ["beginning", "convening", "prior", "salutation", "spokenTitle"],
          sum: 10.5,
          confidence: "0.998",
        },
        { line: 7, names: ["opening", "prior", "restart", "salutation", "thanks"], sum: 5.5, confidence: "0.964" },
      ],
    );
  });
});
