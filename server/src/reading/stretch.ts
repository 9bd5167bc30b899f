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

/** The part of `whole` from `from` up to `to`, as far as it reaches. */
export function cut(whole: Stretch, from: number, to: number): Stretch {
  if (from <= whole.from && to >= whole.to) return whole;
  const part = { text: whole.text, from: Math.max(from, whole.from), to: Math.min(to, whole.to) };
  return { ...part, traits: readTraits(part.text, part.from, part.to) };
}

/** The folded text of the stretch. */
export function folded({ text, from, to }: Stretch): string {
  return fold(text.slice(from, to));
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
