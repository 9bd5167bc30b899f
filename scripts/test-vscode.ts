// Runs test/vscode in the extension host of a real VS Code: npm run test:vscode -- [--grep PATTERN] [TEST FILE …]
// The tests of test/vscode/zh-cn run in a second window, whose display language is Chinese.
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { findDesktopVsCode, runSuiteInDesktop } from "../test/host/desktop";
import { runSuiteInServer } from "../test/host/run-suite";
import { fixtureWorkspace } from "../test/host/workspace";
import { filesVariable, grepVariable } from "../test/report";
import { runNode } from "./step";
import { bundledTests, bundleTests, select } from "./test-bundles";

const { values, positionals } = parseArgs({ options: { grep: { type: "string" } }, allowPositionals: true });
const tests = resolve(bundledTests, "vscode/index");

const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);
const files = select(await bundleTests(), ["test/vscode"]).filter((file) => select([file], positionals).length > 0);
const chinese = select(files, ["test/vscode/zh-cn"]);
const english = files.filter((file) => !chinese.includes(file));
for (const [locale, suite] of [
  ["en", english],
  ["zh-cn", chinese],
] as const)
  if (suite.length > 0) process.exitCode = (await runSuite(locale, suite)) || process.exitCode || 0;

async function runSuite(locale: string, suite: readonly string[]): Promise<number> {
  const folder = await fixtureWorkspace();
  const env = {
    [filesVariable]: JSON.stringify(suite.map((file) => resolve(file))),
    ...(values.grep === undefined ? {} : { [grepVariable]: values.grep }),
  };
  // A desktop VS Code speaks another language only with a pack from the marketplace.
  const desktop = locale === "en" ? findDesktopVsCode() : undefined;
  try {
    if (desktop) return await runSuiteInDesktop(desktop, { folder, tests }, env);
    return await runSuiteInServer({ folder, tests }, { locale, env });
  } finally {
    await rm(folder, { recursive: true });
  }
}
