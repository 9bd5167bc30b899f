import { Dump, type DumpOptions } from "../dump";
import { lineStarts } from "./byte-lines";
import type { ByteSource } from "./byte-source";
import { bomOf, decodePiece, detectEncoding, type Encoding } from "./encoding";

/**
 * A piece of a dump that is too large to be analysed as a whole; a dump that is not is one piece. Pieces overlap, so
 * that each speech is seen as a whole with its neighbours, but every line and every speech is one piece's own.
 */
export interface DumpWindow {
  readonly dump: Dump;
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** Where each line of `dump` starts in `bytes`. */
  readonly starts: readonly number[];
  /** What to add to offsets, lines and indexes of speeches in this piece to have those in the whole. */
  readonly shift: { readonly byte: number; readonly line: number; readonly index: number };
  /** The lines of `dump`, from 0, `to` exclusive, that are this piece's own. */
  readonly own: { readonly from: number; readonly to: number };
  /** Nothing follows. */
  readonly last: boolean;
}

export interface WindowOptions extends DumpOptions {
  /** Detected from the first piece if left out. */
  readonly encoding?: Encoding;
  readonly signal?: AbortSignal;
  /** Dumps of up to so many bytes are one piece. */
  readonly whole?: number;
  /** How many bytes a piece of a larger dump has; more where a speech needs it. */
  readonly piece?: number;
}

const WHOLE = 16 << 20;
const PIECE = 1 << 20;
/** How many times a piece is enlarged to show three speeches; text that shows none even so is cut anywhere. */
const ENLARGED = 4;

/** Reads the dump in `source`, of `size` bytes, piece by piece. */
export async function* readWindows(
  source: ByteSource,
  size: number,
  options: WindowOptions = {},
): AsyncGenerator<DumpWindow> {
  const isWhole = size <= (options.whole ?? WHOLE);
  const piece = isWhole ? size : (options.piece ?? PIECE);
  // What is wrong with a collection shows in all of it alone.
  const rules = isWhole ? options.rules : { ...options.rules, "collection/*": "off" as const };
  const dumpOptions: DumpOptions = { ...options, ...(rules && { rules }) };
  let { encoding } = options;
  let [byte, line, speeches, ownFrom, length] = [0, 0, 0, 0, piece];
  for (;;) {
    options.signal?.throwIfAborted();
    const end = Math.min(size, byte + length);
    const last = end === size;
    const read = await source.read(byte, end);
    encoding ??= detectEncoding(read);
    const { bytes, starts } = wholeLines(read, encoding, byte === 0, last);
    const text = decodePiece(bytes.subarray(byte === 0 ? bomOf(bytes, encoding) : 0), encoding);
    const dump = Dump.read(text, dumpOptions);
    const cut = last ? null : cutOf(dump, ownFrom);
    if (!last && !cut && length < piece * ENLARGED) {
      length *= 2;
      continue;
    }
    const own = { from: ownFrom, to: cut?.line ?? starts.length };
    const lines = dump.structure.speeches.map((placement) => placement.line);
    const index = speeches - lines.filter((start) => start < own.from).length;
    yield { dump, bytes, encoding, starts, shift: { byte, line, index }, own, last };
    if (last) return;
    speeches = index + lines.filter((start) => start < own.to).length;
    const context = cut?.context ?? own.to;
    byte += starts[context] ?? bytes.length;
    line += context;
    ownFrom = own.to - context;
    length = piece;
  }
}

/** The lines of `read` that are complete for certain, and where they start: at its end a line, or its break, may be cut. */
function wholeLines(read: Uint8Array, encoding: Encoding, first: boolean, last: boolean) {
  const starts = lineStarts(read, encoding);
  if (!first) starts[0] = 0;
  if (last || starts.length < 3) return { bytes: read, starts };
  return { bytes: read.subarray(0, starts.at(-2)), starts: starts.slice(0, -2) };
}

/**
 * Where to cut a piece: at its last speech but one, because what follows the end of the piece may change how its end reads.
 * The speech before the cut is context for the next piece. Null where there are too few speeches.
 */
function cutOf(dump: Dump, ownFrom: number): { readonly line: number; readonly context: number } | null {
  const { speeches } = dump.structure;
  const [context, cut] = [speeches.at(-3), speeches.at(-2)];
  return context && cut && context.line > 0 && cut.line > ownFrom ? { line: cut.line, context: context.line } : null;
}
