// Lints, type-checks and runs all tests. The last line it prints counts them over all runs.
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Tally, tallyVariable } from "../test/report";
import { runNode } from "./step";

await check("lint", ["node_modules/@biomejs/biome/bin/biome", "check", "."]);
await check("type-check", ["node_modules/typescript/bin/tsc", "--build"]);

const folder = await mkdtemp(join(tmpdir(), "speech-corpus-tally-"));
const total = { passed: 0, failed: 0, skipped: 0 };
let status = 0;
for (const suite of ["test-node", "test-vscode"]) {
  const file = join(folder, `${suite}.json`);
  const exit = await runNode(["scripts/run.mjs", suite], { [tallyVariable]: file });
  const tally = readTally(file, exit);
  total.passed += tally.passed;
  total.failed += tally.failed;
  total.skipped += tally.skipped;
  status ||= exit || Math.min(tally.failed, 1);
}
await rm(folder, { recursive: true });
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = status;

async function check(name: string, args: readonly string[]): Promise<void> {
  const exit = await runNode(args);
  if (exit === 0) return;
  console.error(`The ${name} step failed.`);
  process.exit(exit);
}

/** The sum over the runs of a suite; a suite that broke before it could count counts as one failure. */
function readTally(file: string, exit: number): Tally {
  const runs = existsSync(file) ? readFileSync(file, "utf8").trim().split("\n") : [];
  const tallies = runs.map((run) => JSON.parse(run) as Tally);
  const sum = (key: keyof Tally) => tallies.reduce((total, tally) => total + tally[key], 0);
  const broken = sum("failed") === 0 && (exit !== 0 || tallies.length === 0) ? 1 : 0;
  return { passed: sum("passed"), failed: sum("failed") + broken, skipped: sum("skipped") };
}
