import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { runSuiteInServer } from "../../test/host/run-suite";
import { installedServer } from "../../test/host/vscode-server";
import { fixtureWorkspace } from "../../test/host/workspace";
import { milliseconds, type Plan, type Result } from "./result";
import { median, type Samples } from "./timing";

const OURS = "speech-corpus.speech-corpus";
const PEER = "vscode.markdown-language-features";

/** The activation of our extension as a real VS Code measures it, where one is installed for the tests, against that of its Markdown extension. */
export async function measureActivation({ runs, folder }: Plan): Promise<Result[]> {
  if (!installedServer()) return [];
  const tests = resolve("out/bench/activation-probe.js");
  await build({
    entryPoints: ["scripts/bench/activation-probe.ts"],
    outfile: tests,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    logLevel: "warning",
  });
  const reports: string[] = [];
  for (let run = 0; run < runs; run++) reports.push(await startupReport(tests, join(folder, "startup.md")));
  const samples = (id: string): Samples => reports.map((report) => activationIn(report, id)).sort((a, b) => a - b);
  const [ours, peer] = [median(samples(OURS)), median(samples(PEER))];
  return [
    {
      name: "activation in VS Code ÷ that of its Markdown extension",
      value: ours / peer,
      from: `${milliseconds(ours)} ÷ ${milliseconds(peer)}`,
    },
  ];
}

/** What a VS Code that was just started says about its start. */
async function startupReport(tests: string, path: string): Promise<string> {
  const workspace = await fixtureWorkspace("tei");
  try {
    const env = { SPEECH_CORPUS_PROBED: JSON.stringify([OURS, PEER]), SPEECH_CORPUS_PROBE_RESULT: path };
    const status = await runSuiteInServer({ folder: workspace, tests }, { env });
    if (status !== 0) throw new Error(`VS Code ended with ${status}`);
  } finally {
    await rm(workspace, { recursive: true });
  }
  return readFileSync(path, "utf8");
}

/** Milliseconds for loading its code, calling `activate`, and until that is done: | id | eager | load | call | finish | … */
function activationIn(report: string, id: string): number {
  const row = report.split("\n").find((line) => line.startsWith(`| ${id} `))!;
  const [load, call, finish] = row.split("|").slice(3, 6).map(Number);
  return load! + call! + finish!;
}
