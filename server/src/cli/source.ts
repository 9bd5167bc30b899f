import { readFileSync } from "node:fs";
import { type DecodedText, decode, type Encoding, isBinary } from "../corpus/encoding";

/** What stops a command, in words for the user; the program ends with status 2. */
export class CommandError extends Error {}

/** A dump as it lies on disk or comes from the pipe. */
export interface Source extends DecodedText {
  /** The path as the user gave it; `-` for standard input. */
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads the dump at `file`, or standard input for `-`.
 * @throws CommandError where there is no such file, where it cannot be read, or where it is no text.
 */
export function readSource(file: string, encoding?: Encoding): Source {
  const bytes = readBytes(file);
  const decoded = decode(bytes, encoding);
  if (isBinary(decoded))
    throw new CommandError(
      encoding
        ? `${nameOf(file)}: does not read as ${encoding}; leave --encoding away to have the encoding detected`
        : `${nameOf(file)}: is a binary file, not text; if it is text, name its encoding with --encoding`,
    );
  return { file, bytes, ...decoded };
}

function readBytes(file: string): Uint8Array {
  try {
    return readFileSync(file === "-" ? 0 : file);
  } catch (error) {
    throw new CommandError(`${nameOf(file)}: ${reasonOf(error)}`);
  }
}

/** Why the file system refused, without its jargon. */
export function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case "ENOENT":
      return "no such file";
    case "EISDIR":
      return "is a folder; name the files in it, for instance with *.txt";
    case "EACCES":
    case "EPERM":
      return "no permission";
    case "EROFS":
      return "the file system is read-only";
    case "ENOSPC":
    case "EDQUOT":
      return "the disk is full";
    default:
      return (error as Error).message;
  }
}

const nameOf = (file: string) => (file === "-" ? "standard input" : file);
