import { rm } from "node:fs/promises";
import { build } from "esbuild";
import { glob } from "tinyglobby";

/** The folder that bundled tests are written to, laid out as `test/` is. */
export const bundledTests = "out/test";

/** Bundles each test of `test/` together with the sources it imports; returns the bundles' paths, sorted. */
export async function bundleTests(): Promise<string[]> {
  const sources = (await glob("test/**/*.test.ts")).sort();
  await rm(bundledTests, { recursive: true, force: true });
  await build({
    entryPoints: [...sources, "test/tally-reporter.ts", "test/vscode/index.ts"],
    outbase: "test",
    outdir: bundledTests,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    packages: "external",
    external: ["vscode"],
    sourcemap: true,
    logLevel: "warning",
  });
  return sources.map((source) => source.replace(/^test\//, `${bundledTests}/`).replace(/\.ts$/, ".js"));
}

/** The bundles of the given test files and folders of `test/`; all if none are given. */
export function select(bundles: readonly string[], paths: readonly string[]): string[] {
  const prefixes = paths.map((path) => `out/${path.replace(/\/$/, "").replace(/\.ts$/, ".js")}`);
  return bundles.filter(
    (bundle) =>
      prefixes.length === 0 || prefixes.some((prefix) => bundle === prefix || bundle.startsWith(`${prefix}/`)),
  );
}
