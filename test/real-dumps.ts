import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./repository";

const folder = process.env.SPEECH_DUMPS_DIR ?? join(repository, "../shared/dumps");

/** The paths of the real dumps on this machine; none where they are absent. */
export function realDumps(): string[] {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
  return names.sort().map((name) => join(folder, name));
}

/** Defines tests over each real dump; without dumps on this machine, one test that is skipped and says why. */
export function describeRealDumps(title: string, define: (path: string) => void): void {
  describe(title, () => {
    const dumps = realDumps();
    if (dumps.length === 0) it.skip(`no dumps in ${folder} (set SPEECH_DUMPS_DIR)`);
    for (const path of dumps) define(path);
  });
}
