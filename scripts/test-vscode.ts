// Runs test/vscode in the extension host of a real VS Code: npm run test:vscode -- [--grep PATTERN] [TEST FILE …]
// The tests of its folders run in a window of their own each: see `special`.
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { findDesktopVsCode, runSuiteInDesktop } from "../test/host/desktop";
import { runSuiteInServer } from "../test/host/run-suite";
import type { ServerOptions } from "../test/host/vscode-server";
import { fixtureWorkspace } from "../test/host/workspace";
import { filesVariable, grepVariable } from "../test/report";
import { runNode } from "./step";
import { bundledTests, bundleTests, select } from "./test-bundles";

const { values, positionals } = parseArgs({ options: { grep: { type: "string" } }, allowPositionals: true });
const tests = resolve(bundledTests, "vscode/index");

/** Windows unlike the usual one, by the folder of the tests that run in them. */
const special: Readonly<Record<string, ServerOptions>> = {
  "test/vscode/zh-cn": { locale: "zh-cn" },
  "test/vscode/restricted": { restricted: true },
};

const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);
const files = select(await bundleTests(), ["test/vscode"]).filter((file) => select([file], positionals).length > 0);
const usual = files.filter((file) => select([file], Object.keys(special)).length === 0);
// A desktop VS Code speaks another language only with a pack from the marketplace, and its tests have no page to look at.
if (usual.length > 0) await count(runSuite(usual, findDesktopVsCode()));
for (const [folder, options] of Object.entries(special)) {
  const suite = select(files, [folder]);
  if (suite.length > 0) await count(runSuite(suite, undefined, options));
}

async function count(status: Promise<number>): Promise<void> {
  process.exitCode = (await status) || process.exitCode || 0;
}

async function runSuite(suite: readonly string[], desktop?: string, options: ServerOptions = {}): Promise<number> {
  const folder = await fixtureWorkspace();
  const env = {
    [filesVariable]: JSON.stringify(suite.map((file) => resolve(file))),
    ...(values.grep === undefined ? {} : { [grepVariable]: values.grep }),
  };
  try {
    if (desktop) return await runSuiteInDesktop(desktop, { folder, tests }, env);
    return await runSuiteInServer({ folder, tests }, { ...options, env });
  } finally {
    await rm(folder, { recursive: true });
  }
}
