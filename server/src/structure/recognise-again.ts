import { atOnce, type InSteps } from "../in-steps";
import { Cue } from "../reading/cue";
import type { Mark } from "../reading/mark";
import { barrierUpTo, behindBarrier } from "./barrier";
import { LOOK_DOWN, LOOK_UP } from "./evidence";
import { findJunk } from "./junk";
import { PlacedList } from "./placed-list";
import {
  assemble,
  type Decisions,
  type Found,
  findSpeeches,
  hasBoundary,
  isSameCase,
  kindOf,
  type Recognition,
  readAbove,
  recognise,
} from "./recognise";
import { readRows, shows } from "./rows";
import { type Case, choose, counted, FRONT_ROWS, findCandidates, isNear, placed } from "./segment";
import { findTables } from "./toc-match";
import { ROWS } from "./topic";
import { type JunkList, type Lines, linesBetween, type Span, type View, viewOf } from "./view";
import { FRONT_LENGTH, OPENING_LENGTH } from "./weights";

/**
 * The same as `recognise(lines, decisions)`. What the edit that led from `before` to `lines` can change is read again, in a view of
 * the rows around it; all else is shared with `before`, moved where it has to be.
 */
export function* recogniseAgain(before: Recognition, lines: Lines, decisions: Decisions): InSteps<Recognition> {
  const { known } = before;
  const edit = editOf(before.lines, lines);
  const decided = before.decided || hasBoundary(decisions);
  if (decided || lines.counted === 0) return yield* recognise(lines, decisions, before);
  const { junk, tables, torn } = yield* junkAfter(before, edit);
  const look = (rows: Span) => viewOf(lines, junk, rows);
  const isQuiet = junk === before.junk && leavesMarks(edit);
  const reach = reachOf(before.candidates, { lines, junk }, torn, isQuiet ? ROWS : LOOK_UP, look);
  const cluster = clusterAround(before, edit, reach);
  const wasDump = before.structure.kind !== "not-a-dump";
  const speeches = speechesAround(before.boundaries, edit, torn, cluster);
  const view = look(cover(inSight({ lines, junk }, reach), cluster.rows, wasDump ? speeches.rows : reach));

  const near = (list: PlacedList<Case>, from: number, to: number) => counted(list.slice(from, to), view.row);
  /** `list` with `fresh` in place of what stands from `from` to before `to`; the same list where all is as it was. */
  const replaced = (list: PlacedList<Case>, from: number, to: number, fresh: PlacedList<Case>) =>
    edit.rows === 0 && isSame(list.slice(from, to), fresh) ? list : list.splice(from, to, fresh, edit.rows);
  const fresh = yield* findCandidates(view.scene, reach.from - view.row, reach.to - view.row);
  const candidates = replaced(before.candidates, cluster.head, cluster.tail, placed(fresh, view.row));
  const behind = cluster.high + candidates.length - before.candidates.length;
  const chosen = choose(view.scene, near(candidates, cluster.low, behind));
  const boundaries = replaced(before.boundaries, cluster.firstBoundary, cluster.nextBoundary, placed(chosen, view.row));
  const isDump = kindOf(boundaries) !== "not-a-dump";
  if (isDump && !wasDump) return yield* recognise(lines, decisions, before);
  const more = boundaries.length - before.boundaries.length;
  const { first, next } = speeches;
  const { from, to } = speeches.rows;
  const again = near(boundaries, first, next + more);
  const heads = near(candidates, candidates.firstFrom(from), candidates.firstFrom(to));
  const old = before.found.items.slice(first, next);
  const found = isDump
    ? before.found.splice(first, next, yield* findSpeeches(view, heads, again, to - view.row, old, known), edit.lines)
    : new PlacedList<Found>();
  const { front, above } = isDump && speeches.rows.from === 0 ? readAbove(view, boundaries, known) : before;
  const steps = { lines, junk, decided, candidates, boundaries, front, above, found, tables, known };
  return yield* assemble(steps, before);
}

/** What became of the lines and the rows of a dump. */
interface Edit {
  readonly before: Lines;
  readonly after: Lines;
  /** The rows that are new; those behind them moved by `rows` rows and `lines` lines. */
  readonly from: number;
  readonly to: number;
  readonly rows: number;
  readonly lines: number;
}

/** The smallest edit that leads from one list of lines to another; a line is the same only if it is the same object. */
function editOf(before: Lines, after: Lines): Edit {
  const head = after.sharedWith(before);
  const tail = Math.min(after.sharedWith(before, -1), Math.min(before.length, after.length) - head);
  const [from, to] = [after.countBefore(head), after.countBefore(after.length - tail)];
  return { before, after, from, to, rows: after.counted - before.counted, lines: after.length - before.length };
}

/** Whether the rows of an edit show what they did before, so that only their words have changed. */
function leavesMarks({ before, after, from, to, rows }: Edit): boolean {
  if (rows !== 0) return false;
  const [old, now] = [before, after].map((lines) => readRows(linesBetween(lines, { from, to }).own).rows);
  return old!.every(({ mark }, i) => showsSame(mark, now![i]!.mark));
}

function showsSame(a: Mark, b: Mark): boolean {
  if (a === b) return true;
  const isNumbered = a.ordinal?.style === b.ordinal?.style && a.ordinal?.value === b.ordinal?.value;
  return a.cues === b.cues && isNumbered && a.noise === b.noise && a.marker === null && b.marker === null;
}

/** The junk and the tables of contents, read again from barrier to barrier around an edit, and the rows between. */
function* junkAfter(before: Recognition, { after, from, to, rows, lines }: Edit) {
  // What stands above a paragraph that is new may have lost its neighbour, whatever that paragraph is.
  const first = Math.max(0, barrierUpTo(after, before.junk, Math.min(from, after.counted - 1) - 1));
  for (let last = to; ; ) {
    last = behindBarrier(after, null, last);
    const { line, own } = linesBetween(after, { from: first, to: last });
    const stretch = readRows(own);
    const fresh = yield* findJunk(stretch.rows);
    const old = before.junk.slice(first, last - rows);
    // A list of links that is open, or was, goes on behind the barrier.
    if (last < after.counted && (fresh.at(-1) || old.at(-1))) {
      last += last - first;
      continue;
    }
    const same = old.length === fresh.length && old.every((kind, i) => kind === fresh[i]);
    const end = line + own.length - lines;
    const tables = [
      ...before.tables.filter((table) => table.line < line),
      ...findTables(stretch, fresh, line),
      ...before.tables.filter((table) => table.line >= end).map((table) => ({ ...table, line: table.line + lines })),
    ];
    const junk = same ? before.junk : before.junk.splice(first, last - rows, fresh);
    return { junk, tables, torn: { from: first, to: last } };
  }
}

/** The rows of a dump with their junk. */
interface Ground {
  readonly lines: Lines;
  readonly junk: JunkList;
}

/**
 * The rows whose cases an edit can change, if it tore the rows `torn`: between two barriers, and so far away that no look at
 * neighbours reaches the edit, which from behind is one over `behind` rows.
 */
function reachOf(
  candidates: PlacedList<Case>,
  { lines, junk }: Ground,
  torn: Span,
  behind: number,
  look: (rows: Span) => View,
): Span {
  const above = torn.from - LOOK_DOWN - 3;
  const from = above < 0 ? 0 : barrierUpTo(lines, junk, above) + 1;
  const to = behindBarrier(lines, junk, torn.to + behind + 1);
  return { from: from > 0 && changesFront(candidates, { lines, junk }, torn, look) ? 0 : from, to };
}

/** Whether the edit changes what the first heads of the dump, up to the first barrier, are: they look far ahead for the text of the page. */
function changesFront(candidates: PlacedList<Case>, ground: Ground, torn: Span, look: (rows: Span) => View): boolean {
  const front = { from: 0, to: behindBarrier(ground.lines, ground.junk, 0) };
  const sight = cover(inSight(ground, front), { from: 0, to: FRONT_ROWS + 2 });
  if (torn.from >= sight.to) return false;
  const fresh = atOnce(findCandidates(look(sight).scene, 0, front.to));
  return !isSame(candidates.slice(0, candidates.firstFrom(front.to)), placed(fresh, 0));
}

function isSame(a: PlacedList<Case>, b: PlacedList<Case>): boolean {
  if (a.length !== b.length) return false;
  return a.items.every((each, i) => a.places[i] === b.places[i] && isSameCase(each, b.items[i]!));
}

/** What is looked at to decide about the heads in `rows`. */
function inSight({ lines, junk }: Ground, { from, to }: Span): Span {
  let end = to;
  let size = 0;
  for (let line = lines.indexOfCounted(to); line < lines.length && size < FRONT_LENGTH; line++) {
    const each = lines.at(line)!;
    if (shows(each, Cue.Blank)) continue;
    if (junk.at(end) === null) size += each.text.length;
    end++;
  }
  return { from: from - LOOK_UP - 2, to: Math.max(end, to + LOOK_DOWN + 2) };
}

/** The candidates that decide again: those within reach of an edit, and the neighbours on both sides with their clusters, as what disturbed them may be gone. */
interface Cluster {
  /** Of the former candidates, the first that is within reach, and the first behind. */
  readonly head: number;
  readonly tail: number;
  /** The first that decides again, and the first behind. */
  readonly low: number;
  readonly high: number;
  /** Of the former boundaries, the first that is decided again, and the first behind. */
  readonly firstBoundary: number;
  readonly nextBoundary: number;
  /** The rows that must be seen for it. */
  readonly rows: Span;
}

function clusterAround({ lines, candidates, boundaries }: Recognition, edit: Edit, reach: Span): Cluster {
  const { places, items } = candidates;
  const head = candidates.firstFrom(reach.from);
  const tail = candidates.firstFrom(reach.to - edit.rows);
  /** Whether candidate `i` and the next one take from each other. */
  const isPair = (i: number) => {
    const start = places[i]!;
    const [first, second] = counted(candidates.slice(i, i + 2), start);
    const end = start + Math.min(second!.start, first!.case.head.size + OPENING_LENGTH);
    const { rows } = readRows(linesBetween(lines, { from: start, to: end }).own);
    return isNear(rows, first!, second!);
  };
  let low = Math.max(0, head - 1);
  while (low > 0 && isPair(low - 1)) low--;
  let high = Math.min(candidates.length, tail + 1);
  while (high < candidates.length && isPair(high - 1)) high++;
  const last = items[high - 1];
  return {
    head,
    tail,
    low,
    high,
    firstBoundary: low === 0 ? 0 : boundaries.firstFrom(places[low]!),
    nextBoundary: high === candidates.length ? boundaries.length : boundaries.firstFrom(places[high]!),
    rows: {
      from: (places[low] ?? reach.from) - 1,
      to: last === undefined || high <= tail ? reach.to : places[high - 1]! + last.head.size + edit.rows + 1,
    },
  };
}

/** Of the former boundaries the first whose speech is read again, and the first behind; the rows of those speeches, or of what replaces them. */
function speechesAround(
  boundaries: PlacedList<Case>,
  edit: Edit,
  torn: Span,
  { firstBoundary, nextBoundary }: Cluster,
) {
  // The speech before the first row that changed goes on to that row at least.
  const before = Math.min(firstBoundary, boundaries.firstFrom(torn.from)) - 1;
  const next = Math.max(nextBoundary, boundaries.firstFrom(torn.to - edit.rows));
  const rows = {
    from: before < 0 ? 0 : boundaries.places[before]!,
    to: next < boundaries.length ? boundaries.places[next]! + edit.rows : edit.after.counted,
  };
  return { first: Math.max(0, before), next, rows };
}

/** The span from the first to the last row of `spans`. */
function cover(...spans: readonly Span[]): Span {
  return { from: Math.min(...spans.map(({ from }) => from)), to: Math.max(...spans.map(({ to }) => to)) };
}
