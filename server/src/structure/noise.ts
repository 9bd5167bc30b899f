import { Cue } from "../reading/cue";
import { bare, plain } from "../reading/fold";
import type { Line } from "../reading/line";
import { findWatermark, mayHoldWatermark, type NoiseKind } from "../reading/noise";
import { claimedCount } from "../reading/title";
import type { Junk, Rows } from "./rows";
import { shows } from "./rows";
import type { Noise } from "./structure";

/** The junk between the rows `first` and `last` of a speech that starts at `first`: whole lines and parts of lines. */
export function insideNoise(scene: Rows, junk: Junk, first: number, last: number): Noise[] {
  const { rows, at } = scene;
  const origin = at[first]!;
  const noise = groupNoise(scene, junk, kindOf, first, last, origin);
  for (let row = first; row <= last; row++) {
    const { text, traits } = rows[row]!;
    const part = junk[row] === null && mayHoldWatermark(traits) ? findWatermark(text, traits) : null;
    if (part) noise.push({ line: at[row]! - origin, endLine: at[row]! - origin, kind: "watermark", part });
  }
  return noise;
}

/**
 * The junk behind a speech, in the rows `first` to `last`, with lines counted from `origin`; what is not junk by itself there
 * is what the next page says of itself.
 */
export function noiseBetween(scene: Rows, junk: Junk, first: number, last: number, origin: number): Noise[] {
  return groupNoise(scene, junk, kindBetween, first, last, origin);
}

/** The kind of junk that a row is, if any. */
type KindOf = (scene: Rows, junk: Junk, row: number) => NoiseKind | null;

const kindOf: KindOf = (_, junk, row) => junk[row]!;
const kindBetween: KindOf = ({ rows }, junk, row) => junk[row] ?? frontKind(rows[row]!);

/**
 * The junk of the rows `first` to `last`, by the kind of each, with lines counted from `origin`: neighbouring rows of one
 * kind are one block; anchors stay single.
 */
function groupNoise(scene: Rows, junk: Junk, kindOf: KindOf, first: number, last: number, origin: number): Noise[] {
  const blocks: { line: number; endLine: number; kind: NoiseKind; part: Noise["part"] }[] = [];
  let previous = -2;
  for (let row = first; row <= last; row++) {
    const kind = kindOf(scene, junk, row);
    if (!kind) continue;
    const line = scene.at[row]! - origin;
    const block = blocks.at(-1);
    if (block && block.kind === kind && previous === row - 1 && kind !== "anchor") block.endLine = line;
    else blocks.push({ line, endLine: line, kind, part: null });
    previous = row;
  }
  return blocks;
}

/** What stands above the first speech. */
export interface Front {
  readonly title: string | null;
  readonly titleLine: number | null;
  readonly claimedCount: number | null;
  readonly noise: readonly Noise[];
}

/** A line longer than this above the first speech introduces the page, a shorter one is its title. */
const INTRO = 60;

/** The title of the collection and its claim, from the rows before `first`; what is left there is the page's intro. */
export function readFront(scene: Rows, junk: Junk, first: number): Front {
  const { rows, at } = scene;
  const kinds = junk
    .slice(0, first)
    .map((kind, row) => (kind === null || kind === "editor" ? frontKind(rows[row]!) : kind));
  const titled = kinds.indexOf("sitetitle");
  const noise = groupNoise(scene, kinds, kindOf, 0, first - 1, 0);
  if (titled < 0) return { title: null, titleLine: null, claimedCount: null, noise };
  const { text } = rows[titled]!;
  return { title: bare(text), titleLine: at[titled]!, claimedCount: claimedCount(plain(text)), noise };
}

function frontKind(row: Line): NoiseKind {
  return row.text.length > INTRO || shows(row, Cue.Sentence) ? "intro" : "sitetitle";
}
