import type { Line } from "../reading/line";
import { spliced } from "../text/splice";
import type { Decision } from "./decision";
import { type Copies, findCopies, keysOf } from "./duplicates";
import type { Scene } from "./evidence";
import { findJunk } from "./junk";
import { groupNoise, readFront } from "./noise";
import { isBarrier, type Junk, type Rows, readRows } from "./rows";
import { type Candidate, type Case, choose, findCandidates, isNear, reachOf } from "./segment";
import { readSpeech } from "./speech";
import type { DumpKind, Noise, Placement, Speech, Structure } from "./structure";
import { type KnownTables, matchToc } from "./toc-match";

/** A structure with the steps that led to it, so that an edit repeats only those that it can change. */
export interface Recognition {
  readonly structure: Structure;
  readonly lines: readonly Line[];
  readonly scene: Scene;
  readonly candidates: readonly Candidate[];
  readonly boundaries: readonly Candidate[];
  /** What starts at each boundary. */
  readonly found: readonly Found[];
  /** What was read before; shared by all versions of a dump. */
  readonly known: Known;
}

interface Known {
  /** By the first line of the speech. */
  readonly speeches: WeakMap<Line, KnownSpeech>;
  readonly tables: KnownTables;
  /** Of the latest version that was looked at. */
  copies: Copies | null;
}

/** A speech and all that it was read from. */
interface KnownSpeech {
  readonly speech: Speech;
  readonly case: Case;
  readonly lines: readonly Line[];
  readonly junk: Junk;
}

/** A speech where it was found. */
interface Found {
  /** Its first line, and its last row. */
  readonly line: number;
  readonly last: number;
  readonly speech: Speech;
  /** The junk behind it, up to the next one, at absolute lines. */
  readonly noise: readonly Noise[];
}

/** What an edit left as it was: the rows before `first`, and those from `last` on, which moved by `rows` rows and `lines` lines. */
interface Untouched {
  readonly before: Recognition;
  readonly first: number;
  readonly last: number;
  readonly rows: number;
  readonly lines: number;
}

type Decisions = ReadonlyMap<number, readonly Decision[]>;

/** What the lines of a dump are made of. */
export function recognise(lines: readonly Line[], decisions: Decisions): Recognition {
  const rows = readRows(lines);
  const scene = see(rows, findJunk(rows.rows, 0, rows.rows.length), decisions);
  const candidates = findCandidates(scene, 0, rows.rows.length);
  return finish(lines, scene, candidates, choose(scene, candidates), {
    speeches: new WeakMap(),
    tables: new WeakMap(),
    copies: null,
  });
}

/** The same as `recognise(lines, decisions)`; the fewer lines differ from those of `before`, the faster. */
export function recogniseAgain(before: Recognition, lines: readonly Line[], decisions: Decisions): Recognition {
  const change = changeBetween(before.lines, lines);
  const { rows, at, from, to, shift } = spliceRows(before.scene, lines, change);
  // What stands above a paragraph that is new may have lost its neighbour, whatever that paragraph is.
  let first = Math.max(0, from - 1);
  while (first > 0 && !isBarrier(rows[first]!)) first--;
  let last = to;
  while (last < rows.length && !isBarrier(rows[last]!)) last++;
  last = Math.min(last + 1, rows.length);
  const junk = spliceJunk(before.scene.junk, first, last - shift, findJunk(rows, first, last));
  const scene = see({ rows, at }, junk, decisions);
  if (scene.decided.size > 0 || before.scene.decided.size > 0) {
    const candidates = findCandidates(scene, 0, rows.length);
    return finish(lines, scene, candidates, choose(scene, candidates), before.known);
  }
  const reach = reachOf(rows, first, last);
  const moved = (candidate: Candidate) =>
    shift === 0 ? candidate : { start: candidate.start + shift, case: candidate.case };
  const head = firstFrom(before.candidates, reach.from);
  const fresh = findCandidates(scene, reach.from, reach.to);
  const tail = before.candidates.slice(firstFrom(before.candidates, reach.to - shift)).map(moved);
  const candidates = before.candidates.slice(0, head).concat(fresh, tail);
  // The neighbours on both sides decide again with their clusters: what disturbed them may be gone.
  let low = Math.max(0, head - 1);
  while (low > 0 && isNear(scene, candidates[low - 1]!, candidates[low]!)) low--;
  let high = Math.min(candidates.length, head + fresh.length + 1);
  while (high < candidates.length && isNear(scene, candidates[high - 1]!, candidates[high]!)) high++;
  const lowRow = low === 0 ? 0 : candidates[low]!.start;
  const highRow = high === candidates.length ? rows.length : candidates[high]!.start;
  const boundaries = before.boundaries
    .slice(0, firstFrom(before.boundaries, lowRow))
    .concat(
      choose(scene, candidates.slice(low, high)),
      before.boundaries.slice(firstFrom(before.boundaries, highRow - shift)).map(moved),
    );
  const moves = { rows: shift, lines: change.added - change.removed };
  return finish(lines, scene, candidates, boundaries, before.known, { before, first, last, ...moves });
}

/** Lines `from` to before `from + removed` were replaced by `added` lines. */
interface LineChange {
  readonly from: number;
  readonly removed: number;
  readonly added: number;
}

/** The smallest change that leads from one list of lines to another; a line is the same only if it is the same object. */
function changeBetween(before: readonly Line[], after: readonly Line[]): LineChange {
  const limit = Math.min(before.length, after.length);
  let from = 0;
  while (from < limit && before[from] === after[from]) from++;
  let same = 0;
  while (same < limit - from && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  return { from, removed: before.length - from - same, added: after.length - from - same };
}

/** The rows after `change`, the range of rows that it brought, and by how much those behind it moved. */
function spliceRows(before: Rows, lines: readonly Line[], { from, removed, added }: LineChange) {
  const first = lowerBound(before.at, from);
  const last = lowerBound(before.at, from + removed);
  const fresh = readRows(lines.slice(from, from + added));
  const rows = spliced(before.rows, first, last, fresh.rows);
  const to = first + fresh.rows.length;
  const stay = added === removed && to === last && fresh.at.every((line, i) => line + from === before.at[first + i]);
  const at = stay ? before.at : new Int32Array(rows.length);
  if (!stay) {
    at.set(before.at.subarray(0, first));
    for (let i = 0; i < fresh.at.length; i++) at[first + i] = fresh.at[i]! + from;
    for (let i = last; i < before.at.length; i++) at[to + i - last] = before.at[i]! + added - removed;
  }
  return { rows, at, from: Math.min(first, Math.max(0, rows.length - 1)), to, shift: to - last };
}

/** The junk with `fresh` in place of rows `from` to before `to`; the same list where nothing is new. */
function spliceJunk(junk: Junk, from: number, to: number, fresh: Junk): Junk {
  if (fresh.length === to - from && fresh.every((kind, i) => kind === junk[from + i])) return junk;
  return spliced(junk, from, to, fresh);
}

function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Index of the first candidate at or behind `row`. */
function firstFrom(candidates: readonly Candidate[], row: number): number {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (candidates[middle]!.start < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function see({ rows, at }: Rows, junk: Junk, decisions: Decisions): Scene {
  return { rows, at, junk, decided: decidedRows({ rows, at }, decisions) };
}

/** Row → whether the user put a boundary there (true) or forbade it (false). The last word counts. */
function decidedRows({ at }: Rows, decisions: Decisions): Map<number, boolean> {
  const decided = new Map<number, boolean>();
  for (const [line, made] of decisions) {
    const row = lowerBound(at, line);
    for (const { kind } of made) if (kind !== "accept" && at[row] === line) decided.set(row, kind === "boundary");
  }
  return decided;
}

function finish(
  lines: readonly Line[],
  scene: Scene,
  candidates: readonly Candidate[],
  boundaries: readonly Candidate[],
  known: Known,
  untouched: Untouched | null = null,
): Recognition {
  const found = boundaries.map((boundary, i): Found => {
    const limit = boundaries[i + 1]?.start ?? scene.rows.length;
    const kept = untouched && keptFound(untouched, boundaries, i, limit);
    if (kept) return kept;
    const last = lastRow(scene, boundary, limit);
    const speech = speechOf(lines, scene, boundary, last, known);
    return { line: scene.at[boundary.start]!, last, speech, noise: groupNoise(scene, scene.junk, last + 1, limit - 1) };
  });
  const kind = kindOf(boundaries);
  if (kind === "not-a-dump") return { structure: NOTHING, lines, scene, candidates, boundaries, found, known };
  const toc = matchToc(lines, scene, scene.junk, found, known.tables);
  const listed = new Map(toc.map(({ speech, title }) => [speech, title]));
  const keys = found.map(({ line, speech }) => keysOf(lines, line, speech));
  known.copies = findCopies(keys, known.copies);
  const { copyOf } = known.copies;
  const speeches = found.map(({ line, speech }, index): Placement => {
    const listedTitle = speech.title === null ? (listed.get(index) ?? null) : null;
    return { index, line, speech, duplicateOf: copyOf[index]!, listedTitle };
  });
  const { noise, ...front } = readFront(scene, scene.junk, boundaries[0]?.start ?? 0);
  const structure = { kind, ...front, speeches, toc, noise: [...noise, ...found.flatMap((each) => each.noise)] };
  return { structure, lines, scene, candidates, boundaries, found, known };
}

/** What starts at boundary `i` and ends before row `limit`, moved, if the edit left all of it alone; else null. */
function keptFound(
  { before, first, last, rows, lines }: Untouched,
  boundaries: readonly Candidate[],
  i: number,
  limit: number,
): Found | null {
  const { start, case: why } = boundaries[i]!;
  const above = limit <= first;
  if (!above && start < last) return null;
  const shift = above ? 0 : rows;
  const index = above ? i : i + before.boundaries.length - boundaries.length;
  const old = before.boundaries[index];
  const oldLimit = before.boundaries[index + 1]?.start ?? before.scene.rows.length;
  if (!old || old.case !== why || old.start + shift !== start || oldLimit + shift !== limit) return null;
  const kept = before.found[index]!;
  if (above || (rows === 0 && lines === 0)) return kept;
  const noise = kept.noise.map((each) => ({ ...each, line: each.line + lines, endLine: each.endLine + lines }));
  return { line: kept.line + lines, last: kept.last + rows, speech: kept.speech, noise };
}

const NOTHING: Structure = {
  kind: "not-a-dump",
  title: null,
  titleLine: null,
  claimedCount: null,
  speeches: [],
  toc: [],
  noise: [],
};

/** The last row of text before row `limit`. */
function lastRow({ junk }: Scene, { start }: Candidate, limit: number): number {
  let last = limit - 1;
  while (last > start && junk[last] !== null) last--;
  return last;
}

/** The speech at `boundary`: the known one if nothing that it was read from has changed. */
function speechOf(lines: readonly Line[], scene: Scene, boundary: Candidate, last: number, known: Known): Speech {
  const first = scene.rows[boundary.start]!;
  const from = scene.at[boundary.start]!;
  const to = scene.at[last]! + 1;
  const old = known.speeches.get(first);
  if (
    old &&
    isSameCase(old.case, boundary.case) &&
    isAt(old.lines, lines, from, to) &&
    isAt(old.junk, scene.junk, boundary.start, last + 1)
  )
    return old.speech;
  const speech = readSpeech(lines, scene, scene.junk, boundary, last);
  known.speeches.set(first, {
    speech,
    case: boundary.case,
    lines: lines.slice(from, to),
    junk: scene.junk.slice(boundary.start, last + 1),
  });
  return speech;
}

/** Whether `part` is what stands in `whole` from `from` to before `to`. */
function isAt<T>(part: readonly T[], whole: readonly T[], from: number, to: number): boolean {
  if (part.length !== to - from) return false;
  for (let i = 0; i < part.length; i++) if (part[i] !== whole[from + i]) return false;
  return true;
}

function isSameCase(a: Case, b: Case): boolean {
  return a === b || (a.score === b.score && JSON.stringify(a) === JSON.stringify(b));
}

/** Evidence that only texts spoken to an audience give. */
const SPOKEN: ReadonlySet<string> = new Set(["spokenTitle", "salutation", "call", "runInSalutation", "thanks"]);

/** A dump holds speeches only if one of its boundaries looks like that of a speech. */
function kindOf(boundaries: readonly Candidate[]): DumpKind {
  const spoken = boundaries.some((boundary) => boundary.case.evidence.some(({ name }) => SPOKEN.has(name)));
  if (!spoken) return "not-a-dump";
  return boundaries.length > 1 ? "collection" : "single";
}
