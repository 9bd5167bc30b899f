import type { Line } from "../reading/line";
import type { Placement, Speech } from "../structure/structure";

/** Lengths are asked for again and again; a speech that an edit leaves alone is the same object. */
const known = new WeakMap<Speech, number>();

/** How many characters that are not white space a speech has. */
export function speechLength(lines: readonly Line[], { line, speech }: Placement): number {
  let length = known.get(speech);
  if (length === undefined) {
    length = 0;
    for (let i = line; i <= line + speech.endLine; i++) length += [...lines[i]!.text.replace(/\s/g, "")].length;
    known.set(speech, length);
  }
  return length;
}
