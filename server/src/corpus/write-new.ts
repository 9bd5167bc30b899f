import { createWriteStream } from "node:fs";
import { dirname, join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileError } from "./corpus-error";
import { publish } from "./publish";
import { openStage } from "./staging";
import { syncFolder } from "./sync";

/**
 * Writes `content` to the new file `path`, which gets its name only when it is complete. A file of that name is never
 * overwritten.
 * @throws CorpusError where it cannot be written, the reason of `signal` where that aborts.
 */
export async function writeNew(
  path: string,
  content: AsyncIterable<string | Uint8Array>,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const stage = await openStage(dirname(path));
    try {
      const staged = join(stage.path, "new");
      await pipeline(Readable.from(content), createWriteStream(staged, { flags: "wx", flush: true }), {
        ...(signal && { signal }),
      });
      await publish(staged, path);
      await syncFolder(dirname(path));
    } finally {
      await stage.close();
    }
  } catch (error) {
    throw signal?.aborted ? signal.reason : fileError(path, error);
  }
}
