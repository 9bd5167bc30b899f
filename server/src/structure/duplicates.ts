import { foldCode } from "../reading/fold";
import type { Line } from "../reading/line";
import type { Speech } from "./structure";

/** Characters of a line that stand for it, and the fewest that a line must have to be telling. */
const KEY = 24;
/** The share of the smaller speech's lines that must stand in the other. */
const SHARED = 0.5;
/** A line that stands in more speeches than this tells nothing. */
const COMMON = 8;

/** Hashes of the telling lines of a speech; they never change with it. */
const known = new WeakMap<Speech, readonly number[]>();

/** The hashes of the telling lines of `speech`, which starts at `line`; each once, in order. */
export function keysOf(lines: readonly Line[], line: number, speech: Speech): readonly number[] {
  let keys = known.get(speech);
  if (!keys) {
    const found = new Set<number>();
    for (let i = line; i <= line + speech.endLine; i++) {
      const key = lineKey(lines[i]!.text);
      if (key !== 0) found.add(key);
    }
    keys = [...found];
    known.set(speech, keys);
  }
  return keys;
}

/**
 * For each speech, given by its keys, the index of the first earlier one that it is a near-copy of, or null. Two speeches are
 * copies when half of the telling lines of the smaller begin alike, whatever their script, width and pinyin: so a truncated
 * or mangled copy is found too.
 */
export function findDuplicates(speeches: readonly (readonly number[])[]): (number | null)[] {
  const owners = new Map<number, number[]>();
  return speeches.map((keys, index) => {
    const shared = new Map<number, number>();
    for (const key of keys) {
      const earlier = owners.get(key);
      if (!earlier) owners.set(key, [index]);
      else {
        for (const other of earlier) shared.set(other, (shared.get(other) ?? 0) + 1);
        if (earlier.length < COMMON) earlier.push(index);
      }
    }
    let copy: number | null = null;
    for (const [other, count] of shared)
      if (
        count >= 2 &&
        count >= SHARED * Math.min(keys.length, speeches[other]!.length) &&
        (copy === null || other < copy)
      )
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
  // Thirty bits, which need no object of their own.
  return count < KEY ? 0 : hash >>> 2;
}
