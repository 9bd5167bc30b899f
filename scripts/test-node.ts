// Runs the tests that need no VS Code: npm run test:node -- [MOCHA OPTION …] [TEST FILE or FOLDER …]

import { runNode } from "./step";
import { bundledTests, bundleTests, select } from "./test-bundles";

const args = process.argv.slice(2);
const paths = args.filter((arg) => arg.startsWith("test/"));
const options = args.filter((arg) => !arg.startsWith("test/"));

const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);
const bundles = await bundleTests();
const files = select(bundles, paths).filter((file) => !select([file], ["test/vscode"]).length);
if (files.length === 0) {
  console.error(`No test matches ${paths.join(", ")}.`);
  process.exit(1);
}
process.exitCode = await runNode([
  "--enable-source-maps",
  "node_modules/mocha/bin/mocha.js",
  // Nothing is measured by it: it ends what hangs, on a busy machine too.
  "--timeout=180000",
  `--reporter=${bundledTests}/tally-reporter.js`,
  ...(process.env.CI ? ["--require=./test/fixed-seed.cjs"] : []),
  ...options,
  ...files,
]);
