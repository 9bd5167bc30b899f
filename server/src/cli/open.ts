import { resolve } from "node:path";
import { isMainThread } from "node:worker_threads";
import { lineStarts } from "../corpus/byte-lines";
import { readDecisions } from "../corpus/decisions";
import { type DecodedText, decode, type Encoding } from "../corpus/encoding";
import { type Look, type Piece, pieceOf } from "../corpus/piece";
import { PieceThreads } from "../corpus/piece-threads";
import { readPieces } from "../corpus/pieces";
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
  const { encoding } = decoded;
  const dump = Dump.read(decoded.text, { decisions: decisionsAbout(file) });
  const [starts, own] = [lineStarts(bytes, encoding), { from: 0, to: dump.lines.length }];
  const window = { dump, bytes, encoding, starts, own, shift: { byte: 0, line: 0, index: 0 }, last: true };
  inspector(file, options, output)(pieceOf(window, null));
  return { source: { file, bytes, ...decoded }, dump };
}

/** What reads a large file; in a thread that alone, for then each does a dump of its own. */
export const threads = new PieceThreads(__filename, isMainThread ? undefined : 1);

/**
 * What `look` tells of the dump at `file`, piece by piece; refuses and says what `openDump` does.
 * @throws CommandError where it cannot be read, or is no text.
 */
export async function* openPieces<Params, Found, Told>(
  file: string,
  look: Look<Params, Found, Told>,
  params: Params,
  options: OpenOptions,
  output: Output,
  signal: AbortSignal,
): AsyncGenerator<Piece<Told>> {
  const { source, size } = await openSource(file);
  const inspect = inspector(file, options, output);
  const reading = { ...options, decisions: decisionsAbout(file), signal, threads };
  try {
    for await (const piece of readPieces(source, size, look, params, reading)) {
      inspect(piece);
      yield piece;
    }
  } finally {
    await source.close();
  }
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
      inspect(pieceOf(window, null));
      yield window;
    }
  } finally {
    await source.close();
  }
}

/** So many damaged places are told. */
const DAMAGED = 5;

/** Looks at the pieces of a dump as they come: refuses what is no text, and tells once where bytes are damaged. */
export function inspector(
  file: string,
  { encoding: named }: OpenOptions,
  output: Output,
): (piece: Piece<unknown>) => void {
  let told = false;
  return ({ encoding, isBinary, damaged }) => {
    if (isBinary)
      throw new CommandError(
        named
          ? `${nameOf(file)}: does not read as ${named}; leave --encoding away to have the encoding detected`
          : `${nameOf(file)}: is a binary file, not text; if it is text, name its encoding with --encoding`,
      );
    if (told || damaged.length === 0) return;
    told = true;
    const more = damaged.length > DAMAGED ? " …" : "";
    complain(
      `${nameOf(file)}: holds bytes that are no ${encoding}, at byte ${damaged.slice(0, DAMAGED).join(", ")}${more}; they are kept as they are`,
      output,
    );
  };
}

/** What the user decided about a dump; nothing about standard input. */
export function decisionsAbout(file: string): readonly Decision[] {
  return file === "-" ? [] : readDecisions(resolve(file));
}
