import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { changeDecisions } from "../../server/src/corpus/decisions";
import { Dump } from "../../server/src/dump";
import { anchorAt } from "../../server/src/structure/decision";
import { temporaryFolder } from "../temporary-folder";
import { run } from "./run";

const DUMP = "第一篇：在春季植树动员会上的讲话\n同志们：\n大家好。\n今年要多种树。\n明年再种一些。\n谢谢大家！\n";

describe("what was decided in the editor", () => {
  const folder = temporaryFolder();

  it("holds on the command line, for analyze, check and split", async () => {
    mkdirSync(join(folder(), "dumps"));
    const file = join("dumps", "a.txt");
    writeFileSync(join(folder(), file), DUMP);
    const here = (...args: string[]) => run(args, "", folder());
    const starts = () =>
      JSON.parse(here("analyze", "--json", file).out).speeches.map(({ line }: { line: number }) => line);
    assert.deepEqual(starts(), [1]);
    const decision = { kind: "boundary", ...anchorAt(Dump.read(DUMP).lines, 4) } as const;
    await changeDecisions(join(folder(), file), folder(), () => [decision]);
    assert.deepEqual(starts(), [1, 5]);
    assert.equal(here("split", file, "--out", "parts").out.split("\n").length - 1, 2);
  });

  it("is refused where its file cannot be read", () => {
    writeFileSync(join(folder(), "a.txt"), DUMP);
    mkdirSync(join(folder(), ".speech-corpus"));
    writeFileSync(join(folder(), ".speech-corpus/decisions.json"), "{");
    const { status, err } = run(["check", "a.txt"], "", folder());
    assert.equal(status, 2);
    assert.match(err, /decisions\.json: is no list of decisions/);
  });
});
