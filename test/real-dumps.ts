import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./repository";

const folder = process.env.SPEECH_DUMPS_DIR ?? join(repository, "../shared/dumps");

/** Defines tests over each real dump; without dumps on this machine, one test that is skipped and says why. */
export function describeRealDumps(title: string, define: (path: string) => void): void {
  describe(title, () => {
    const dumps = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".txt")) : [];
    if (dumps.length === 0) it.skip(`no dumps in ${folder} (set SPEECH_DUMPS_DIR)`);
    for (const name of dumps.sort()) define(join(folder, name));
  });
}
