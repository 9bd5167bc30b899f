import type { OrdinalStyle } from "../../reading/ordinal";
import { flattenSections, type Section } from "../../structure/structure";

/** A section at the place in the numbering that it means to fill. */
export interface Node {
  readonly section: Section;
  readonly style: OrdinalStyle;
  readonly depth: number;
  readonly children: readonly Node[];
}

/** A section that continues a series of another style (一是, 二是, 第三，) or of a level above the one it seems to be on. */
export interface Slip {
  readonly style: OrdinalStyle;
  readonly depth: number;
}

/** GB/T 9704, then the ways in which prose counts. */
const LEVEL: Readonly<Record<OrdinalStyle, number>> = {
  "cjk-dun": 1,
  bare: 1,
  "paren-cjk": 2,
  arabic: 3,
  "paren-arabic": 4,
  circled: 5,
  stage: 6,
  ordinal: 6,
  first: 6,
  is: 7,
  qi: 7,
  dash: 9,
};
/** How far to look for the sibling that would follow a slip. */
const REACH = 60;

/** 首先, 第二, 第三 count as one series. */
const styleOf = ({ ordinal: { style } }: Section): OrdinalStyle => (style === "first" ? "ordinal" : style);

/** The tree of `sections`, each slip moved to the series that it continues. */
export function nest(sections: readonly Section[], slips: ReadonlyMap<Section, Slip>): readonly Node[] {
  type Draft = Node & { children: Draft[] };
  const roots: Draft[] = [];
  const open: Draft[] = [];
  for (const section of flattenSections(sections)) {
    const { style, depth } = slips.get(section) ?? { style: styleOf(section), depth: section.depth };
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop();
    const node: Draft = { section, style, depth, children: [] };
    (open.at(-1)?.children ?? roots).push(node);
    open.push(node);
  }
  return roots;
}

/** The sections that carry the next number of another series, where nothing else explains their number. */
export function slipsOf(sections: readonly Section[]): ReadonlyMap<Section, Slip> {
  const all = flattenSections(sections);
  const slips = new Map<Section, Slip>();
  all.forEach((section, i) => {
    const slip = section.ordinal.value > 1 ? slipAt(all, i) : null;
    if (slip) slips.set(section, slip);
  });
  return slips;
}

function slipAt(all: readonly Section[], i: number): Slip | null {
  const section = all[i]!;
  const { value } = section.ordinal;
  const style = styleOf(section);
  const sibling = siblingBefore(all, i);
  if (sibling?.ordinal.value === value - 1) return null;
  const target = continued(all, i);
  if (!target) return null;
  const slip = { style: styleOf(target), depth: target.depth };
  const after = siblingAfter(all, i, style, section.depth);
  if (after && after.ordinal.value === value + 1 && sibling) return null;
  const next = siblingAfter(all, i, slip.style, slip.depth);
  if (next) return next.ordinal.value === value + 1 ? slip : null;
  if (after?.ordinal.value === value + 1) return null;
  if (sibling) return after?.ordinal.value === sibling.ordinal.value + 1 ? slip : null;
  if (style === slip.style) return slip;
  const lower = LEVEL[style] > LEVEL[slip.style] || (LEVEL[style] >= 5 && LEVEL[slip.style] >= 5);
  return lower ? slip : null;
}

/** The section before `i` that `i` continues: the last of its series, in an open branch or in the one just closed. */
function continued(all: readonly Section[], i: number): Section | null {
  const section = all[i]!;
  const value = section.ordinal.value;
  const seen = new Set<string>();
  let depth = Number.POSITIVE_INFINITY;
  for (let j = i - 1; j >= 0 && j >= i - REACH; j--) {
    const other = all[j]!;
    const level = `${styleOf(other)} ${other.depth}`;
    if (other.depth > depth || seen.has(level)) continue;
    seen.add(level);
    depth = other.depth;
    const elsewhere = styleOf(other) !== styleOf(section) || other.depth < section.depth;
    if (elsewhere && other.ordinal.style !== "dash" && other.ordinal.value === value - 1) return other;
  }
  return null;
}

function siblingBefore(all: readonly Section[], i: number): Section | null {
  const { depth } = all[i]!;
  const style = styleOf(all[i]!);
  for (let j = i - 1; j >= 0 && all[j]!.depth >= depth; j--)
    if (all[j]!.depth === depth && styleOf(all[j]!) === style) return all[j]!;
  return null;
}

/** The next section after `i` of `style` at `depth`, before the branch closes. */
function siblingAfter(all: readonly Section[], i: number, style: OrdinalStyle, depth: number): Section | null {
  for (let j = i + 1; j < all.length && j <= i + REACH; j++) {
    const other = all[j]!;
    if (other.depth < depth) return null;
    if (other.depth === depth && styleOf(other) === style) return other;
  }
  return null;
}
