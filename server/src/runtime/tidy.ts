/**
 * Takes away what is young and of no use any more, at a moment at which that is nearly all: between two pieces of a dump, or two
 * keys. To find that little is left costs next to nothing; at another moment what is left would be copied, and soon be taken
 * for old. Does nothing where V8 was not told to let us: see `tuneThreads` and `NODE_OPTIONS`.
 */
export function tidy(): void {
  if (!globalThis.gc) return;
  // V8 keeps the text in which a pattern was found last.
  /^/.test("");
  globalThis.gc({ type: "minor" });
}
