import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { realDumps } from "../real-dumps";
import { repository } from "../repository";

/** So many Chinese characters in a row are no coincidence. */
const RUN = 22;

/** Every stretch of `RUN` Chinese characters, with all else between them left out. */
function* runs(text: string): Generator<string> {
  const characters = text.replace(/\P{Script=Han}/gu, "");
  for (let i = 0; i + RUN <= characters.length; i++) yield characters.slice(i, i + RUN);
}

describe("The repository", () => {
  it("holds no text of the real dumps, which are not ours", function () {
    const dumps = realDumps();
    if (dumps.length === 0 || !existsSync(join(repository, ".git"))) return this.skip();
    const theirs = new Set(dumps.flatMap((path) => [...runs(readFileSync(path, "utf8"))]));
    const files = execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
      cwd: repository,
      encoding: "utf8",
    });
    for (const file of files.split("\0").filter((name) => name !== "" && existsSync(join(repository, name))))
      for (const run of runs(readFileSync(join(repository, file), "utf8")))
        assert.ok(!theirs.has(run), `${file} holds ${run}, which stands in a real dump`);
  });
});
