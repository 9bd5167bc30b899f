import { existsSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import writeFileAtomic from "write-file-atomic";
import type { Decision } from "../structure/decision";
import { message } from "../text/message";
import { CorpusError, fileError } from "./corpus-error";

/** Beside the corpus, so that it can be kept with it; the dumps themselves are never marked. */
const FOLDER = ".speech-corpus";
const FILE = "decisions.json";
const VERSION = 1;

/** What the file holds: the decisions by the path of the dump, relative to the folder that `.speech-corpus` is in, with `/`. */
interface Contents {
  readonly version: number;
  readonly files: Readonly<Record<string, readonly Decision[]>>;
}

/**
 * The user's decisions about the dump at the absolute `path`. None where nothing was ever decided.
 * @throws CorpusError where the file cannot be read.
 */
export function readDecisions(path: string): readonly Decision[] {
  const root = rootAbove(dirname(path));
  return root === null ? [] : (read(root).files[keyOf(root, path)] ?? []);
}

/**
 * Changes the decisions about the dump at `path`; the file is replaced as a whole. It is the nearest above the dump, or a
 * new one in `home` where there is none.
 * @throws CorpusError where the file cannot be read or written.
 */
export async function changeDecisions(
  path: string,
  home: string,
  change: (decisions: readonly Decision[]) => readonly Decision[],
): Promise<void> {
  const root = rootAbove(dirname(path)) ?? home;
  const { files } = read(root);
  const key = keyOf(root, path);
  const { [key]: before = [], ...others } = files;
  const after = change(before);
  const contents: Contents = { version: VERSION, files: after.length === 0 ? others : { ...others, [key]: after } };
  await write(root, contents);
}

function rootAbove(folder: string): string | null {
  if (existsSync(join(folder, FOLDER, FILE))) return folder;
  const parent = dirname(folder);
  return parent === folder ? null : rootAbove(parent);
}

function keyOf(root: string, path: string): string {
  return relative(root, path).split(sep).join("/");
}

function read(root: string): Contents {
  const path = join(root, FOLDER, FILE);
  if (!existsSync(path)) return { version: VERSION, files: {} };
  const contents = parse(textOf(path));
  if (contents?.version !== VERSION || typeof contents.files !== "object")
    throw new CorpusError(message("{path}: is no list of decisions that this version knows", { path }));
  return contents;
}

function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw fileError(path, error);
  }
}

function parse(text: string): Contents | null {
  try {
    return JSON.parse(text) as Contents | null;
  } catch {
    return null;
  }
}

async function write(root: string, contents: Contents): Promise<void> {
  const path = join(root, FOLDER, FILE);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFileAtomic(path, `${JSON.stringify(contents, null, 2)}\n`);
  } catch (error) {
    throw fileError(path, error);
  }
}
