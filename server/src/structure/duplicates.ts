import { foldCode } from "../reading/fold";
import type { Line } from "../reading/line";
import type { Speech } from "./structure";

/** Characters of a line that stand for it, and the fewest that a line must have to be telling. */
const KEY = 24;
/** The share of the smaller speech's lines that must stand in the other. */
const SHARED = 0.5;

/**
 * For each speech the index of the first earlier one that it is a near-copy of, or null. Two speeches are copies when half of
 * the telling lines of the smaller begin alike, whatever their script, width and pinyin: so a truncated or mangled copy is found too.
 */
export function findDuplicates(
  lines: readonly Line[],
  speeches: readonly { line: number; speech: Speech }[],
): (number | null)[] {
  const owners = new Map<number, number[]>();
  const sizes: number[] = [];
  return speeches.map(({ line, speech }, index) => {
    const keys = new Set<number>();
    for (let i = line; i <= line + speech.endLine; i++) {
      const key = lineKey(lines[i]!.text);
      if (key !== 0) keys.add(key);
    }
    sizes.push(keys.size);
    const shared = new Map<number, number>();
    for (const key of keys) {
      const earlier = owners.get(key);
      if (!earlier) owners.set(key, [index]);
      else {
        for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
        if (earlier.length < 8) earlier.push(index);
      }
    }
    let copy: number | null = null;
    for (const [other, count] of shared)
      if (count >= 2 && count >= SHARED * Math.min(keys.size, sizes[other]!) && (copy === null || other < copy))
        copy = other;
    return copy;
  });
}

/** A hash of the first Chinese characters of a line, or 0 where there are too few. */
function lineKey(text: string): number {
  if (text.length < KEY) return 0;
  let hash = 0x811c9dc5;
  let count = 0;
  for (let i = 0; i < text.length && count < KEY; i++) {
    const code = foldCode(text.charCodeAt(i));
    if (code < 0x4e00 || code > 0x9fff) continue;
    hash = Math.imul(hash ^ code, 0x01000193);
    count++;
  }
  return count < KEY ? 0 : hash;
}
