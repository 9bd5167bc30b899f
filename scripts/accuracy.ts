// Scores the command line against hand-made labels, and again on variants of the same dumps:
// npm run accuracy [-- --misses]
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Gold, Labelled } from "./accuracy/gold";
import { type Variant, variants } from "./accuracy/variants";
import { runNode } from "./step";

/** One row of the scorer: a dump, or the total over all, with F1 by measure. */
interface Score {
  readonly dump: string;
  readonly failed?: string;
  readonly boundary?: number | null;
}

const dumps = resolve(process.env.SPEECH_DUMPS_DIR ?? "../shared/dumps");
const labels = resolve(process.env.SPEECH_GOLD_DIR ?? "../shared/eval/gold");
const scorer = resolve(labels, "../score.mjs");
const analyser = ["--", process.execPath, "dist/cli.js", "analyze", "--json"];
/** A variant may cost this much boundary F1; more is marked. */
const tolerance = 0.03;

const missing = [dumps, labels, scorer].filter((path) => !existsSync(path));
if (missing.length > 0) {
  console.warn(
    `ACCURACY NOT MEASURED: there is no ${missing.join(", no ")} (set SPEECH_DUMPS_DIR and SPEECH_GOLD_DIR).`,
  );
  process.exit(0);
}
const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);
const scored = await runNode([scorer, ...process.argv.slice(2), labels, dumps, ...analyser]);
if (scored !== 0) process.exit(scored);

const collection = readLabelled();
const columns = [{ name: "as is", apply: (labelled: Labelled) => labelled }, ...variants].map((variant) => ({
  name: variant.name,
  scores: score(variant),
}));
console.log("\nBoundary F1 of variants (* falls by more than 0.03)");
const names = columns[0]!.scores.map(({ dump }) => dump);
console.log(["dump".padEnd(30), ...columns.map(({ name }) => name.padStart(10))].join(" "));
for (const [row, name] of names.entries()) {
  const base = columns[0]!.scores[row]!.boundary ?? 0;
  const cells = columns.map(({ scores }) => cell(scores[row]!, base));
  console.log([name.padEnd(30), ...cells.map((text) => text.padStart(10))].join(" "));
}

function readLabelled(): { readonly name: string; readonly labelled: Labelled }[] {
  return readdirSync(labels)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => {
      const gold = JSON.parse(readFileSync(join(labels, name), "utf8")) as Gold;
      const dump = join(dumps, gold.file);
      return existsSync(dump) ? [{ name, labelled: { text: readFileSync(dump, "utf8"), gold } }] : [];
    });
}

/** Runs the same scorer on the variant of each dump, written to a temporary folder. */
function score(variant: Variant): readonly Score[] {
  const folder = mkdtempSync(join(tmpdir(), "speech-corpus-accuracy-"));
  try {
    const [goldFolder, dumpFolder] = [join(folder, "gold"), join(folder, "dumps")];
    mkdirSync(goldFolder);
    mkdirSync(dumpFolder);
    for (const { name, labelled } of collection) {
      const { text, gold } = variant.apply(labelled);
      writeFileSync(join(dumpFolder, gold.file), text);
      writeFileSync(join(goldFolder, name), JSON.stringify(gold));
    }
    const run = spawnSync(process.execPath, [scorer, "--json", goldFolder, dumpFolder, ...analyser], {
      encoding: "utf8",
    });
    if (run.status !== 0) throw new Error(`The scorer failed on "${variant.name}": ${run.stderr}`);
    return JSON.parse(run.stdout) as Score[];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cell(score: Score, base: number): string {
  if (score.failed) return "failed";
  if (score.boundary === null || score.boundary === undefined) return "-";
  return (base - score.boundary > tolerance ? "*" : "") + score.boundary.toFixed(3);
}
