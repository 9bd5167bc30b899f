import { setFlagsFromString } from "node:v8";

/**
 * Has V8 watch a function seven times as long as it does by itself before it optimises it. Too early it has not seen all
 * kinds of lines, has to throw its code away at the first of another kind, and begins anew: a third of all the time that
 * it takes to analyse a few megabytes. To be called before the engine runs; threads that start later have it too.
 */
export function optimiseLater(): void {
  setFlagsFromString("--interrupt-budget=500000");
}
