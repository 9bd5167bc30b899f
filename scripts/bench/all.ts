import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { runNode } from "../step";
import { measureActivation } from "./activation";
import { measureDisk } from "./disk";
import { measureFull, measureMemory, measureWait } from "./full";
import { measureKeystroke } from "./keystroke";
import { measurePeers } from "./peers";
import { measureFiles, measurePackage, measureServer, measureStart, measureTyping } from "./programs";
import { isMet, type Plan, type Result } from "./result";

/**
 * Takes all measures and prints what they come to.
 *
 * @param disk megabytes of a dump on disk; the figures about that alone, if not null
 */
export async function measureAll(quick: boolean, json: boolean, disk: number | null): Promise<void> {
  const built = await runNode(["esbuild.mjs", "--production"]);
  if (built !== 0) process.exit(built);
  const folder = mkdtempSync(join(tmpdir(), "speech-corpus-bench-"));
  const plan: Plan = { runs: quick ? 3 : 7, sizes: quick ? [1, 10] : [1, 10, 100], folder };
  const results: Result[] = [];
  const whole = [
    measureFull,
    measureWait,
    measureMemory,
    measureKeystroke,
    measureServer,
    measureTyping,
    measureStart,
    measureActivation,
    measureFiles,
    measurePeers,
    measurePackage,
  ];
  const measures = disk === null ? whole : [() => measureDisk(folder, disk)];
  try {
    for (const measure of measures)
      for (const result of await measure(plan)) {
        results.push(result);
        if (!json) console.log(row(result));
      }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const machine = `${cpus()[0]!.model.trim()}, ${cpus().length} cores, Node ${process.versions.node}, ${process.platform}`;
  const date = new Date().toISOString().slice(0, 10);
  if (json) console.log(JSON.stringify({ date, machine, runs: plan.runs, results }, null, 2));
  else console.log(`\n${machine}, ${date}${disk === null ? `; medians of ${plan.runs}` : ""}; * misses its budget`);
}

function row(result: Result): string {
  const { name, value, unit, most, least, from } = result;
  const digits = value < 0.1 ? 4 : 2;
  const budget = most !== undefined ? `≤ ${most}` : least !== undefined ? `≥ ${least}` : "";
  const figure = `${isMet(result) ? "" : "*"}${value.toFixed(digits)}${unit ? ` ${unit}` : ""}`;
  return `${name.padEnd(70)} ${figure.padStart(10)} ${budget.padEnd(7)} ${from}`;
}
