import { resolve } from "node:path";
import { readDecisions } from "../corpus/decisions";
import { type DecodedText, decode, type Encoding, isBinary } from "../corpus/encoding";
import { findMalformed } from "../corpus/malformed";
import { type DumpWindow, readWindows } from "../corpus/windows";
import { Dump } from "../dump";
import type { Decision } from "../structure/decision";
import { complain, type Output } from "./output";
import { CommandError, nameOf, openSource, readBytes } from "./source";

export interface OpenOptions {
  readonly encoding?: Encoding;
}

/** A dump that is in memory as a whole, with its bytes. */
export interface Source extends DecodedText {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/**
 * Reads and analyses the dump at `file` as a whole, and says on standard error where its bytes are damaged.
 * @throws CommandError where it cannot be read, or is no text.
 */
export function openDump(
  file: string,
  options: OpenOptions,
  output: Output,
): { readonly source: Source; readonly dump: Dump } {
  const bytes = readBytes(file);
  const decoded = decode(bytes, options.encoding);
  const dump = Dump.read(decoded.text, { decisions: decisionsAbout(file) });
  inspector(file, options, output)({ dump, bytes, encoding: decoded.encoding, shift: { byte: 0 } });
  return { source: { file, bytes, ...decoded }, dump };
}

/**
 * The dump at `file`, piece by piece, as `openDump` has it.
 * @throws CommandError where it cannot be read, or is no text.
 */
export async function* openWindows(
  file: string,
  options: OpenOptions,
  output: Output,
  signal: AbortSignal,
): AsyncGenerator<DumpWindow> {
  const { source, size } = await openSource(file);
  const inspect = inspector(file, options, output);
  try {
    for await (const window of readWindows(source, size, { ...options, decisions: decisionsAbout(file), signal })) {
      inspect(window);
      yield window;
    }
  } finally {
    await source.close();
  }
}

type Inspected = Pick<DumpWindow, "dump" | "bytes" | "encoding"> & { readonly shift: { readonly byte: number } };

/** Looks at the pieces of a dump as they come: refuses what is no text, and tells once where bytes are damaged. */
export function inspector(file: string, { encoding: named }: OpenOptions, output: Output): (piece: Inspected) => void {
  let told = false;
  return ({ dump, bytes, encoding, shift }) => {
    if (shift.byte === 0 && isBinary(headOf(dump)))
      throw new CommandError(
        named
          ? `${nameOf(file)}: does not read as ${named}; leave --encoding away to have the encoding detected`
          : `${nameOf(file)}: is a binary file, not text; if it is text, name its encoding with --encoding`,
      );
    if (told || !dump.lines.some(({ text }) => text.includes("\ufffd"))) return;
    const offsets = findMalformed(bytes, encoding);
    if (offsets.length === 0) return;
    told = true;
    const places = offsets.slice(0, 5).map((offset) => offset + shift.byte);
    const more = offsets.length > places.length ? " …" : "";
    complain(
      `${nameOf(file)}: holds bytes that are no ${encoding}, at byte ${places.join(", ")}${more}; they are kept as they are`,
      output,
    );
  };
}

const HEAD_LINES = 400;
const headOf = ({ lines }: Dump) =>
  lines
    .slice(0, HEAD_LINES)
    .map(({ text }) => text)
    .join("\n");

/** What the user decided about a dump; nothing about standard input. */
export function decisionsAbout(file: string): readonly Decision[] {
  return file === "-" ? [] : readDecisions(resolve(file));
}
