import { Trait } from "./glance";
import type { Line } from "./line";
import { type Ordinal, readOrdinalAt } from "./ordinal";

/**
 * Where a sentence or a clause has ended and a marker may follow. A comma is not enough: 有的一是… Two small sets of
 * characters are compiled, for one large set a function would be called.
 */
const START = /[。！!？?；;：:]\s*(?=[（(①-⑳⑴-⒛㈠-㈩\d]|[第其一二三四五六七八九十廿首再])/g;

/** The section markers inside `line` after column `from`, in order; whether they are sections is for the structure to say. */
export function findInlineOrdinals({ text, traits }: Line, from: number): readonly Ordinal[] {
  if ((traits & Trait.inlineMarker) === 0) return NONE;
  let found: Ordinal[] | undefined;
  START.lastIndex = from;
  while (START.test(text)) {
    const ordinal = readOrdinalAt(text, START.lastIndex);
    if (!ordinal || ordinal.value <= 0 || ordinal.style === "first") continue;
    // Most lines have one: an empty array that is pushed to makes room for many.
    if (found) found.push(ordinal);
    else found = [ordinal];
  }
  return found ?? NONE;
}
const NONE: readonly Ordinal[] = [];
