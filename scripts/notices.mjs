// The licences of what the bundles contain, which must go wherever the bundles go.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Writes to `file` the name, version and licence text of every package among the inputs of an esbuild metafile. */
export async function writeNotices(metafile, file) {
  const folders = Object.keys(metafile.inputs).flatMap(
    (path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path) ?? [],
  );
  const notices = await Promise.all([...new Set(folders)].sort().map(notice));
  await writeFile(file, notices.join(`\n\n${"-".repeat(80)}\n\n`));
}

async function notice(folder) {
  const { name, version, license, author } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const entries = await readdir(folder, { withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
  const texts = files
    .filter((file) => /^(?:third[_-]party[_-])?(?:licen[cs]es?|notices?)(?:\.(?:md|txt))?$/i.test(file))
    .sort();
  const bodies = await Promise.all(texts.map((file) => readFile(join(folder, file), "utf8")));
  // Some packages name their licence and leave its text to the reader.
  const copyright = bodies.length > 0 ? [] : [`Copyright ${author?.name ?? author ?? `the authors of ${name}`}`];
  return `${[`${name} ${version} (${license})`, ...copyright, ...bodies.map((body) => body.trim())].join("\n\n")}\n`;
}
