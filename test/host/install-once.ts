import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { repository } from "../repository";

/** Where downloaded test hosts are kept; several checkouts share one through SPEECH_VSCODE_CACHE. */
function cacheFolder(): string {
  return process.env.SPEECH_VSCODE_CACHE ?? join(repository, ".vscode-test");
}

/** The folder `name` of the cache, where it is there. */
export function installed(name: string): string | undefined {
  const folder = join(cacheFolder(), name);
  return existsSync(folder) ? folder : undefined;
}

/**
 * The folder `name` of the cache, filled by `install` the first time. A folder that is there is whole: it is
 * filled under another name first. Of several processes one installs and the others wait.
 */
export async function installOnce(name: string, install: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  await mkdir(cacheFolder(), { recursive: true });
  await withLock(`${folder}.lock`, async () => {
    if (existsSync(folder)) return;
    const partial = await mkdtemp(`${folder}.partial-`);
    try {
      await install(partial);
      await rename(partial, folder);
    } catch (error) {
      await rm(partial, { recursive: true, force: true });
      throw error;
    }
  });
  return folder;
}

async function withLock(path: string, work: () => Promise<void>): Promise<void> {
  while (!(await take(path))) {
    if (await isStale(path)) await rm(path, { force: true });
    else await sleep(500);
  }
  try {
    await work();
  } finally {
    await rm(path, { force: true });
  }
}

async function take(path: string): Promise<boolean> {
  try {
    await writeFile(path, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Whether the process that took the lock has died without giving it back. */
async function isStale(path: string): Promise<boolean> {
  const owner = Number(await readFile(path, "utf8").catch(() => ""));
  if (!owner) return false;
  try {
    process.kill(owner, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}
