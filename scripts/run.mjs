// Runs a TypeScript script of this folder: node scripts/run.mjs NAME [ARGUMENT …]
import { dirname } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const [name, ...args] = process.argv.slice(2);
const root = fileURLToPath(new URL("..", import.meta.url));
process.env.INIT_CWD ??= process.cwd();
process.chdir(root);
const outfile = `out/scripts/${name}.mjs`;
await build({
  entryPoints: [`scripts/${name}.ts`],
  outdir: dirname(outfile),
  outExtension: { ".js": ".mjs" },
  bundle: true,
  // What is imported where it is needed is loaded only there.
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  packages: "external",
  define: { __dirname: "import.meta.dirname" },
  logLevel: "warning",
});
process.argv = [process.execPath, outfile, ...args];
await import(pathToFileURL(outfile).href);
