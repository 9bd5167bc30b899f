/** More arguments than this are too many for a call. */
const MOST_ARGUMENTS = 10_000;

/** `list` with `fresh` in place of what stands from `from` up to, not including, `to`; copied once, for lists are long. */
export function spliced<T>(list: readonly T[], from: number, to: number, fresh: readonly T[]): T[] {
  if (fresh.length <= MOST_ARGUMENTS) return list.toSpliced(from, to - from, ...fresh);
  return list.slice(0, from).concat(fresh, list.slice(to));
}
