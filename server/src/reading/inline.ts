import { Trait } from "./glance";
import type { Line } from "./line";
import { type Ordinal, readOrdinalAt } from "./ordinal";

/** Where a sentence or a clause has ended and a marker may follow. A comma is not enough: 有的一是… */
const START = /[。！!？?；;：:]\s*(?=[（(第其一二三四五六七八九十廿首再①-⑳⑴-⒛㈠-㈩\d])/g;

/** The section markers inside `line` after column `from`, in order; whether they are sections is for the structure to say. */
export function findInlineOrdinals({ text, traits }: Line, from: number): readonly Ordinal[] {
  if ((traits & Trait.inlineMarker) === 0) return NONE;
  const found: Ordinal[] = [];
  START.lastIndex = from;
  for (let match = START.exec(text); match; match = START.exec(text)) {
    const ordinal = readOrdinalAt(text, START.lastIndex);
    if (ordinal && ordinal.value > 0 && ordinal.style !== "first") found.push(ordinal);
  }
  return found;
}
const NONE: readonly Ordinal[] = [];
