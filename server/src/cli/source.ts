import { readFileSync, statSync } from "node:fs";
import { type ByteSource, fileSource, memorySource } from "../corpus/byte-source";
import { spareMemory } from "./memory";

/** What stops a command, in words for the user; the program ends with status 2. */
export class CommandError extends Error {}

/** A dump that can be read; `file` is its path as the user gave it, `-` for standard input. */
export interface OpenSource {
  readonly source: ByteSource;
  /** In bytes. */
  readonly size: number;
}

/**
 * Opens the dump at `file`, or standard input for `-`. A pipe is read to its end at once, a file when it is asked for.
 * @throws CommandError where there is no such file, or where it cannot be read.
 */
export async function openSource(file: string): Promise<OpenSource> {
  const size = file === "-" ? null : regularSize(file);
  if (size !== null) {
    spareMemory(size);
    return { source: await fileSource(file), size };
  }
  const bytes = readBytes(file);
  return { source: memorySource(bytes), size: bytes.length };
}

/** All bytes of the dump at `file`, as `openSource` opens it. */
export function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    throw new CommandError(`${nameOf(file)}: ${reasonOf(error)}`);
  }
}

/** The size of a regular file; null for a pipe or a device, which has none. */
function regularSize(file: string): number | null {
  try {
    const about = statSync(file);
    if (about.isDirectory()) throw Object.assign(new Error(), { code: "EISDIR" });
    return about.isFile() ? about.size : null;
  } catch (error) {
    throw new CommandError(`${nameOf(file)}: ${reasonOf(error)}`);
  }
}

/** What a dump is called in messages. */
export const nameOf = (file: string) => (file === "-" ? "standard input" : file);

/** Why the file system refused, without its jargon. */
function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return "no such file";
    case "EISDIR":
      return "is a folder; name the files in it, for instance with *.txt";
    case "EACCES":
    case "EPERM":
      return "no permission";
    default:
      return (error as Error).message;
  }
}
