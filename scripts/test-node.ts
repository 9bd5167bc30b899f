// Runs the tests that need no VS Code: npm run test:node -- [MOCHA OPTION …] [TEST FILE or FOLDER …]

import { bundledTests, bundleTests } from "./bundle-tests";
import { runNode } from "./step";

const args = process.argv.slice(2);
const wanted = args.filter((arg) => arg.startsWith("test/")).map((path) => path.replace(/\.ts$/, ".js"));
const options = args.filter((arg) => !arg.startsWith("test/"));

const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);
const files = (await bundleTests()).filter(
  (file) =>
    !file.startsWith(`${bundledTests}/vscode/`) &&
    (wanted.length === 0 || wanted.some((path) => `${file}/`.startsWith(`out/${path.replace(/\/$/, "")}/`))),
);
if (files.length === 0) {
  console.error(`No test matches ${wanted.join(", ")}.`);
  process.exit(1);
}
process.exitCode = await runNode([
  "--enable-source-maps",
  "node_modules/mocha/bin/mocha.js",
  "--timeout=20000",
  `--reporter=${bundledTests}/tally-reporter.js`,
  ...options,
  ...files,
]);
