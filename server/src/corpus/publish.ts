import { link, open, rename, unlink } from "node:fs/promises";
import { join } from "node:path";
import { numbered } from "./file-name";

const WITHOUT_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);

/**
 * Gives the finished file `staged`, on the same file system, the name `path`, in one step that fails with EEXIST where
 * something of that name is there. `staged` may be left over.
 */
export async function publish(staged: string, path: string): Promise<void> {
  try {
    await link(staged, path);
  } catch (error) {
    if (!WITHOUT_LINKS.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    // No hard links here: take the name with an empty file, then replace that by the finished one, again in one step.
    await (await open(path, "wx")).close();
    await rename(staged, path).catch(async (failure) => {
      await unlink(path);
      throw failure;
    });
  }
}

/** Publishes `staged` in `folder` as `name`, or where that is taken as `name (2)`, `name (3)` …; returns the name it got. */
export async function publishNumbered(staged: string, folder: string, name: string): Promise<string> {
  for (let n = 1; ; n++) {
    try {
      await publish(staged, join(folder, numbered(name, n)));
      return numbered(name, n);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
