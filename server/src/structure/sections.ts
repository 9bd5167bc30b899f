import { Cue } from "../reading/cue";
import { plain } from "../reading/fold";
import { findInlineOrdinals } from "../reading/inline";
import type { Line } from "../reading/line";
import { oneOf } from "../reading/one-of";
import type { Ordinal, OrdinalStyle } from "../reading/ordinal";
import { isSpace } from "../reading/space";
import type { Section } from "./structure";

/** The order of levels of GB/T 9704. Other styles are informal: they nest by what they stand in. */
const OFFICIAL: readonly OrdinalStyle[] = ["cjk-dun", "paren-cjk", "arabic", "paren-arabic", "circled"];
/** 01。 stands where 一、 would. */
const officialOf = (style: OrdinalStyle): OrdinalStyle => (style === "bare" ? "cjk-dun" : style);

/** A heading before it has its place. */
interface Heading {
  readonly line: number;
  readonly ordinal: Ordinal;
  readonly inline: boolean;
  /** Its rank in this speech, or null for an informal style; known when all headings are. */
  rank: number | null;
  /** Numbers with one key count in one series: that of the style, and for 一是 and 一要 that of the verb. */
  readonly key: number;
  /** The row before it is the heading that would be its parent. */
  readonly afterHeading: boolean;
}

interface Draft extends Section {
  endLine: number;
  children: Draft[];
}

/** A heading that may still get children; the virtual one stands for a lost parent and has no section. */
interface Open {
  readonly heading: Heading | null;
  readonly rank: number | null;
  readonly depth: number;
  readonly section: Draft | null;
}

/** Series of one key stand under those of another in this speech. */
interface Habit {
  readonly outer: number;
  readonly inner: number;
}

function isHabit(habits: readonly Habit[], { key: outer }: Heading, { key: inner }: Heading): boolean {
  return habits.some((habit) => habit.outer === outer && habit.inner === inner);
}

/** How many headings ahead it is looked whether a series goes on. */
const AHEAD = 120;

/**
 * The sections of the lines `from` to `to` of a speech as a tree. Formal styles nest in the official order as far as the
 * speech does not show another; informal ones nest under the heading whose series goes on after them.
 */
export function buildSections(lines: readonly Line[], from: number, to: number): readonly Section[] {
  const headings = readHeadings(lines, from, to);
  if (headings.length === 0) return [];
  const roots: Draft[] = [];
  const stack: Open[] = [];
  const habits: Habit[] = [];
  const lost = lostTop(headings);
  if (lost !== null) stack.push({ heading: null, rank: lost, depth: 1, section: null });
  for (let i = 0; i < headings.length; i++) {
    const heading = headings[i]!;
    const size = placeFor(stack, headings, i, habits);
    close(stack, size, heading.line - (heading.inline ? 0 : 1));
    const parent = stack.at(-1);
    const section = draft(lines, heading, (parent?.depth ?? 0) + 1, to);
    (parent?.section?.children ?? roots).push(section);
    if (parent?.heading && !heading.inline && !isHabit(habits, parent.heading, heading))
      habits.push({ outer: parent.heading.key, inner: heading.key });
    stack.push({ heading, rank: heading.rank, depth: section.depth, section });
  }
  return roots;
}

function close(stack: Open[], size: number, endLine: number): void {
  while (stack.length > size) {
    const { section } = stack.pop()!;
    if (section) section.endLine = Math.max(section.line, endLine);
  }
}

/** How many open headings stay open when heading `i` comes: the last of them is its parent. */
function placeFor(stack: readonly Open[], headings: readonly Heading[], i: number, habits: readonly Habit[]): number {
  const heading = headings[i]!;
  const sibling = findSibling(stack, heading);
  if (sibling >= 0) return sibling;
  let size = stack.length;
  while (size > 0 && !mayHold(stack[size - 1]!, headings, i, habits)) size--;
  return size;
}

/** Index in the stack of the open heading whose series `heading` continues, or -1. Lines come before inline items. */
function findSibling(stack: readonly Open[], heading: Heading): number {
  const { value } = heading.ordinal;
  let inline = -1;
  for (let k = stack.length - 1; k >= 0; k--) {
    const open = stack[k]!.heading;
    if (!open) continue;
    const next = open.key === heading.key && value === open.ordinal.value + 1;
    const last = value === -1 && open.rank === null && open.ordinal.value > 0;
    if (next || last) {
      if (!open.inline || heading.inline) return k;
      if (inline < 0) inline = k;
    }
    if (open.rank !== null && heading.rank !== null && open.rank < heading.rank) break;
  }
  return inline;
}

/** Whether heading `i` may stand under `open`. */
function mayHold(open: Open, headings: readonly Heading[], i: number, habits: readonly Habit[]): boolean {
  const heading = headings[i]!;
  // A level that goes on inside a paragraph holds what comes on the lines below it.
  if (open.heading?.inline && open.rank !== null && heading.rank !== null && !heading.inline)
    return open.rank < heading.rank;
  if (open.heading?.inline)
    return heading.inline && heading.key !== open.heading.key && goesOn(open.heading, headings, i);
  if (open.heading?.key === heading.key && heading.rank !== null) return false;
  if (open.rank !== null) return heading.rank === null || open.rank < heading.rank;
  const { ordinal } = heading;
  if (ordinal.value > 1 && open.heading!.ordinal.style === ordinal.style) return false;
  if (heading.rank === null && ordinal.value > 1 && ordinal.value === open.heading!.ordinal.value + 1) return false;
  if (open.heading!.key === heading.key) return false;
  if (ordinal.value > 1) return false;
  return (
    goesOn(open.heading!, headings, i) ||
    isHabit(habits, open.heading!, heading) ||
    (heading.rank === null && heading.afterHeading && open.heading!.ordinal.style !== ordinal.style)
  );
}

/** Whether the series of `open` continues after heading `i`, before a heading that would end it. */
function goesOn(open: Heading, headings: readonly Heading[], i: number): boolean {
  const limit = Math.min(headings.length, i + AHEAD);
  for (let j = i + 1; j < limit; j++) {
    const next = headings[j]!;
    if (next.inline && !open.inline) continue;
    if (open.inline && next.line !== open.line) return false;
    if (next.key === open.key) {
      if (next.ordinal.value === open.ordinal.value + 1) return true;
      if (next.ordinal.value <= open.ordinal.value) return false;
    }
    if (next.rank !== null && next.rank < (headings[i]!.rank ?? Number.POSITIVE_INFINITY) && headings[i]!.rank !== null)
      return false;
    if (next.rank !== null && headings[i]!.rank === null) return false;
  }
  return false;
}

/** The rank of the top level where its first heading is not the first by number: its elder siblings were lost. */
function lostTop(headings: readonly Heading[]): number | null {
  let top: Heading | null = null;
  for (const heading of headings)
    if (!heading.inline && heading.rank !== null && (top === null || heading.rank < top.rank!)) top = heading;
  return top && top !== headings[0] && top.ordinal.value > 1 ? top.rank : null;
}

function readHeadings(lines: readonly Line[], from: number, to: number): Heading[] {
  const drafts: Heading[] = [];
  let afterHeading = false;
  for (let line = from; line <= to; line++) {
    const { mark, text } = lines[line]!;
    if (mark.cues & Cue.Blank) continue;
    const { ordinal } = mark;
    if (ordinal) drafts.push(heading(line, text, ordinal, false, afterHeading));
    const inline = findInlineOrdinals(lines[line]!, ordinal?.to ?? 0);
    for (let i = 0; i < inline.length; i++) drafts.push(heading(line, text, inline[i]!, true, false));
    afterHeading = ordinal !== null;
  }
  const sure = keepSure(drafts, lines);
  const order = orderOf(sure);
  for (const heading of sure) heading.rank = rankIn(order, heading.ordinal.style);
  return sure;
}

function heading(line: number, text: string, ordinal: Ordinal, inline: boolean, afterHeading: boolean): Heading {
  return { line, ordinal, inline, rank: null, key: keyOf(text, ordinal), afterHeading };
}

const STYLES: readonly OrdinalStyle[] = [...OFFICIAL, "bare", "ordinal", "stage", "is", "qi", "dash"];

function keyOf(text: string, { style, numeralTo }: Ordinal): number {
  if (style === "is") return STYLES.length + text.charCodeAt(numeralTo);
  return STYLES.indexOf(style === "first" ? "ordinal" : style);
}

/** Leaves out what only looks like a marker: inline ones that continue no series, 最后 without one, 一靠 without 二靠. */
function keepSure(drafts: readonly Heading[], lines: readonly Line[]): Heading[] {
  const kept: Heading[] = [];
  /** The last heading of each key that was kept, and whether an informal series is under way. */
  const last = new Map<number, Heading>();
  let informal = 0;
  for (let i = 0; i < drafts.length; i++) {
    const draft = drafts[i]!;
    const { ordinal, key, inline, line } = draft;
    const { text } = lines[line]!;
    const before = last.get(key);
    const continues = before !== undefined && ordinal.value === before.ordinal.value + 1;
    let sure = true;
    if (inline)
      sure =
        (continues && (before.line === line || !isInformal(ordinal))) ||
        (ordinal.value === 1 && continuation(drafts, i)?.line === line);
    else if (ordinal.value === -1) sure = informal > 0 && !isWish(text);
    else if (ordinal.style === "first" && ordinal.value === 1 && isCeremony(text)) sure = isContinued(drafts, i);
    else if (isWrapped(lines, line, ordinal)) sure = false;
    else if (isWeak(text, ordinal)) sure = continues || (ordinal.value === 1 && isContinued(drafts, i));
    if (!sure) continue;
    kept.push(draft);
    last.set(key, draft);
    if (!inline) informal = isInformal(ordinal) && ordinal.style !== "dash" ? informal + 1 : 0;
  }
  return kept;
}

/** The heading that continues the series of heading `i`: the next one with its key, if that is near and has the next number. */
function continuation(drafts: readonly Heading[], i: number): Heading | undefined {
  const { key, ordinal } = drafts[i]!;
  const limit = Math.min(drafts.length, i + 1 + AHEAD / 4);
  let j = i + 1;
  while (j < limit && drafts[j]!.key !== key) j++;
  return j < limit && drafts[j]!.ordinal.value === ordinal.value + 1 ? drafts[j] : undefined;
}

const isContinued = (drafts: readonly Heading[], i: number) => continuation(drafts, i) !== undefined;

const isInformal = ({ style }: Ordinal) => !OFFICIAL.includes(officialOf(style));
/** 最后，祝大会圆满成功 ends a speech, not a series. */
const isWish = (text: string) =>
  /^\s*最[后後][,，、]?\s*(?:我?[预預]?祝|感[谢謝]|[谢謝]{2}|再次|[让讓]我[们們]|衷心|希望大家|也?(?:恳|懇|敬)?[请請]各位|我[将將想]?(?:用|以|送))/.test(
    text,
  );

/** 首先，我代表…表示欢迎 opens a speech, 首先，请… a meeting; only a 其次 makes a series of it. */
const isCeremony = (text: string) =>
  /^\s*首先[,，、]?\s*(?:我?[谨謹]?代表|[请請]|[让讓]我[们們]|向|[对對]|我[谨謹]|[热熱]烈|感[谢謝])/.test(text);

/** Only chance put a numeral and a comma at the head of a wrapped line: 略知一 / 二，… */
function isWrapped(lines: readonly Line[], line: number, { style, numeralTo }: Ordinal): boolean {
  if (style !== "cjk-dun" || !",，".includes(lines[line]!.text.charAt(numeralTo)) || line === 0) return false;
  const { text, mark } = lines[line - 1]!;
  return text.length >= WRAPPED && (mark.cues & (Cue.Sentence | Cue.Colon | Cue.Pause)) === 0;
}
/** Characters from which on a line may be wrapped. */
const WRAPPED = 24;

/** Markers that need a neighbour in their series to be believed. */
function isWeak(text: string, { style, numeralTo, from }: Ordinal): boolean {
  const after = text.charAt(numeralTo);
  if (style === "is")
    return !"是要".includes(after) && !text.startsWith("个是", numeralTo) && !text.startsWith("個是", numeralTo);
  if (style === "first") return /^\s*(?:首先|其次|再次)[看说說讲講谈談]/.test(text);
  if (style === "qi") return !/[,，、:：是]/.test(after);
  if (style === "cjk-dun") return after !== "、";
  if (style === "ordinal") return /\s/.test(after);
  if (style === "arabic") return plain(text.slice(from, numeralTo)).includes(".");
  return false;
}

/** The order of the styles in a speech: the official one, unless the speech nests two styles the other way round. */
function orderOf(headings: readonly Heading[]): readonly OrdinalStyle[] {
  const used = new Set<OrdinalStyle>();
  for (const { ordinal } of headings) used.add(ordinal.style);
  const order = [...OFFICIAL];
  const overturns = (inner: OrdinalStyle, outer: OrdinalStyle) =>
    used.has(inner) && used.has(outer) && nests(headings, outer, inner) >= 2 && nests(headings, inner, outer) === 0;
  for (let pass = 0, settled = used.size < 2; !settled && pass < order.length; pass++) {
    settled = true;
    for (let k = 0; k + 1 < order.length; k++)
      if (overturns(order[k]!, order[k + 1]!)) {
        [order[k], order[k + 1]] = [order[k + 1]!, order[k]!];
        settled = false;
      }
  }
  return order;
}

/** The rank of a style in such an order, from 1; null where it has none. */
function rankIn(order: readonly OrdinalStyle[], style: OrdinalStyle): number | null {
  const rank = order.indexOf(officialOf(style)) + 1;
  return rank === 0 ? null : rank;
}

/** How often `inner` starts at one between two neighbours of one series of `outer`. */
function nests(headings: readonly Heading[], outer: OrdinalStyle, inner: OrdinalStyle): number {
  let count = 0;
  let value = 0;
  let started = false;
  for (const { ordinal, inline } of headings) {
    if (inline) continue;
    if (ordinal.style === inner) started ||= ordinal.value === 1;
    else if (ordinal.style === outer) {
      if (started && value > 0 && ordinal.value === value + 1) count++;
      value = ordinal.value;
      started = false;
    }
  }
  return count;
}

const endsSentence = oneOf("。！!？?；;");

function draft(lines: readonly Line[], heading: Heading, depth: number, to: number): Draft {
  const { line, ordinal, inline } = heading;
  const { text } = lines[line]!;
  let end = text.length;
  while (end > 0 && isSpace(text.charCodeAt(end - 1))) end--;
  let titleTo = ordinal.to;
  while (titleTo < end && !endsSentence(text.charCodeAt(titleTo))) titleTo++;
  return {
    line,
    endLine: inline ? line : to,
    ordinal,
    depth,
    inline,
    runIn: titleTo + 1 < end,
    title: text.slice(ordinal.to, titleTo).trim(),
    titleTo: Math.min(titleTo, end),
    children: [],
  };
}
