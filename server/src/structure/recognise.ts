import type { Line } from "../reading/line";
import type { Decision } from "./decision";
import { type Copies, findCopies, keysOf } from "./duplicates";
import type { Scene } from "./evidence";
import { findJunk } from "./junk";
import { groupNoise, readFront } from "./noise";
import { isBarrier, type Junk, type Rows, readRows, wideGap } from "./rows";
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
  const { rows, at, from, to, shift } = spliceRows(before.scene, lines, changeBetween(before.lines, lines));
  // What stands above a paragraph that is new may have lost its neighbour, whatever that paragraph is.
  let first = Math.max(0, from - 1);
  while (first > 0 && !isBarrier(rows[first]!)) first--;
  let last = to;
  while (last < rows.length && !isBarrier(rows[last]!)) last++;
  last = Math.min(last + 1, rows.length);
  const junk = [
    ...before.scene.junk.slice(0, first),
    ...findJunk(rows, first, last),
    ...before.scene.junk.slice(last - shift),
  ];
  const scene = see({ rows, at }, junk, decisions);
  if (scene.wideGap !== before.scene.wideGap || scene.decided.size > 0 || before.scene.decided.size > 0) {
    const candidates = findCandidates(scene, 0, rows.length);
    return finish(lines, scene, candidates, choose(scene, candidates), before.known);
  }
  const reach = reachOf(rows, first, last);
  const moved = (candidate: Candidate) =>
    shift === 0 ? candidate : { start: candidate.start + shift, case: candidate.case };
  const head = before.candidates.slice(0, firstFrom(before.candidates, reach.from));
  const fresh = findCandidates(scene, reach.from, reach.to);
  const tail = before.candidates.slice(firstFrom(before.candidates, reach.to - shift)).map(moved);
  const candidates = [...head, ...fresh, ...tail];
  // The neighbours on both sides decide again with their clusters: what disturbed them may be gone.
  let low = Math.max(0, head.length - 1);
  while (low > 0 && isNear(scene, candidates[low - 1]!, candidates[low]!)) low--;
  let high = Math.min(candidates.length, head.length + fresh.length + 1);
  while (high < candidates.length && isNear(scene, candidates[high - 1]!, candidates[high]!)) high++;
  const lowRow = low === 0 ? 0 : candidates[low]!.start;
  const highRow = high === candidates.length ? rows.length : candidates[high]!.start;
  const boundaries = [
    ...before.boundaries.slice(0, firstFrom(before.boundaries, lowRow)),
    ...choose(scene, candidates.slice(low, high)),
    ...before.boundaries.slice(firstFrom(before.boundaries, highRow - shift)).map(moved),
  ];
  return finish(lines, scene, candidates, boundaries, before.known);
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
  const rows = [...before.rows.slice(0, first), ...fresh.rows, ...before.rows.slice(last)];
  const to = first + fresh.rows.length;
  const at = new Int32Array(rows.length);
  at.set(before.at.subarray(0, first));
  for (let i = 0; i < fresh.at.length; i++) at[first + i] = fresh.at[i]! + from;
  for (let i = last; i < before.at.length; i++) at[to + i - last] = before.at[i]! + added - removed;
  return { rows, at, from: Math.min(first, Math.max(0, rows.length - 1)), to, shift: to - last };
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

function see(rows: Rows, junk: Junk, decisions: Decisions): Scene {
  return { ...rows, junk, wideGap: wideGap(rows.at), decided: decidedRows(rows, decisions) };
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
): Recognition {
  const located = boundaries.map((boundary, i) => {
    const last = lastRow(scene, boundary, boundaries[i + 1]?.start ?? scene.rows.length);
    return { line: scene.at[boundary.start]!, last, speech: speechOf(lines, scene, boundary, last, known) };
  });
  const toc = matchToc(lines, scene, scene.junk, located, known.tables);
  const listed = new Map(toc.map(({ speech, title }) => [speech, title]));
  const keys = located.map(({ line, speech }) => keysOf(lines, line, speech));
  known.copies = findCopies(keys, known.copies);
  const { copyOf } = known.copies;
  const speeches = located.map(({ line, speech }, index): Placement => {
    const listedTitle = speech.title === null ? (listed.get(index) ?? null) : null;
    return { index, line, speech, duplicateOf: copyOf[index]!, listedTitle };
  });
  const { noise, ...front } = readFront(scene, scene.junk, boundaries[0]?.start ?? 0);
  const kind = kindOf(boundaries);
  if (kind === "not-a-dump") return { structure: NOTHING, lines, scene, candidates, boundaries, known };
  const structure: Structure = {
    kind,
    ...front,
    speeches,
    toc,
    noise: [
      ...noise,
      ...noiseBetween(
        scene,
        boundaries,
        located.map(({ last }) => last),
      ),
    ],
  };
  return { structure, lines, scene, candidates, boundaries, known };
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

/** The junk behind each speech, up to the next one. */
function noiseBetween(scene: Scene, boundaries: readonly Candidate[], lasts: readonly number[]): Noise[] {
  return lasts.flatMap((last, i) =>
    groupNoise(scene, scene.junk, last + 1, (boundaries[i + 1]?.start ?? scene.rows.length) - 1),
  );
}

/** Evidence that only texts spoken to an audience give. */
const SPOKEN: ReadonlySet<string> = new Set(["spokenTitle", "salutation", "call", "runInSalutation", "thanks"]);

/** A dump holds speeches only if one of its boundaries looks like that of a speech. */
function kindOf(boundaries: readonly Candidate[]): DumpKind {
  const spoken = boundaries.some((boundary) => boundary.case.evidence.some(({ name }) => SPOKEN.has(name)));
  if (!spoken) return "not-a-dump";
  return boundaries.length > 1 ? "collection" : "single";
}
