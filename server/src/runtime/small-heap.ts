import type { ResourceLimits } from "node:worker_threads";

/**
 * For a thread that reads dumps piece by piece: room for what is made of a piece as long as it is young (a third of this), and
 * little for what is old. V8 would let hundreds of megabytes of garbage pile up before it looks.
 */
export const smallHeap: ResourceLimits = { maxYoungGenerationSizeMb: 36, maxOldGenerationSizeMb: 512 };
