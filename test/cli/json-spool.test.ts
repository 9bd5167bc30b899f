import assert from "node:assert/strict";
import { setImmediate as nextRound } from "node:timers/promises";
import { JsonSpool } from "../../server/src/cli/json-spool";
import { type Report, reportOf } from "../../server/src/cli/report";
import { jsonOf } from "../../server/src/cli/report-json";
import { Dump } from "../../server/src/dump";

describe("a report that is larger than memory", () => {
  const report: Report = reportOf({ file: "a.txt", encoding: "utf-8" }, Dump.read("路修好了。\n"), { inline: false });
  const noise = Array.from({ length: 60_000 }, (_, line) => ({
    line,
    endLine: line,
    kind: "anchor" as const,
    inside: true,
  }));

  it("waits for its reader, and is whole", async () => {
    const spool = new JsonSpool();
    for (const _ of [1, 2]) spool.add(jsonOf({ ...report, noise }));
    let [text, waiting, most] = ["", 0, 0];
    await spool.write({
      out(piece) {
        text += piece;
        waiting += piece.length;
        most = Math.max(most, waiting);
      },
      err: () => assert.fail(),
      async drained() {
        await nextRound();
        waiting = 0;
      },
    });
    spool.close();
    assert.ok(text.length > 4 << 20, "large enough to tell");
    assert.ok(most < 2 << 20, `${most} characters waited for the reader`);
    assert.deepEqual(JSON.parse(text), { ...report, noise: [...noise, ...noise] });
  });
});
