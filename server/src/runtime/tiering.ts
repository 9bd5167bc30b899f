import { setFlagsFromString } from "node:v8";

/**
 * Has V8 watch a function fifteen times as long as it does by itself before it optimises it. Too early it has not seen all
 * kinds of lines, has to throw its code away at the first of another kind, and begins anew: a third of all the time that
 * it takes to analyse a few megabytes. Nor is much inlined: our many small functions make large ones of those that call
 * them, which take most of the compiler's time and run hardly faster. To be called before the engine runs; threads that
 * start later have it too.
 */
export function tuneCompiler(): void {
  setFlagsFromString("--interrupt-budget=1000000");
  setFlagsFromString("--max-inlined-bytecode-size=300");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
}
