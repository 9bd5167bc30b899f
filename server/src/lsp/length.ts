import type { InSteps } from "../in-steps";
import type { Line } from "../reading/line";
import type { Placement, Speech } from "../structure/structure";
import type { Sequence } from "../text/list";
import type { OpenDump } from "./documents";

/** Lengths are asked for again and again; a speech that an edit leaves alone is the same object. */
const known = new WeakMap<Speech, number>();

/** How many characters that are not white space a speech has. */
export function speechLength(lines: Sequence<Line>, { line, speech }: Placement): number {
  let length = known.get(speech);
  if (length === undefined) {
    length = 0;
    for (let i = line; i <= line + speech.endLine; i++) length += lengthOf(lines.at(i)!.text);
    known.set(speech, length);
  }
  return length;
}

/** Counts one speech after the other, so that all lengths are known. */
export function* measureAll({ dump: { lines, structure } }: OpenDump): InSteps<void> {
  for (const placement of structure.speeches) {
    speechLength(lines, placement);
    yield;
  }
}

const SPACE = /\s/;

/** Counts without making strings: a dump has millions of characters. */
function lengthOf(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const isIdeograph = unit >= 0x3400 && unit <= 0x9fff;
    if (isIdeograph || !(isLowSurrogate(text, i) || SPACE.test(text[i]!))) length++;
  }
  return length;
}

/** The second half of a pair. */
function isLowSurrogate(text: string, i: number): boolean {
  return (text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800;
}
