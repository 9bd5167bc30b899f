import { readSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { setImmediate as nextRound } from "node:timers/promises";
import { fileError } from "./corpus-error";

/** Bytes that can be read in any order, from memory or from a file of any size. */
export interface ByteSource {
  /** The file, where it is one: another thread can read it by `descriptorSource` as long as this source is open. */
  readonly descriptor?: number;
  /**
   * Bytes `from` to `to` (exclusive); fewer where the source ends before. They may stand in `into`, which then must not be
   * given again as long as they are needed.
   */
  read(from: number, to: number, into?: Uint8Array): Promise<Uint8Array>;
  close(): Promise<void>;
}

export function memorySource(bytes: Uint8Array): ByteSource {
  return {
    read: async (from, to) => bytes.subarray(from, to),
    close: async () => {},
  };
}

/** @throws CorpusError where the file cannot be opened. */
export async function fileSource(path: string): Promise<ByteSource> {
  let handle: FileHandle;
  try {
    handle = await open(path, "r");
  } catch (error) {
    throw fileError(path, error);
  }
  return { ...descriptorSource(handle.fd), close: () => handle.close() };
}

/**
 * The open file `descriptor`, which whoever has opened it closes. It is read by the thread that asks: to have another one do it
 * takes longer than to copy a megabyte. What else is to be heard is heard before.
 */
export function descriptorSource(descriptor: number): ByteSource {
  return {
    descriptor,
    async read(from, to, into) {
      await nextRound();
      const size = to - from;
      const bytes = into && into.length >= size ? into.subarray(0, size) : Buffer.allocUnsafe(size);
      let length = 0;
      while (length < bytes.length) {
        const read = readSync(descriptor, bytes, length, bytes.length - length, from + length);
        if (read === 0) break;
        length += read;
      }
      return bytes.subarray(0, length);
    },
    close: async () => {},
  };
}
