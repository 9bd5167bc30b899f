import { setFlagsFromString } from "node:v8";

/** Dumps of more bytes than this are read piece by piece, and are worth a little time to save memory. */
const LARGE = 16 << 20;

/**
 * Keeps the heap small while a dump of `size` bytes is worked on. Pieces of a dump are garbage soon; V8 would let tens of
 * megabytes of it pile up before it looks, which gains about a tenth of the time.
 */
export function spareMemory(size: number): void {
  if (size > LARGE) setFlagsFromString("--semi-space-growth-factor=1");
}
