import { setFlagsFromString } from "node:v8";

/**
 * Has V8 watch a function seven times as long as it does by itself before it optimises it. Too early it has not seen all
 * kinds of lines, has to throw its code away at the first of another kind, and begins anew: a third of all the time that
 * it takes to analyse a few megabytes. Nor is much inlined: our many small functions make large ones of those that call
 * them, which take most of the compiler's time and run hardly faster. And it keeps what it has compiled, which it would
 * throw away when it tidies the whole heap while nobody runs it. To be called before the engine runs; threads that start
 * later have it too.
 */
export function tuneCompiler(): void {
  setFlagsFromString("--interrupt-budget=500000");
  setFlagsFromString("--max-inlined-bytecode-size=300");
  setFlagsFromString("--max-inlined-bytecode-size-cumulative=300");
  setFlagsFromString("--no-flush-bytecode");
}

/**
 * Has V8 make everything young. By itself it makes old at once what it has seen live long when a document was read, and so
 * keeps all that a key makes of that kind, with all that hangs from it, for the collector to copy. That costs the reading
 * of a document a thirtieth; so it is for programs in which one types, and those with threads (`tuneThreads`). Nor does it wake
 * threads to help it each time: for so little they come too late.
 */
export function tuneCollector(): void {
  setFlagsFromString("--no-allocation-site-pretenuring");
  setFlagsFromString("--no-parallel-scavenge");
}

/**
 * For programs whose threads read dumps piece by piece. Those can `tidy`, and have room from the start for all that is made of
 * one piece, all of it young, so that nothing of it is ever copied or taken for old. What else the collector has to do they do
 * themselves: with a reader on each core there is none for helpers, who only interrupt.
 */
export function tuneThreads(): void {
  tuneCollector();
  for (const work of ["marking", "sweeping", "array-buffer-sweeping"]) setFlagsFromString(`--no-concurrent-${work}`);
  setFlagsFromString("--expose-gc");
  setFlagsFromString("--min-semi-space-size=12");
}
