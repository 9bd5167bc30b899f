import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type ByteSource, fileSource } from "../corpus/byte-source";
import { CorpusError, fileError } from "../corpus/corpus-error";
import { PieceThreads } from "../corpus/piece-threads";
import { message } from "../text/message";

/** A dump on disk; whoever has opened it closes its source. */
export interface DumpFile {
  readonly name: string;
  readonly source: ByteSource;
  /** In bytes. */
  readonly size: number;
}

/** What reads a large file. */
export const threads = new PieceThreads(__filename);

/** @throws CorpusError where `uri` names no file that can be read. */
export async function openDumpFile(uri: string): Promise<DumpFile> {
  if (!uri.startsWith("file:")) throw new CorpusError(message("Save the file first; it is read from disk."));
  const path = fileURLToPath(uri);
  try {
    const { size } = await stat(path);
    return { name: basename(path), source: await fileSource(path), size };
  } catch (error) {
    throw fileError(path, error);
  }
}
