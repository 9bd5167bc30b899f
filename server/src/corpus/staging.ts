import { lstat, mkdir, mkdtemp, readdir, readFile, rmdir, stat, unlink } from "node:fs/promises";
import { hostname } from "node:os";
import { join } from "node:path";
import { sha256 } from "./digest";
import { CLAIM } from "./publish";
import { TaskPool } from "./task-pool";

/**
 * A hidden folder inside the target in which files are made before they get their names, so that a name in the target
 * always stands for a finished file. A staged file is named `<number>-<SHA-256>`; it stays linked to the file that it
 * became until all are published, so that a later run can take back what a killed run left half done.
 */
const PREFIX = ".speech-corpus-";
/** How many files are removed at a time. */
const FILES = 16;
const DAY = 24 * 60 * 60 * 1000;
const HOST = hostname().replace(/[^\w.]/g, "_");
/** When this process started, in seconds: its threads agree on it, another process that gets its number later does not. */
const STARTED = Math.round(Date.now() / 1000 - process.uptime());

export interface Stage {
  readonly path: string;
  /** Removes the stage, and the target folder if this split made it and it is empty. */
  close(): Promise<void>;
}

/** Makes `folder` if need be, takes back what killed runs left there, and opens a stage in it. */
export async function openStage(folder: string): Promise<Stage> {
  const made = await mkdir(folder, { recursive: true });
  await recover(folder);
  const path = await mkdtemp(join(folder, `${PREFIX}${HOST}-${process.pid}-${STARTED}-`));
  return {
    path,
    async close() {
      await removeStage(path);
      if (made !== undefined) await rmdir(folder).catch(() => {});
    },
  };
}

/** What the manifest is called in a stage: once it is published, the split is complete. */
export const stagedManifest = "manifest";

async function recover(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith(PREFIX)) continue;
    const path = join(folder, name);
    try {
      if (await isAbandoned(path, name)) await takeBack(folder, path);
    } catch (error) {
      // Another split is taking it back, or has just ended.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
  }
}

async function isAbandoned(path: string, name: string): Promise<boolean> {
  const [, host, pid, started] = /^([\w.]+)-(\d+)-(\d+)-/.exec(name.slice(PREFIX.length)) ?? [];
  if (host !== HOST) return Date.now() - (await stat(path)).mtimeMs > DAY;
  if (Number(pid) === process.pid) return Math.abs(Number(started) - STARTED) > 2;
  return !isRunning(Number(pid));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}

/** Removes `stage` and, unless its manifest was published, the files that came from it and are as they were made. */
async function takeBack(folder: string, stage: string): Promise<void> {
  const published = [...(await linkedFiles(folder, stage)), ...(await claimedFiles(folder, stage))];
  const isComplete = published.some(({ staged, size }) => staged.startsWith(`${stagedManifest}-`) && size > 0);
  for (const { path, isAsMade } of isComplete ? [] : published) if (isAsMade) await unlink(path);
  await removeStage(stage);
}

/** A file that got its name from a stage. */
interface Published {
  readonly path: string;
  /** Its name in the stage. */
  readonly staged: string;
  readonly size: number;
  readonly isAsMade: boolean;
}

/** The files of `folder` that are still linked to those of `stage`. */
async function linkedFiles(folder: string, stage: string): Promise<Published[]> {
  const stagedAs = new Map<bigint, string>();
  for (const name of await readdir(stage)) {
    const { ino, nlink } = await lstat(join(stage, name), { bigint: true });
    if (nlink > 1n) stagedAs.set(ino, name);
  }
  const published: Published[] = [];
  for (const name of stagedAs.size === 0 ? [] : await readdir(folder)) {
    const path = join(folder, name);
    const about = await lstat(path, { bigint: true });
    const staged = about.isFile() ? stagedAs.get(about.ino) : undefined;
    if (staged !== undefined) published.push(publishedAs(staged, path, await readFile(path)));
  }
  return published;
}

/** The files of `folder` whose names were claimed from `stage`, for want of links. */
async function claimedFiles(folder: string, stage: string): Promise<Published[]> {
  const published: Published[] = [];
  for (const claim of await readdir(stage)) {
    if (!claim.endsWith(CLAIM)) continue;
    const path = join(folder, await readFile(join(stage, claim), "utf8"));
    const bytes = await readFile(path).catch(() => null);
    if (bytes) published.push(publishedAs(claim.slice(0, -CLAIM.length), path, bytes));
  }
  return published;
}

/** A file that was claimed and not finished is empty. */
function publishedAs(staged: string, path: string, bytes: Uint8Array): Published {
  const isAsMade = bytes.length === 0 || sha256(bytes) === staged.replace(/^.*-/, "");
  return { path, staged, size: bytes.length, isAsMade };
}

/** The manifest goes last: as long as one staged file is left, it tells that the split is complete. */
async function removeStage(stage: string): Promise<void> {
  const names = await readdir(stage);
  const isManifest = (name: string) => name.startsWith(`${stagedManifest}-`);
  const pool = new TaskPool(FILES);
  for (const name of names) if (!isManifest(name)) await pool.run(() => unlink(join(stage, name)));
  await pool.settle();
  for (const name of names.filter(isManifest)) await unlink(join(stage, name));
  await rmdir(stage);
}
