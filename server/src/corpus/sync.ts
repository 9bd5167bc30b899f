import { execFile } from "node:child_process";
import { open, readdir } from "node:fs/promises";
import { release } from "node:os";
import { join } from "node:path";
import { TaskPool } from "./task-pool";

/** From so many files on, the whole file system is synchronised: each file by itself waits for the disk. */
const MANY = 1000;
/** How many files are synchronised at a time. */
const FILES = 16;
/** How Windows and some network drives say that folders cannot be synchronised; they see to it themselves. */
const UNSUPPORTED = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EISDIR", "EBADF"]);

/** Makes what the files in `folder` hold survive a power failure; there are no folders in it. */
export async function syncFilesIn(folder: string): Promise<void> {
  const names = await readdir(folder);
  if (names.length >= MANY && (await syncFileSystem(folder))) return;
  const pool = new TaskPool(FILES);
  for (const name of names) await pool.run(() => sync(join(folder, name), "r+"));
  await pool.settle();
}

/** Whether all that was written to the file system of `folder` is on the disk: Node.js has no such call, but Linux a program. */
async function syncFileSystem(folder: string): Promise<boolean> {
  const [major = 0, minor = 0] = release().split(".").map(Number);
  // Elsewhere it does not wait, and before Linux 5.8 it did not tell of what could not be written.
  if (process.platform !== "linux" || major < 5 || (major === 5 && minor < 8)) return false;
  return new Promise((resolve) => execFile("sync", ["-f", "--", folder], (error) => resolve(error === null)));
}

/** Makes the names in `folder` survive a power failure. */
export async function syncFolder(folder: string): Promise<void> {
  await sync(folder, "r").catch((error: NodeJS.ErrnoException) => {
    if (!UNSUPPORTED.has(error.code ?? "")) throw error;
  });
}

async function sync(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
