import { open } from "node:fs/promises";

/** Makes what the file at `path` holds survive a power failure. */
export const syncFile = (path: string) => sync(path, "r+");

/** Makes the names in `folder` survive a power failure. Windows sees to that itself. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== "win32") await sync(folder, "r");
}

async function sync(path: string, flags: string): Promise<void> {
  const handle = await open(path, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
