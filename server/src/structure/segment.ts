import type { InSteps } from "../in-steps";
import { Cue } from "../reading/cue";
import { plain } from "../reading/fold";
import type { Line } from "../reading/line";
import { type Scene, sumOf, weigh } from "./evidence";
import { cutHead, extendUp, type Head, markedRow, NO_HEAD, readHead } from "./head";
import { PlacedList } from "./placed-list";
import { isWideGap, type Rows, shows } from "./rows";
import type { Evidence } from "./structure";
import { OPENING_LENGTH, OPENING_ROWS, SHORT_SPEECH, Weight } from "./weights";

/** Why a row may start a speech; it stays the same object while only its place changes. */
export interface Case {
  readonly head: Head;
  readonly evidence: readonly Evidence[];
  /** Sum of the evidence, in nats. */
  readonly score: number;
  /** It looks like a page's own words above a speech. */
  readonly front: boolean;
}

/** A row that something speaks for. */
export interface Candidate {
  readonly start: number;
  readonly case: Case;
}

/** `candidates` in rows that count from row `row` of the dump, by their rows in the dump. */
export function placed(candidates: readonly Candidate[], row: number): PlacedList<Case> {
  return new PlacedList(
    candidates.map(({ start }) => start + row),
    candidates.map((candidate) => candidate.case),
  );
}

/** The other way round: the candidates of a list in rows that count from row `row` of the dump. */
export function counted(list: PlacedList<Case>, row: number): Candidate[] {
  return list.map((each, start) => ({ start: start - row, case: each }));
}

/** Evidence below this is not worth a look at the neighbours. */
const HOPELESS = -2;

/** About so many rows are looked at in one step. */
const STEP = 256;

/**
 * The heads between the rows `from` and `to` that anything speaks for, in order; no two share a row.
 * `from` must be the first row or follow a barrier.
 */
export function* findCandidates(scene: Scene, from: number, to: number): InSteps<Candidate[]> {
  const { rows, junk, decided } = scene;
  const candidates: Candidate[] = [];
  let floor = from - 1;
  const push = (start: number, head: Head) => {
    const evidence = weigh(scene, start, head);
    const score = sumOf(evidence);
    // A title that was extended upwards takes the place of what its first row alone would have been.
    while (candidates.length > 0 && candidates.at(-1)!.start >= start) candidates.pop();
    const front = evidence.some(isFrontMatter);
    if (score > HOPELESS || front) candidates.push({ start, case: { head, evidence, score, front } });
  };
  for (let i = from; i < to; i++) {
    if (i % STEP === 0) yield;
    if (junk[i] !== null && !decided.get(i)) continue;
    const head = cutAtDecision(scene, i, readHead(scene, i));
    if (!head) {
      if (mayOpen(scene, i)) {
        const titled = shows(rows[i], Cue.RunInSalutation) ? extendUp(scene, i, floor, NO_HEAD) : NO_HEAD;
        push(i - titled.size, titled);
      }
      continue;
    }
    if (floor < from && isPageTitle(scene, i, head)) {
      i += (head.salutation ?? head.size) - 1;
      floor = i;
      continue;
    }
    const extended = decided.has(i) ? head : extendUp(scene, i, floor, head);
    push(i + head.size - extended.size, extended);
    const body = i + head.size;
    floor = Math.max(i, body - 1);
    // The first body row is no candidate of its own unless it opens a head.
    i = decided.get(body) || (body < rows.length && readHead(scene, body)) ? floor : body;
  }
  return candidates;
}

const isFrontMatter = ({ name }: Evidence) => name === "frontMatter";

/** Whether the title at row `start`, the first of the dump, is that of the page: a text numbered under it has a title of its own. */
function isPageTitle({ rows, junk, decided }: Scene, start: number, { titleRows }: Head): boolean {
  if (titleRows.length !== 1 || decided.has(start) || junk.slice(0, start).some((kind) => kind === null)) return false;
  const title = plain(rows[start]!.text);
  const limit = Math.min(rows.length, FRONT_ROWS);
  for (let row = start + 1; row < limit; row++)
    if (rows[row]!.mark.marker?.title === title && shows(rows[row + 1], Cue.SpokenTitle)) return true;
  return false;
}

/** The head, ended before a row at which the user has a speech start. */
function cutAtDecision({ decided }: Scene, start: number, head: Head | null): Head | null {
  if (!head || decided.size === 0) return head;
  for (let size = 1; size < head.size; size++) if (decided.get(start + size)) return cutHead(head, size);
  return head;
}

/** Whether a body row may open an untitled speech. */
function mayOpen({ rows, at, junk, decided }: Scene, i: number): boolean {
  if (i === 0 || decided.get(i)) return true;
  // A farewell, or who signs a notice above its date.
  if (shows(rows[i], Cue.Short) && (shows(rows[i], Cue.Thanks) || isSignature(rows, i))) return false;
  if (shows(rows[i], Cue.RunInSalutation | Cue.Greeting | Cue.Opening) || isWideGap(at, i)) return true;
  if (junk[i - 1] !== null) return junk[i - 1] !== "anchor";
  return shows(rows[i - 1], Cue.Thanks | Cue.Date | Cue.ConcludingHead | Cue.Peroration);
}

/** So far from the front of a dump its first head looks for the text that the title of the page stands for. Rows. */
export const FRONT_ROWS = 200;

const isSignature = (rows: readonly Line[], i: number) =>
  !shows(rows[i], Cue.Sentence | Cue.Colon) && shows(rows[i + 1], Cue.Date);

/**
 * The candidates with the highest total, less what neighbours take from each other. Candidates far from their neighbours
 * do not disturb them, so each cluster of near ones is decided alone.
 */
export function choose(scene: Rows, candidates: readonly Candidate[]): Candidate[] {
  const chosen: Candidate[] = [];
  for (let from = 0; from < candidates.length; ) {
    let to = from + 1;
    while (to < candidates.length && isNear(scene.rows, candidates[to - 1]!, candidates[to]!)) to++;
    chooseFromCluster(scene, candidates.slice(from, to), chosen);
    from = to;
  }
  return chosen;
}

/** Whether two neighbouring candidates take from each other. */
export function isNear(rows: readonly Line[], first: Candidate, second: Candidate): boolean {
  return bodySize(rows, first, second) < OPENING_LENGTH;
}

/** Viterbi: a boundary near the one before pays for the text that is too short to be a speech. */
function chooseFromCluster({ rows }: Rows, cluster: readonly Candidate[], chosen: Candidate[]): void {
  const best: { score: number; from: number }[] = [];
  /** The best end so far among candidates too far away to disturb. */
  let free = { score: 0, from: -1 };
  let settled = 0;
  let total = { score: 0, from: -1 };
  cluster.forEach((candidate, j) => {
    while (settled < j && bodySize(rows, cluster[settled]!, candidate) >= OPENING_LENGTH) {
      if (best[settled]!.score > free.score) free = { score: best[settled]!.score, from: settled };
      settled++;
    }
    let choice = free;
    for (let i = settled; i < j; i++) {
      const score = best[i]!.score + crowding(rows, cluster[i]!, candidate);
      if (score > choice.score) choice = { score, from: i };
    }
    best.push({ score: choice.score + candidate.case.score, from: choice.from });
    if (best[j]!.score > total.score) total = { score: best[j]!.score, from: j };
  });
  const path: Candidate[] = [];
  for (let j = total.from; j >= 0; j = best[j]!.from) path.push(cluster[j]!);
  chosen.push(...path.reverse());
}

/** What the nearness of the boundary before takes from the next one. */
function crowding(rows: readonly Line[], first: Candidate, second: Candidate): number {
  if (isFull(rows, first) && isFull(rows, second)) return 0;
  // The dump starts with the last words of a speech.
  if (first.start === 0 && first.case.head.size === 0 && second.case.head.size > 0) return 0;
  if (bodySize(rows, first, second) < SHORT_SPEECH) return Weight.tooShort;
  const { head } = second.case;
  const addressed = head.salutation !== null || shows(rows[second.start], Cue.RunInSalutation);
  const untitled = head.titleRows.length === 0 && !addressed;
  return untitled && second.start - bodyOf(first) <= OPENING_ROWS ? Weight.stillOpening : 0;
}

const bodyOf = ({ start, case: { head } }: Candidate) => start + head.size;

/** Whether the head leaves no doubt by itself: a collection marker, or a title above a salutation. */
function isFull(rows: readonly Line[], { start, case: { head } }: Candidate): boolean {
  if (head.titleRows.length > 0 && head.salutation !== null) return true;
  return markedRow(rows, start, head) !== undefined;
}

/** Characters of body between two heads, counted no further than needed. */
function bodySize(rows: readonly Line[], first: Candidate, second: Candidate): number {
  let size = 0;
  for (let row = bodyOf(first); row < second.start && size < OPENING_LENGTH; row++) size += rows[row]!.text.length;
  return size;
}
