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

/** The tree of `sections` as it is. */
export function asNodes(sections: readonly Section[]): readonly Node[] {
  if (sections.length === 0) return NONE;
  const nodes: Node[] = [];
  for (const section of sections)
    nodes.push({ section, style: styleOf(section), depth: section.depth, children: asNodes(section.children) });
  return nodes;
}

const NONE: readonly Node[] = [];

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
    const target = section.ordinal.value > 1 && !slips.has(section) ? slipTarget(all, i) : -1;
    if (target < 0) return;
    const { depth } = all[target]!;
    slips.set(section, { style: styleOf(all[target]!), depth });
    if (section.depth < depth) rehang(section, depth, branchOf(all, target), slips);
  });
  return slips;
}

/** Puts what hung below `section` for want of a better place into the branch that it has joined at `depth`. */
function rehang(
  section: Section,
  depth: number,
  branch: ReadonlyMap<OrdinalStyle, number>,
  slips: Map<Section, Slip>,
): void {
  for (const child of section.children) {
    const style = styleOf(child);
    const place = { style, depth: branch.get(style) ?? depth + 1 };
    slips.set(child, place);
    rehang(child, place.depth, branch, slips);
  }
}

/** The styles of a section and of those above it, with their depths. */
function branchOf(all: readonly Section[], i: number): ReadonlyMap<OrdinalStyle, number> {
  const branch = new Map<OrdinalStyle, number>();
  let depth = Number.POSITIVE_INFINITY;
  for (let j = i; j >= 0 && depth > 1; j--)
    if (all[j]!.depth < depth) {
      depth = all[j]!.depth;
      branch.set(styleOf(all[j]!), depth);
    }
  return branch;
}

/** Index of the section whose series section `i` continues in a foreign style, or -1 if it does not. */
function slipTarget(all: readonly Section[], i: number): number {
  const section = all[i]!;
  const { value } = section.ordinal;
  const style = styleOf(section);
  const sibling = siblingBefore(all, i);
  const after = siblingAfter(all, i, style, section.depth);
  const fits = sibling?.ordinal.value === value - 1;
  if (fits && after && after.ordinal.value !== value) return -1;
  const target = continued(all, i);
  if (target < 0) return -1;
  if (sibling && after?.ordinal.value === value + 1) return -1;
  const { depth } = all[target]!;
  const other = styleOf(all[target]!);
  const [below, second] = section.children.filter((child) => styleOf(child) === other);
  const next = below ?? siblingAfter(all, i, other, depth);
  // Its number fits here as well: only a list below it that goes on from it tells that it belongs elsewhere.
  if (fits && !after) {
    const goesOn = below?.ordinal.value === value + 1 && (second === undefined || second.ordinal.value === value + 2);
    return goesOn ? target : -1;
  }
  if (fits) return next?.ordinal.value === value + 1 ? target : -1;
  if (next) return next.ordinal.value === value + 1 ? target : -1;
  if (!sibling && after && after.ordinal.value !== 1) return -1;
  if (sibling) {
    const swapped = after?.ordinal.value === value - 1 || sibling.ordinal.value === value + 1;
    return after?.ordinal.value === sibling.ordinal.value + 1 && !swapped ? target : -1;
  }
  if (style === other) return target;
  const lower = LEVEL[style] > LEVEL[other] || (LEVEL[style] >= 5 && LEVEL[other] >= 5);
  return lower ? target : -1;
}

/** Index of the section that `i` continues, the last of its series in an open branch or in the one just closed; or -1. */
function continued(all: readonly Section[], i: number): number {
  const section = all[i]!;
  const value = section.ordinal.value;
  /** The styles that were met on the highest level so far. */
  const seen: OrdinalStyle[] = [];
  let depth = Number.POSITIVE_INFINITY;
  for (let j = i - 1; j >= 0 && j >= i - REACH; j--) {
    const other = all[j]!;
    if (other.depth > depth) continue;
    if (other.depth < depth) seen.length = 0;
    depth = other.depth;
    const style = styleOf(other);
    if (seen.includes(style)) continue;
    seen.push(style);
    const elsewhere = style !== styleOf(section) || other.depth < section.depth;
    if (elsewhere && other.ordinal.style !== "dash" && other.ordinal.value === value - 1) return j;
  }
  return -1;
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
