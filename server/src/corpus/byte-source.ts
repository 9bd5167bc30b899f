import { read as readFrom } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { promisify } from "node:util";
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

/** The open file `descriptor`, which whoever has opened it closes. */
export function descriptorSource(descriptor: number): ByteSource {
  return {
    descriptor,
    async read(from, to, into) {
      const size = to - from;
      const bytes = into && into.length >= size ? into.subarray(0, size) : Buffer.allocUnsafe(size);
      let length = 0;
      while (length < bytes.length) {
        const { bytesRead } = await promisify(readFrom)(
          descriptor,
          bytes,
          length,
          bytes.length - length,
          from + length,
        );
        if (bytesRead === 0) break;
        length += bytesRead;
      }
      return bytes.subarray(0, length);
    },
    close: async () => {},
  };
}
