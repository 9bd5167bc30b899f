import { fold, plain } from "./fold";
import { readTraits, Trait } from "./glance";

/** A part of a text, without outer spaces and pinyin annotations. Nothing is copied where there are no annotations. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  /** Not included. */
  readonly to: number;
  /** What it holds; of annotations that were taken out, too. */
  readonly traits: number;
}

/** The stretch of `text` from `start` up to `end`. */
export function stretch(text: string, start: number, end: number): Stretch {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  const traits = readTraits(text, from, to);
  if (!(traits & Trait.parenthesis && traits & Trait.letter)) return { text, from, to, traits };
  const bare = plain(text.slice(from, to));
  return { text: bare, from: 0, to: bare.length, traits };
}

/** The folded text of the stretch. */
export function folded({ text, from, to }: Stretch): string {
  return fold(text, from, to);
}

/** The folded text of its first characters, at most `reach`. */
export function foldedHead({ text, from, to }: Stretch, reach: number): string {
  return fold(text, from, Math.min(to, from + reach));
}

/** The folded text of its last characters, at most `reach`. */
export function foldedTail({ text, from, to }: Stretch, reach: number): string {
  return fold(text, Math.max(from, to - reach), to);
}

/** What `trim` takes for a space. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3000 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    (code >= 0x1680 && (code === 0x1680 || code === 0xfeff || (code <= 0x205f && SPACES.has(code))))
  );
}
const SPACES = new Set([0x2028, 0x2029, 0x202f, 0x205f]);
for (let code = 0x2000; code <= 0x200a; code++) SPACES.add(code);
