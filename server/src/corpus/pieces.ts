import type { ByteSource } from "./byte-source";
import { type Look, type Piece, piecesOf } from "./piece";
import { readInThreads, type Threads } from "./piece-threads";
import { readWindows, strideCount, type WindowOptions, withEncoding } from "./windows";

export interface PieceOptions extends WindowOptions {
  /** What reads a large file; this thread alone if left out. */
  readonly threads?: Threads;
}

/**
 * What `look` finds in each piece of the dump in `source`, of `size` bytes, in order. It depends on its bytes and the options
 * alone: not on how many threads read them.
 * @throws the reason of the signal once it is aborted.
 */
export async function* readPieces<Params, Found>(
  source: ByteSource,
  size: number,
  look: Look<Params, Found>,
  params: Params,
  { threads, ...options }: PieceOptions = {},
): AsyncGenerator<Piece<Found>> {
  const { descriptor } = source;
  if (threads && threads.count > 1 && descriptor !== undefined && strideCount(size, options) > 1) {
    const reading = await withEncoding(source, size, options);
    yield* readInThreads({ ...source, descriptor }, size, look, params, reading, threads);
  } else yield* piecesOf(readWindows(source, size, options), look, params);
}
