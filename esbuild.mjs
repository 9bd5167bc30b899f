// Bundles the three programs: the extension, its language server and the command line.
import { build, context } from "esbuild";
import { writeNotices } from "./scripts/notices.mjs";

const production = process.argv.includes("--production");
const options = {
  entryPoints: {
    extension: "client/src/extension.ts",
    sniff: "server/src/sniff.ts",
    server: "server/src/lsp/program.ts",
    cli: "server/src/cli/main.ts",
  },
  outdir: "dist",
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  external: ["vscode"],
  minify: production,
  sourcemap: !production,
  metafile: production,
  logLevel: "warning",
};

if (process.argv.includes("--watch")) await (await context(options)).watch();
else {
  const { metafile } = await build(options);
  if (metafile) await writeNotices(metafile, "dist/THIRD-PARTY-NOTICES.txt");
}
