import type { InSteps } from "../in-steps";
import type { Line } from "../reading/line";
import { List } from "../text/list";
import type { Decision } from "./decision";
import { Copies, keysOf } from "./duplicates";
import type { Scene } from "./evidence";
import type { Head } from "./head";
import { findJunk } from "./junk";
import { type Front, noiseBetween, readFront } from "./noise";
import { PlacedList } from "./placed-list";
import { type Junk, type Rows, readRows } from "./rows";
import { type Candidate, type Case, choose, findCandidates, placed } from "./segment";
import { readSpeech } from "./speech";
import type { DumpKind, Evidence, Noise, Placement, Speech, Structure, TocEntry } from "./structure";
import { findTables, type KnownTables, matchToc, type Table } from "./toc-match";
import type { JunkList, Lines, View } from "./view";
import { FRONT_LENGTH } from "./weights";

/** A structure with the steps that led to it, so that an edit repeats only those that it can change. */
export interface Recognition extends Steps {
  readonly structure: Structure;
  /** What lies between the speeches, in order. */
  readonly rests: readonly PlacedRest[];
}

/** What the structure of a dump is put together from. */
export interface Steps {
  readonly lines: Lines;
  readonly junk: JunkList;
  /** Whether the user decided where speeches start. */
  readonly decided: boolean;
  /** Why what rows may start a speech, and which of them do. */
  readonly candidates: PlacedList<Case>;
  readonly boundaries: PlacedList<Case>;
  /** The title of the collection, and what stands above the first boundary. */
  readonly front: Omit<Front, "noise">;
  readonly above: Rest;
  /** What starts at each boundary, by its line; nothing where the dump holds no speeches. */
  readonly found: PlacedList<Found>;
  readonly tables: readonly Table[];
  /** What was read before; shared by all versions of a dump. */
  readonly known: Known;
}

export interface Known {
  readonly rests: WeakMap<Line, Rest>;
  readonly tables: KnownTables;
  /** Of the latest version that was looked at. */
  readonly copies: Copies;
}

/** All that a speech was read from. */
interface Source {
  readonly case: Case;
  readonly lines: readonly Line[];
  readonly junk: Junk;
}

/** A speech, wherever it was found. */
export interface Found {
  readonly speech: Speech;
  /** What stands behind it, up to the next one. */
  readonly rest: Rest;
  /** What it shares with its copies. */
  readonly keys: readonly number[];
  readonly source: Source;
}

/** Lines that belong to no speech, with their junk, whose lines count from the first of them. It stays the same object while it only moves. */
export interface Rest {
  readonly lines: readonly Line[];
  readonly noise: readonly Noise[];
}

export interface PlacedRest {
  readonly line: number;
  readonly rest: Rest;
}

export type Decisions = ReadonlyMap<number, readonly Decision[]>;

/** What the lines of a dump are made of; what it has in common with `before`, an earlier version, is shared with that. */
export function* recognise(lines: Lines, decisions: Decisions, before: Recognition | null): InSteps<Recognition> {
  const known = before?.known ?? nothingKnown();
  const own = lines.slice();
  const rows = readRows(own);
  yield;
  const junk = yield* findJunk(rows.rows);
  const scene: Scene = { rows: rows.rows, at: rows.at, junk, decided: decidedRows(rows, decisions) };
  const candidates = yield* findCandidates(scene, 0, rows.rows.length);
  const chosen = choose(scene, candidates);
  const boundaries = placed(chosen, 0);
  yield;
  const view: View = { row: 0, line: 0, lines: own, scene };
  return yield* assemble({
    lines,
    junk: List.of(junk),
    decided: hasBoundary(decisions),
    candidates: placed(candidates, 0),
    boundaries,
    ...readAbove(view, boundaries, known),
    found:
      kindOf(boundaries) === "not-a-dump"
        ? new PlacedList()
        : yield* findSpeeches(view, candidates, chosen, rows.rows.length, before?.found.items ?? [], known),
    tables: findTables(rows, junk, 0),
    known,
  });
}

const nothingKnown = (): Known => ({
  rests: new WeakMap(),
  tables: new WeakMap(),
  copies: new Copies(),
});

/** Puts a structure together; what is the same as in the one `before` is shared with it. */
export function* assemble(
  steps: Steps,
  before: Pick<Recognition, "structure" | "rests"> = NOTHING,
): InSteps<Recognition> {
  const { lines, boundaries, front, above, found, tables, known } = steps;
  const kind = kindOf(boundaries);
  if (kind === "not-a-dump") return { ...steps, ...NOTHING };
  const toc = kept(yield* matchToc(lines, tables, found, known.tables), before.structure.toc, isSameEntry);
  const listed = new Map(toc.map(({ speech, title }) => [speech, title]));
  yield;
  known.copies.update(found.items);
  const speeches = placementsOf(found, listed, known.copies, before.structure.speeches);
  const rests = kept(restsOf(above, found), before.rests, isSameRest);
  const noise = rests === before.rests ? before.structure.noise : noiseIn(rests);
  return { ...steps, structure: { kind, ...front, speeches, toc, noise }, rests };
}

/** The speeches of `found` with what they are to the others; one that is what it was `before` stays the same object. */
function placementsOf(
  { places, items }: PlacedList<Found>,
  listed: ReadonlyMap<number | null, string>,
  copies: Copies,
  before: readonly Placement[],
): Placement[] {
  const placements: Placement[] = [];
  for (let index = 0; index < items.length; index++) {
    const { speech } = items[index]!;
    const line = places[index]!;
    const listedTitle = speech.title === null ? (listed.get(index) ?? null) : null;
    const duplicateOf = copies.originalOf(index);
    const old = before[index];
    const isSame = old?.speech === speech && old.line === line && old.duplicateOf === duplicateOf;
    placements.push(
      isSame && old.listedTitle === listedTitle ? old : { index, line, speech, duplicateOf, listedTitle },
    );
  }
  return placements;
}

/** `before`, if `list` holds the same; otherwise `list`. */
function kept<T>(list: readonly T[], before: readonly T[], isSame: (a: T, b: T) => boolean): readonly T[] {
  if (list.length !== before.length) return list;
  for (let i = 0; i < list.length; i++) if (!isSame(list[i]!, before[i]!)) return list;
  return before;
}

const isSameRest = (a: PlacedRest, b: PlacedRest) => a.line === b.line && a.rest === b.rest;

function isSameEntry(a: TocEntry, b: TocEntry): boolean {
  const isSame = a.line === b.line && a.ordinal === b.ordinal && a.title === b.title && a.speech === b.speech;
  return (
    isSame && a.range.start.character === b.range.start.character && a.range.end.character === b.range.end.character
  );
}

function restsOf(above: Rest, { places, items }: PlacedList<Found>): PlacedRest[] {
  const rests: PlacedRest[] = [];
  if (above.lines.length > 0) rests.push({ line: 0, rest: above });
  for (let i = 0; i < items.length; i++) {
    const { speech, rest } = items[i]!;
    if (rest.lines.length > 0) rests.push({ line: places[i]! + speech.endLine + 1, rest });
  }
  return rests;
}

function noiseIn(rests: readonly PlacedRest[]): readonly Noise[] {
  const moved: Noise[] = [];
  for (const { line, rest } of rests)
    for (const noise of rest.noise) moved.push({ ...noise, line: noise.line + line, endLine: noise.endLine + line });
  return moved;
}

/** Whether the user said where a speech starts, or that none does. */
export function hasBoundary(decisions: Decisions): boolean {
  for (const made of decisions.values()) if (made.some(({ kind }) => kind !== "accept")) return true;
  return false;
}

/** Row → whether the user put a boundary there (true) or forbade it (false). The last word counts. */
function decidedRows({ at }: Rows, decisions: Decisions): Map<number, boolean> {
  const decided = new Map<number, boolean>();
  for (const [line, made] of decisions) {
    const row = at.indexOf(line);
    for (const { kind } of made) if (kind !== "accept" && row >= 0) decided.set(row, kind === "boundary");
  }
  return decided;
}

/** The title of the collection, and what stands above the first of `boundaries`; `view` must show the head of the dump. */
export function readAbove(
  { lines, scene }: View,
  boundaries: PlacedList<Case>,
  known: Known,
): Pick<Steps, "front" | "above"> {
  const first = boundaries.places[0] ?? 0;
  const { noise, ...front } = readFront(scene, scene.junk, first);
  return { front, above: restOf(lines, 0, scene.at[first] ?? lines.length, noise, known) };
}

/**
 * What starts at each of `boundaries`, which were chosen from `candidates`, and the last of which ends before row `end`:
 * these are rows of `view`, which must show all of it. What was found `before` stays the same object where nothing that it was read from has changed.
 */
export function* findSpeeches(
  view: View,
  candidates: readonly Candidate[],
  boundaries: readonly Candidate[],
  end: number,
  before: readonly Found[],
  known: Known,
): InSteps<PlacedList<Found>> {
  const old = new Map(before.map((each) => [each.source.lines[0]!, each]));
  const places: number[] = [];
  const found: Found[] = [];
  let next = 0;
  for (const [i, boundary] of boundaries.entries()) {
    const limit = boundaries[i + 1]?.start ?? end;
    let page: number | null = null;
    for (; next < candidates.length && candidates[next]!.start < limit; next++)
      if (candidates[next]!.case.front && candidates[next]!.start > boundary.start) page ??= candidates[next]!.start;
    const last = lastRow(view.scene, boundary, page === null ? limit : pageStart(view.scene, page, limit));
    places.push(view.line + view.scene.at[boundary.start]!);
    found.push(findSpeech(view, boundary, last, limit, old, known));
    yield;
  }
  return new PlacedList(places, found);
}

/** The row from which on a page speaks for itself above the speech at row `limit`: `start`, unless too much follows it. */
function pageStart({ rows, junk }: Scene, start: number, limit: number): number {
  let size = 0;
  for (let row = start; row < limit; row++) if (junk[row] === null) size += rows[row]!.text.length;
  return size < FRONT_LENGTH ? start : limit;
}

/** What starts at `boundary`, ends with row `last`, and is followed by the speech at row `limit`. */
function findSpeech(
  { lines, scene }: View,
  boundary: Candidate,
  last: number,
  limit: number,
  before: ReadonlyMap<Line, Found>,
  known: Known,
): Found {
  const line = scene.at[boundary.start]!;
  const old = before.get(lines[line]!);
  const isOld = old && isSource(old.source, lines, scene, boundary, last);
  const source = isOld ? old.source : sourceOf(lines, scene, boundary, last);
  const speech = isOld ? old.speech : readSpeech(source.lines, scene, scene.junk, boundary, last);
  const end = line + speech.endLine + 1;
  const noise = noiseBetween(scene, scene.junk, last + 1, limit - 1, end);
  const rest = restOf(lines, end, scene.at[limit] ?? lines.length, noise, known);
  return { speech, rest, keys: keysOf(lines, line, speech), source };
}

const NO_REST: Rest = { lines: [], noise: [] };

/** The lines `from` to before `to`: the known ones if nothing has changed. */
function restOf(lines: readonly Line[], from: number, to: number, noise: readonly Noise[], { rests }: Known): Rest {
  if (from === to) return NO_REST;
  const old = rests.get(lines[from]!);
  if (old && isAt(old.lines, lines, from, to) && JSON.stringify(old.noise) === JSON.stringify(noise)) return old;
  const rest = { lines: lines.slice(from, to), noise };
  rests.set(lines[from]!, rest);
  return rest;
}

const NOTHING: Pick<Recognition, "structure" | "rests"> = {
  structure: {
    kind: "not-a-dump",
    title: null,
    titleLine: null,
    claimedCount: null,
    speeches: [],
    toc: [],
    noise: [],
  },
  rests: [],
};

/** The last row of text before row `limit`. */
function lastRow({ junk }: Scene, { start }: Candidate, limit: number): number {
  let last = limit - 1;
  while (last > start && junk[last] !== null) last--;
  return last;
}

/** What the speech at `boundary` that ends with row `last` is read from. */
function sourceOf(lines: readonly Line[], { at, junk }: Scene, boundary: Candidate, last: number): Source {
  return {
    case: boundary.case,
    lines: lines.slice(at[boundary.start]!, at[last]! + 1),
    junk: junk.slice(boundary.start, last + 1),
  };
}

/** Whether `source` is what the speech at `boundary` that ends with row `last` would be read from. */
function isSource(
  source: Source,
  lines: readonly Line[],
  { at, junk }: Scene,
  boundary: Candidate,
  last: number,
): boolean {
  return (
    isSameCase(source.case, boundary.case) &&
    isAt(source.lines, lines, at[boundary.start]!, at[last]! + 1) &&
    isAt(source.junk, junk, boundary.start, last + 1)
  );
}

/** Whether `part` is what stands in `whole` from `from` to before `to`. */
function isAt<T>(part: readonly T[], whole: readonly T[], from: number, to: number): boolean {
  if (part.length !== to - from) return false;
  for (let i = 0; i < part.length; i++) if (part[i] !== whole[from + i]) return false;
  return true;
}

/** Whether two cases say the same. */
export function isSameCase(a: Case, b: Case): boolean {
  return a === b || (a.score === b.score && isSameHead(a.head, b.head) && isSameEvidence(a.evidence, b.evidence));
}

function isSameHead(a: Head, b: Head): boolean {
  const same = a.size === b.size && a.salutation === b.salutation;
  return same && isList(a.titleRows, b.titleRows) && isList(a.bylines, b.bylines);
}

function isSameEvidence(a: readonly Evidence[], b: readonly Evidence[]): boolean {
  const isSame = ({ name, weight, line }: Evidence, i: number) =>
    name === b[i]!.name && weight === b[i]!.weight && line === b[i]!.line;
  return a.length === b.length && a.every(isSame);
}

const isList = (a: readonly number[], b: readonly number[]) => isAt(a, b, 0, b.length);

/** Evidence that only texts spoken to an audience give. */
const SPOKEN: ReadonlySet<string> = new Set(["spokenTitle", "salutation", "call", "runInSalutation", "thanks"]);

/** A dump holds speeches only if one of its boundaries looks like that of a speech. */
export function kindOf(boundaries: PlacedList<Case>): DumpKind {
  const spoken = boundaries.items.some(({ evidence }) => evidence.some(({ name }) => SPOKEN.has(name)));
  if (!spoken) return "not-a-dump";
  return boundaries.length > 1 ? "collection" : "single";
}
