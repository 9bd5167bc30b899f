/**
 * Takes away what is young and of no use any more. Between two pieces of a dump that is all of it, and to find that nothing
 * is left costs next to nothing; in mid-piece what is left would be copied, and soon be taken for old. Works in threads
 * that were started after `tuneHeap`, elsewhere it does nothing.
 */
export function tidy(): void {
  if (!globalThis.gc) return;
  // V8 keeps the text in which a pattern was found last.
  /^/.test("");
  globalThis.gc({ type: "minor" });
}
