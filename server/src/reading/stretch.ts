import { keepLayout } from "../runtime/keep-layout";
import { fold, foldCode, plain } from "./fold";
import { Trait } from "./glance";
import { isSpace } from "./space";

/** A part of a text, without outer spaces and pinyin annotations. Nothing is copied where there are no annotations. */
export class Stretch {
  private constructor(
    readonly text: string,
    readonly from: number,
    /** Not included. */
    readonly to: number,
    private foldedMemo: string | undefined,
  ) {}

  /** The stretch of `text` from `start` up to `end`, in a line that has `traits`. */
  static of(text: string, start: number, end: number, traits: number): Stretch {
    let from = start;
    let to = end;
    while (from < to && isSpace(text.charCodeAt(from))) from++;
    while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
    if (!(traits & Trait.parenthesis && traits & Trait.letter)) return new Stretch(text, from, to, undefined);
    const bare = plain(text, from, to);
    return new Stretch(bare, 0, bare.length, bare);
  }

  get length(): number {
    return this.to - this.from;
  }

  /** The unit at `i` as it is compared; 0 outside the stretch. */
  at(i: number): number {
    return i >= this.from && i < this.to ? foldCode(this.text.charCodeAt(i)) : 0;
  }

  /** The folded text of the stretch; the patterns that look at a line share it. */
  get folded(): string {
    this.foldedMemo ??= fold(this.text, this.from, this.to);
    return this.foldedMemo;
  }

  /** The folded text, without outer spaces and annotations, from index `at` to `end` of the `text` that it is a stretch of. */
  foldedBehind(text: string, at: number, end: number): string {
    return this.text === text ? this.folded.slice(at - this.from).trim() : plain(text, at, end);
  }

  /** The folded text of its first characters, at most `reach`. */
  foldedHead(reach: number): string {
    return this.length <= reach ? this.folded : fold(this.text, this.from, this.from + reach);
  }

  /** The folded text of its last characters, at most `reach`. */
  foldedTail(reach: number): string {
    return this.length <= reach ? this.folded : fold(this.text, this.to - reach, this.to);
  }
}
keepLayout(Stretch.of("", 0, 0, 0));
