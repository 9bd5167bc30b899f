/**
 * How an editor should start Node for the server; it works without. What a key makes is garbage with the next one, and the
 * server looks for it while nobody waits (`--expose-gc`). In a young generation of 4 MB, not of 16, the collector finds less
 * of it that still seems to be needed where it comes by itself.
 */
export const NODE_OPTIONS: readonly string[] = ["--max-semi-space-size=4", "--expose-gc"];
