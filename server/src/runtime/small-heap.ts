import type { ResourceLimits } from "node:worker_threads";

/**
 * For a thread that reads dumps piece by piece: a small heap that is tidied often. Pieces are garbage soon, and V8 would let
 * hundreds of megabytes of it pile up before it looks.
 */
export const smallHeap: ResourceLimits = { maxYoungGenerationSizeMb: 36, maxOldGenerationSizeMb: 512 };
