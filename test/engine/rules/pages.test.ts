import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Dump } from "../../../server/src/dump";
import { rules } from "../../../server/src/rules/index";
import { repository } from "../../repository";
import { bodyOf, editsOf, mendAll, problemsOf, speech } from "./mending";

const FOLDER = join(repository, "docs/rules");
const ANATOMY = ["## Wrong", "## Right", "## When it is silent", "## Fixes", "## Why"];

const pageOf = (code: string) => readFileSync(join(FOLDER, `${code}.md`), "utf8");

/** The lines of the example under a heading of a page. */
function example(page: string, heading: string): string[] {
  return (/```\n([\s\S]*?)\n```/.exec(page.slice(page.indexOf(`## ${heading}\n`)))?.[1] ?? "").split("\n");
}

describe("pages of the rules", () => {
  it("are one a rule, and no more", () => {
    const pages = readdirSync(FOLDER, { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".md"))
      .map((path) => path.replaceAll("\\", "/").replace(/\.md$/, ""))
      .filter((code) => code.includes("/"));
    assert.deepEqual(pages.sort(), rules.map(({ code }) => code).sort());
  });

  it("are listed in the index with severity and summary", () => {
    const rows = rules.map(
      ({ code, severity, summary }) => `| [${code}](${code}.md) | ${severity} | ${summary.template} |`,
    );
    const listed = readFileSync(join(FOLDER, "README.md"), "utf8")
      .split("\n")
      .filter((line) => line.startsWith("| ["));
    assert.deepEqual(listed, rows.sort());
  });

  for (const { code, severity } of rules) {
    it(`${code} has all parts, in order, and the rule's severity`, () => {
      const page = pageOf(code);
      assert.ok(page.startsWith(`# ${code}\n`));
      assert.match(page, new RegExp(`^- \\*\\*Severity:\\*\\* ${severity}\\b`, "m"));
      const places = ANATOMY.map((heading) => page.indexOf(`\n${heading}\n`));
      assert.ok(!places.includes(-1), `parts at ${places}`);
      assert.deepEqual(
        [...places].sort((a, b) => a - b),
        places,
      );
    });

    it(`${code} links to pages that are there`, () => {
      for (const [, target] of pageOf(code).matchAll(/\]\(([^):]+\.md)\)/g))
        assert.ok(existsSync(join(FOLDER, code, "..", target!)), target);
    });
  }

  for (const { code } of rules.filter((rule) => /^(?:text|numbering)\//.test(rule.code)))
    it(`${code} shows what the rule finds, and what its fix makes of it`, () => {
      const page = pageOf(code);
      const wrong = speech(...example(page, "Wrong"));
      const right = example(page, "Right");
      const dump = Dump.read(wrong);
      assert.ok(problemsOf(dump, code).length > 0);
      assert.deepEqual(problemsOf(Dump.read(speech(...right)), code), []);
      if (code.startsWith("text/") && editsOf(dump, code).length > 0)
        assert.deepEqual(bodyOf(mendAll(wrong, code)), right);
    });
});
