import { link, lstat, open, rename, unlink, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { numbered } from "./file-name";

const WITHOUT_LINKS = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK", "EXDEV"]);

/**
 * What is added to the name of a staged file for the file that holds the name it is about to get: where there are no hard
 * links, that is how a later run knows what a killed one has published.
 */
export const CLAIM = ".claim";

/**
 * Gives the finished file `staged`, on the same file system, the name `path`, in one step that fails with EEXIST where
 * something of that name is there. `staged` may be left over.
 */
export async function publish(staged: string, path: string): Promise<void> {
  try {
    await link(staged, path);
  } catch (error) {
    if (!WITHOUT_LINKS.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    await publishWithoutLink(staged, path);
  }
}

/** Takes the name with an empty file, then replaces that by the finished one, each in one step. */
async function publishWithoutLink(staged: string, path: string): Promise<void> {
  // What is there already must never be claimed.
  if (await exists(path)) throw Object.assign(new Error(`${path} exists`), { code: "EEXIST" });
  await writeFile(staged + CLAIM, Buffer.from(basename(path)));
  await (await open(path, "wx")).close();
  await rename(staged, path).catch(async (failure) => {
    await unlink(path);
    throw failure;
  });
}

const exists = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

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
