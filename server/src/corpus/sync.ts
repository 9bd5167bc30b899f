import { open } from "node:fs/promises";

/** How Windows and some network drives say that folders cannot be synchronised; they see to it themselves. */
const UNSUPPORTED = new Set(["EINVAL", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EPERM", "EISDIR", "EBADF"]);

/** Makes what the file at `path` holds survive a power failure. */
export const syncFile = (path: string) => sync(path, "r+");

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
