/**
 * How an editor should start Node for the server; it works without. What a key makes is garbage with the next one: in a
 * young generation of 4 MB, not of 16, the collector finds less of it that still seems to be needed each time, and the
 * slowest keys are faster.
 */
export const NODE_OPTIONS: readonly string[] = ["--max-semi-space-size=4"];
