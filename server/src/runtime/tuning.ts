import { setFlagsFromString } from "node:v8";

/** By itself V8 optimises a function when so many bytes of its bytecode have run. */
const BUDGET = 67_584;
/**
 * How many times as long it is to watch one. Too early it has not seen all kinds of lines, has to throw its code away at the
 * first of another kind, and begins anew; too late, slow code has run for long. Where one types, no key is to wait while it
 * compiles what a few have made hot: the other core may be busy.
 */
const PATIENCE = { reading: 2, typing: 7 };

/**
 * Has V8 watch a function longer before it optimises it, as long as is best for `work`. Nor is much inlined: our many small
 * functions make large ones of those that call them, which take most of the compiler's time and run hardly faster. And it
 * keeps what it has compiled, which it would throw away when it tidies the whole heap while nobody runs it. To be called
 * before the engine runs; threads that start later have it too.
 */
export function tuneCompiler(work: keyof typeof PATIENCE): void {
  setFlagsFromString(`--interrupt-budget=${PATIENCE[work] * BUDGET}`);
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
