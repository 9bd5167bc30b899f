import { readFile, unlink } from "node:fs/promises";
import { join } from "node:path";
import { message } from "../text/message";
import { CorpusError, fileError } from "./corpus-error";
import { sha256 } from "./digest";
import { movedOf } from "./manifest";
import { readManifest } from "./read-manifest";

export interface UndoOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Takes a split back: removes its files, its rest and its manifest, all or none. Nothing is removed where a speech was
 * edited since, for its text would be lost.
 * It can be stopped until the first file is removed.
 * @throws CorpusError naming the files that were edited.
 */
export async function undoSplit(
  folder: string,
  manifestFile: string,
  { signal, onProgress }: UndoOptions = {},
): Promise<void> {
  const files = new Set([manifestFile]);
  const edited: string[] = [];
  let size = 0;
  for await (const record of readManifest(folder, manifestFile)) {
    signal?.throwIfAborted();
    if (record.record === "source") {
      ({ size } = record);
      continue;
    }
    onProgress?.(record.bytes[0], size);
    for (const { file } of [record, ...movedOf(record)]) files.add(file);
    if (record.record === "speech" && (await isEdited(join(folder, record.file), record.sha256)))
      edited.push(record.file);
  }
  if (edited.length > 0)
    throw new CorpusError(
      message("The split is not undone, because these files were edited since: {names}", { names: edited.join(", ") }),
    );
  for (const file of files)
    await unlink(join(folder, file)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw fileError(join(folder, file), error);
    });
}

/** A file that is gone already was not edited. */
async function isEdited(path: string, digest: string): Promise<boolean> {
  try {
    return sha256(await readFile(path)) !== digest;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw fileError(path, error);
  }
}
