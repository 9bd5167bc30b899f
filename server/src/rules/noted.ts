import type { Notes } from "./rule";

/**
 * What `read` makes of `context`, made once for all rules that look at it. It is noted there, as the garbage collector takes
 * what a WeakMap holds for alive once, even if its key is not: of what it had to copy while one types, that was most.
 */
export function noted<Context extends { readonly notes?: Notes }, Result>(
  context: Context,
  read: (context: Context) => Result,
): Result {
  const { notes } = context;
  if (!notes) return read(context);
  if (!notes.has(read)) notes.set(read, read(context));
  return notes.get(read) as Result;
}
