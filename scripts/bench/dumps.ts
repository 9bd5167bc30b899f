import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generateCollections } from "../../test/support/generate";

const MEGABYTE = 1_000_000;

/** Writes a generated UTF-8 dump of `megabytes` MB into `folder`; returns its path. */
export function writeGenerated(folder: string, megabytes: number): string {
  const parts: Buffer[] = [];
  let size = 0;
  for (const part of generateCollections(megabytes)) {
    parts.push(Buffer.from(part));
    size += parts.at(-1)!.length;
    if (size >= megabytes * MEGABYTE) break;
  }
  return write(folder, `generated-${megabytes}.txt`, parts);
}

/** Writes a dump of about `megabytes` MB that repeats the real ones, or returns null where there are none. */
export function writeReal(folder: string, megabytes: number): string | null {
  const source = process.env.SPEECH_DUMPS_DIR ?? "../shared/dumps";
  if (!existsSync(source)) return null;
  const files = readdirSync(source).filter((name) => name.endsWith(".txt"));
  const all = Buffer.concat(
    files.sort().map((name) => Buffer.concat([readFileSync(join(source, name)), Buffer.from("\n")])),
  );
  if (all.length === 0) return null;
  const times = Math.max(1, Math.round((megabytes * MEGABYTE) / all.length));
  return write(folder, `real-${megabytes}.txt`, Array<Buffer>(times).fill(all));
}

function write(folder: string, name: string, parts: readonly Buffer[]): string {
  const path = join(folder, name);
  writeFileSync(path, Buffer.concat(parts));
  return path;
}
