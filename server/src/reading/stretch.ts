import { fold, plain } from "./fold";
import { Trait } from "./glance";
import { isSpace } from "./space";

/** A part of a text, without outer spaces and pinyin annotations. Nothing is copied where there are no annotations. */
export interface Stretch {
  readonly text: string;
  readonly from: number;
  /** Not included. */
  readonly to: number;
}

/** The stretch of `text` from `start` up to `end`, in a line that has `traits`. */
export function stretch(text: string, start: number, end: number, traits: number): Stretch {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (!(traits & Trait.parenthesis && traits & Trait.letter)) return { text, from, to };
  const bare = plain(text.slice(from, to));
  return { text: bare, from: 0, to: bare.length };
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
