// Measures speed and memory against the budgets of docs/performance.md, as ratios within one run:
// npm run bench [-- --quick] [-- --json] [-- --disk MEGABYTES]
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parentPort } from "node:worker_threads";
import { servePieces } from "../server/src/corpus/piece-threads";
import { tuneCompiler } from "../server/src/runtime/tuning";
import { measureActivation } from "./bench/activation";
import { measureDisk } from "./bench/disk";
import { ALONE, countLook, measureFull, measureMemory, measureWait, type Work, workAlone } from "./bench/full";
import { measureKeystroke, TYPE, typeAlone } from "./bench/keystroke";
import { measurePeers } from "./bench/peers";
import { measureFiles, measurePackage, measureServer, measureStart, measureTyping } from "./bench/programs";
import { isMet, type Plan, type Result } from "./bench/result";
import { runNode } from "./step";

// As our programs do.
tuneCompiler();

const args = process.argv.slice(2);
if (parentPort) servePieces(parentPort, [countLook]);
else if (args[0] === TYPE) await typeAlone(args[1]!, Number(args[2]));
else if (String(args[0]) in ALONE) await workAlone(args[0] as Work, args[1]!, args[2] ? Number(args[2]) : null);
else await bench(args.includes("--quick"), args.includes("--json"), megabytesAfter("--disk"));

function megabytesAfter(option: string): number | null {
  const at = args.indexOf(option);
  return at < 0 ? null : Number(args[at + 1]);
}

/** @param disk megabytes of a dump on disk; the figures about that alone, if not null */
async function bench(quick: boolean, json: boolean, disk: number | null): Promise<void> {
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
