import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Dump } from "../../../../server/src/dump";
import { applyEdits } from "../../../edits";
import { describeRealDumps } from "../../../real-dumps";

const CODES = /^(?:numbering|collection)\/(?!duplicate-speech)/;
const problemsOf = (dump: Dump) => dump.problems.filter(({ code }) => CODES.test(code));

describeRealDumps("fixes of numbering in real dumps", (path) => {
  it(`leave less to mend in ${basename(path)}`, function () {
    this.timeout(120_000);
    const text = readFileSync(path, "utf8").replace(/\r\n?/g, "\n");
    const dump = Dump.read(text);
    const problems = problemsOf(dump);
    const tried = new Set<string>();
    for (const problem of problems) {
      const fixes = dump.fixes(problem);
      assert.equal(problem.fixable, fixes.length > 0, `${problem.code} at ${problem.range.start.line}`);
      for (const { id, edits } of fixes) {
        const kind = `${problem.code} ${id}`;
        if (tried.has(kind)) continue;
        tried.add(kind);
        const left = problemsOf(Dump.read(applyEdits(text, edits)));
        assert.ok(left.length < problems.length, `${kind} at ${problem.range.start.line}`);
      }
    }
  });
});
