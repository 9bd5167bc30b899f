import type { ByteSource } from "./byte-source";
import { type Look, type Piece, tellOf } from "./piece";
import type { PieceThreads } from "./piece-threads";
import { readWindows, strideCount, type WindowOptions, withEncoding } from "./windows";

export interface PieceOptions extends WindowOptions {
  /** What reads a large file; this thread alone if left out. */
  readonly threads?: PieceThreads;
}

/**
 * What `look` tells of each piece of the dump in `source`, of `size` bytes, in order. It depends on its bytes and the options
 * alone: not on how many threads read them.
 * @throws the reason of the signal once it is aborted.
 */
export async function* readPieces<Params, Found, Told>(
  source: ByteSource,
  size: number,
  look: Look<Params, Found, Told>,
  params: Params,
  { threads, ...options }: PieceOptions = {},
): AsyncGenerator<Piece<Told>> {
  const { descriptor } = source;
  if (threads && threads.count > 1 && descriptor !== undefined && strideCount(size, options) > 1) {
    const reading = await withEncoding(source, size, options);
    yield* threads.read({ ...source, descriptor }, size, look, params, reading);
  } else yield* tellOf(readWindows(source, size, options), look, params);
}
