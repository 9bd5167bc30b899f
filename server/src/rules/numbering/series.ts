import { Cue } from "../../reading/cue";
import { findInlineOrdinals } from "../../reading/inline";
import type { Line } from "../../reading/line";
import type { OrdinalStyle } from "../../reading/ordinal";
import type { Section } from "../../structure/structure";
import type { NumberingScope, SpeechContext } from "../rule";
import { introducesList } from "./claim";
import { judge, type Verdict } from "./judge";
import { asNodes, type Node, nest, slipsOf } from "./slip";

export type FaultKind = "gap" | "duplicate" | "backwards" | "first-not-one" | "lost-parent";

/** One number of a series that is not what it should be. */
export interface Fault {
  readonly kind: FaultKind;
  readonly item: Section;
  readonly expected: number;
  /** The numbers after it go on from `expected`: it alone is mistaken. */
  readonly alone: boolean;
  /** The sibling that it contradicts. */
  readonly against: Section | null;
}

/** Sibling sections that are numbered as one run. */
export interface Series {
  readonly style: OrdinalStyle;
  readonly parent: Section | null;
  /** 1 is the top level of the speech. */
  readonly depth: number;
  /** In order; never empty. Sections of another style that fill a place of this series (slips) are among them. */
  readonly items: readonly Section[];
  /** 最后, which carries no number, ends it. */
  readonly closed: boolean;
  /** What its first number should be: 1, or the next one where it goes on from a list above. */
  readonly start: number;
  /** Its numbers go on from those of the series before it on its level, under another parent. */
  readonly runsOn: boolean;
  readonly faults: readonly Fault[];
}

/** Prose numbers its points in passing, and starts again without ceremony; headings do not. */
const PROSE: ReadonlySet<OrdinalStyle> = new Set(["is", "qi", "first", "ordinal"]);
export const isProse = (style: OrdinalStyle) => PROSE.has(style);

const RESTART = { introduced: 0.05, prose: 0.3, heading: 1 };

const known = new WeakMap<SpeechContext, readonly Series[]>();

/** All series of a speech in document order of their first items; the rules that look at one context share them. */
export function seriesOf(context: SpeechContext): readonly Series[] {
  let series = known.get(context);
  if (!series) {
    series = findSeries(context);
    known.set(context, series);
  }
  return series;
}

/** The series that `section` is an item of, or null for a section without a number. */
export function seriesHolding(context: SpeechContext, section: Section): Series | null {
  return seriesOf(context).find(({ items }) => items.includes(section)) ?? null;
}

/** All faults of `kind` in a speech, with their series. */
export function faultsOf(context: SpeechContext, kind: FaultKind): readonly { series: Series; fault: Fault }[] {
  const found: { series: Series; fault: Fault }[] = [];
  for (const series of seriesOf(context))
    for (const fault of series.faults) if (fault.kind === kind) found.push({ series, fault });
  return found;
}

function findSeries({ speech, lines, numbering: scope = "auto" }: SpeechContext): readonly Series[] {
  if (speech.sections.length === 0) return [];
  const plain = split(asNodes(speech.sections), lines, scope);
  if (plain.every(({ faults }) => faults.length === 0)) return plain;
  const slips = slipsOf(speech.sections);
  return slips.size === 0 ? plain : split(nest(speech.sections, slips), lines, scope);
}

interface Group {
  readonly style: OrdinalStyle;
  readonly parent: Section | null;
  readonly depth: number;
  readonly items: Section[];
  /** 最后 comes after them. */
  closed: boolean;
}

function split(roots: readonly Node[], lines: readonly Line[], scope: NumberingScope): readonly Series[] {
  const groups: Group[] = [];
  gather(roots, null, groups);
  const running = runningLevels(groups, scope);
  const last = new Map<string, number>();
  const series = groups.flatMap((group) => {
    const key = levelOf(group);
    const start = running.has(key) ? (last.get(key) ?? 0) + 1 : 1;
    last.set(key, group.items.at(-1)!.ordinal.value);
    return splitGroup(group, start, lines);
  });
  return series.sort((a, b) => a.items[0]!.line - b.items[0]!.line);
}

/** The numbered siblings of each style, parents before children. 最后 and —— carry no number. */
function gather(nodes: readonly Node[], parent: Section | null, groups: Group[]): void {
  const byStyle = new Map<OrdinalStyle, Group>();
  for (const { section, style, depth } of nodes) {
    const group = byStyle.get(style);
    if (section.ordinal.value < 1) {
      if (section.ordinal.value === -1) for (const open of byStyle.values()) open.closed = isProse(open.style);
    } else if (group) group.items.push(section);
    else {
      const fresh = { style, parent, depth, items: [section], closed: false };
      byStyle.set(style, fresh);
      groups.push(fresh);
    }
  }
  for (const { section, children } of nodes) if (children.length > 0) gather(children, section, groups);
}

const levelOf = ({ style, depth }: Group) => `${style} ${depth}`;

/** The levels whose numbers go on under the next parent: (一)(二) under 一、, (三)(四) under 二、. */
function runningLevels(groups: readonly Group[], scope: NumberingScope): ReadonlySet<string> {
  if (scope === "parent") return new Set();
  if (scope === "speech") return new Set(groups.filter(({ parent }) => parent).map(levelOf));
  const running = new Set<string>();
  const restarting = new Set<string>();
  const before = new Map<string, number>();
  for (const group of groups) {
    const key = levelOf(group);
    const first = group.items[0]!.ordinal.value;
    const second = group.items[1]?.ordinal.value ?? first + 1;
    const previous = before.get(key);
    if (previous !== undefined && group.parent) {
      if (first === 1) restarting.add(key);
      else if (first === previous + 1 && second === first + 1) running.add(key);
    }
    before.set(key, group.items.at(-1)!.ordinal.value);
  }
  for (const key of restarting) running.delete(key);
  return running;
}

function isRight(items: readonly Section[], start: number): boolean {
  for (let i = 0; i < items.length; i++) if (items[i]!.ordinal.value !== start + i) return false;
  return true;
}

/** A group without a fault; copied name by name, since most are. */
function whole({ style, parent, depth, items, closed }: Group, start: number): Series {
  return { style, parent, depth, items, closed, start, runsOn: start > 1, faults: NO_FAULTS };
}
const NO_FAULTS: readonly Fault[] = [];

function splitGroup(group: Group, start: number, lines: readonly Line[]): readonly Series[] {
  const { items, style } = group;
  if (isRight(items, start)) return [whole(group, start)];
  const introduced = (i: number) => startsList(items, i, lines);
  const verdicts = judge(
    items.map(({ ordinal }) => ordinal.value),
    start,
    (i) => {
      if (introduced(i)) return RESTART.introduced;
      // A list of one item is no list: 一是, 一是 is rather one number twice.
      return isProse(style) && items[i - 1]!.ordinal.value > 1 ? RESTART.prose : RESTART.heading;
    },
  );
  const unburied = (fault: Fault) => !followsBuried(group, fault, lines);
  const found: Series[] = [];
  for (let from = 0; from < items.length; ) {
    let to = from + 1;
    while (to < items.length && !verdicts[to]!.opens) to++;
    const previous = found.at(-1);
    const restart = previous && !introduced(from) ? restartFault(group, previous, items[from]!, lines) : null;
    const others = items
      .slice(from, to)
      .flatMap((item, i) => (restart?.item === item ? [] : faultOf(items, verdicts, from + i)))
      .filter(unburied);
    const runsOn = from === 0 && start > 1;
    const first = runsOn ? start : restart && restart.item.ordinal.value > 1 ? restart.expected : 1;
    const faults = restart ? [restart, ...others] : others;
    const closed = group.closed && to === items.length;
    found.push({ ...group, items: items.slice(from, to), closed, start: first, runsOn, faults });
    from = to;
  }
  return found;
}

/** Numbering that starts again below the same parent, with nothing to introduce a new list. */
function restartFault({ style, depth }: Group, previous: Series, item: Section, lines: readonly Line[]): Fault | null {
  const against = previous.items.at(-1)!;
  const fault = (kind: FaultKind): Fault => ({
    kind,
    item,
    expected: against.ordinal.value + 1,
    alone: false,
    against,
  });
  if (item.ordinal.value > 1) return isProse(style) ? null : fault("backwards");
  if (previous.items.length < 2) return null;
  if (isProse(style) && (item.inline || against.inline || hasTextBetween(against, item, lines))) return null;
  return fault(style === "cjk-dun" && depth === 1 ? "backwards" : "lost-parent");
}

const hasText = ({ mark }: Line) => (mark.cues & Cue.Blank) === 0;

function hasTextBetween(from: Section, to: Section, lines: readonly Line[]): boolean {
  for (let line = from.line + 1; line < to.line; line++) if (hasText(lines[line]!)) return true;
  return false;
}

/** Whether the text just before item `i` introduces a list. */
function startsList(items: readonly Section[], i: number, lines: readonly Line[]): boolean {
  const item = items[i]!;
  if (item.inline) return introducesList(lines[item.line]!.text.slice(0, item.ordinal.from));
  const floor = items[i - 1]?.line ?? -1;
  for (let line = item.line - 1; line >= Math.max(floor, 0); line--)
    if (hasText(lines[line]!)) return introducesList(lines[line]!.text);
  return false;
}

/** How many lines above the first item of a list without a parent may hold the item before it. */
const NEAR = 12;

/** Whether the number before that of the fault stands inside a line above it: the series is whole, if badly set. */
function followsBuried({ style, parent }: Group, { kind, item, against }: Fault, lines: readonly Line[]): boolean {
  if (item.inline || (kind !== "gap" && kind !== "first-not-one")) return false;
  const above = kind === "gap" ? against : parent;
  for (let line = above?.line ?? Math.max(0, item.line - NEAR); line < item.line; line++)
    for (const inline of findInlineOrdinals(lines[line]!, 0))
      if (inline.style === style && inline.value === item.ordinal.value - 1) return true;
  return false;
}

function faultOf(items: readonly Section[], verdicts: readonly Verdict[], i: number): readonly Fault[] {
  const { kind, expected, opens } = verdicts[i]!;
  const item = items[i]!;
  const found = item.ordinal.value;
  const previous = opens ? null : items[i - 1]!;
  const goesOn = verdicts[i + 1] !== undefined && !verdicts[i + 1]!.opens && verdicts[i + 1]!.kind === "right";
  const fault = (kind: FaultKind, alone = false): readonly Fault[] => [
    { kind, item, expected, alone, against: previous ?? (opens ? (items[i + 1] ?? null) : null) },
  ];
  switch (kind) {
    case "right":
      return [];
    case "first":
      return fault("first-not-one");
    case "gap":
      return fault("gap");
    case "swapped":
      return fault("backwards");
    case "wrong":
      if (opens) return fault("first-not-one", true);
      if (found > expected) return fault("gap", goesOn);
      return fault(found === previous?.ordinal.value ? "duplicate" : "backwards", goesOn);
    case "extra":
      return fault(found === previous?.ordinal.value ? "duplicate" : "backwards");
  }
}
