import { Cue } from "../../reading/cue";
import { findInlineOrdinals } from "../../reading/inline";
import type { Line } from "../../reading/line";
import type { OrdinalStyle } from "../../reading/ordinal";
import type { Section } from "../../structure/structure";
import { noted } from "../noted";
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

/** All series of a speech in document order of their first items; the rules that look at one context share them. */
export function seriesOf(context: SpeechContext): readonly Series[] {
  return noted(context, findSeries);
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

/** The groups of one style and depth, each under a parent of its own. */
interface Level {
  readonly style: OrdinalStyle;
  readonly depth: number;
  /** The last number of the group that was looked at before; 0 where there is none. */
  last: number;
  /** The numbers of one group go on in the next: (一)(二) under 一、, (三)(四) under 二、. */
  runs: boolean;
  /** A later group starts at one. */
  restarts: boolean;
}

/** Numbered siblings of one style. */
interface Group {
  readonly level: Level;
  readonly parent: Section | null;
  readonly items: Section[];
  /** 最后 comes after them. */
  closed: boolean;
}

function split(roots: readonly Node[], lines: readonly Line[], scope: NumberingScope): readonly Series[] {
  const groups: Group[] = [];
  const levels: Level[] = [];
  gather(roots, null, groups, levels);
  if (scope !== "parent") findRuns(groups, scope);
  for (const level of levels) level.last = 0;
  const series: Series[] = [];
  for (const group of groups) {
    const { level, items } = group;
    const start = level.runs && !level.restarts ? level.last + 1 : 1;
    level.last = items.at(-1)!.ordinal.value;
    if (isRight(items, start)) series.push(seriesOfGroup(group, items, start, start > 1, NO_FAULTS));
    else splitGroup(group, start, lines, series);
  }
  return series.sort(byFirstLine);
}

const byFirstLine = (a: Series, b: Series) => a.items[0]!.line - b.items[0]!.line;

/** The numbered siblings of each style, parents before children. 最后 and —— carry no number. */
function gather(nodes: readonly Node[], parent: Section | null, groups: Group[], levels: Level[]): void {
  const first = groups.length;
  for (const { section, style, depth } of nodes) {
    const { value } = section.ordinal;
    if (value < 1) {
      if (value === -1) for (let i = first; i < groups.length; i++) groups[i]!.closed = isProse(groups[i]!.level.style);
      continue;
    }
    let at = first;
    while (at < groups.length && groups[at]!.level.style !== style) at++;
    if (at < groups.length) groups[at]!.items.push(section);
    else groups.push({ level: levelOf(levels, style, depth), parent, items: [section], closed: false });
  }
  for (const { section, children } of nodes) if (children.length > 0) gather(children, section, groups, levels);
}

function levelOf(levels: Level[], style: OrdinalStyle, depth: number): Level {
  for (const level of levels) if (level.style === style && level.depth === depth) return level;
  const level: Level = { style, depth, last: 0, runs: false, restarts: false };
  levels.push(level);
  return level;
}

/** Finds the levels whose numbers go on under the next parent; in a scope of `speech` all do that have one. */
function findRuns(groups: readonly Group[], scope: NumberingScope): void {
  for (const { level, parent, items } of groups) {
    const first = items[0]!.ordinal.value;
    const second = items.length > 1 ? items[1]!.ordinal.value : first + 1;
    if (scope === "speech") level.runs ||= parent !== null;
    else if (level.last > 0 && parent) {
      if (first === 1) level.restarts = true;
      else if (first === level.last + 1 && second === first + 1) level.runs = true;
    }
    level.last = items.at(-1)!.ordinal.value;
  }
}

function isRight(items: readonly Section[], start: number): boolean {
  for (let i = 0; i < items.length; i++) if (items[i]!.ordinal.value !== start + i) return false;
  return true;
}

const NO_FAULTS: readonly Fault[] = [];

/** Those `items` of a group as a series. */
function seriesOfGroup(
  { level: { style, depth }, parent, items: all, closed }: Group,
  items: readonly Section[],
  start: number,
  runsOn: boolean,
  faults: readonly Fault[],
): Series {
  const isEnd = items.at(-1) === all.at(-1);
  return { style, parent, depth, items, closed: closed && isEnd, start, runsOn, faults };
}

/** Adds to `series` those of a group that is not numbered from `start` on without a fault. */
function splitGroup(group: Group, start: number, lines: readonly Line[], series: Series[]): void {
  const { items } = group;
  const { style } = group.level;
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
  let previous: Series | null = null;
  for (let from = 0; from < items.length; ) {
    let to = from + 1;
    while (to < items.length && !verdicts[to]!.opens) to++;
    const restart: Fault | null =
      previous && !introduced(from) ? restartFault(group.level, previous, items[from]!, lines) : null;
    const faults = restart ? [restart] : [];
    for (let i = restart ? from + 1 : from; i < to; i++) {
      const fault = faultOf(items, verdicts, i);
      if (fault && !followsBuried(group, fault, lines)) faults.push(fault);
    }
    const runsOn = from === 0 && start > 1;
    const first = runsOn ? start : restart && restart.item.ordinal.value > 1 ? restart.expected : 1;
    previous = seriesOfGroup(group, items.slice(from, to), first, runsOn, faults);
    series.push(previous);
    from = to;
  }
}

/** Numbering that starts again below the same parent, with nothing to introduce a new list. */
function restartFault({ style, depth }: Level, previous: Series, item: Section, lines: readonly Line[]): Fault | null {
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
  const floor = i > 0 ? items[i - 1]!.line : -1;
  for (let line = item.line - 1; line >= Math.max(floor, 0); line--)
    if (hasText(lines[line]!)) return introducesList(lines[line]!.text);
  return false;
}

/** How many lines above the first item of a list without a parent may hold the item before it. */
const NEAR = 12;

/** Whether the number before that of the fault stands inside a line above it: the series is whole, if badly set. */
function followsBuried(
  { level: { style }, parent }: Group,
  { kind, item, against }: Fault,
  lines: readonly Line[],
): boolean {
  if (item.inline || (kind !== "gap" && kind !== "first-not-one")) return false;
  const above = kind === "gap" ? against : parent;
  for (let line = above?.line ?? Math.max(0, item.line - NEAR); line < item.line; line++)
    for (const inline of findInlineOrdinals(lines[line]!, 0))
      if (inline.style === style && inline.value === item.ordinal.value - 1) return true;
  return false;
}

function faultOf(items: readonly Section[], verdicts: readonly Verdict[], i: number): Fault | null {
  const { kind, expected, opens } = verdicts[i]!;
  const item = items[i]!;
  const found = item.ordinal.value;
  if (kind === "right") return null;
  const isLast = i + 1 === items.length;
  const goesOn = !isLast && !verdicts[i + 1]!.opens && verdicts[i + 1]!.kind === "right";
  const previous = opens ? null : items[i - 1]!;
  const against = previous ?? (isLast ? null : items[i + 1]!);
  const fault = (kind: FaultKind, alone = false): Fault => ({ kind, item, expected, alone, against });
  switch (kind) {
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
