import { Cue } from "../reading/cue";
import { type Scene, weigh } from "./evidence";
import { extendUp, type Head, readHead } from "./head";
import { type Row, shows } from "./row";
import type { Evidence } from "./structure";
import { OPENING_LENGTH, OPENING_ROWS, SHORT_SPEECH, Weight } from "./weights";

/** A boundary and why it is one. */
export interface Boundary {
  readonly head: Head;
  readonly evidence: readonly Evidence[];
  /** Sum of the evidence, in nats. */
  readonly score: number;
}

/** The best set of boundaries: the heads whose evidence, less what neighbours take from each other, sums highest. */
export function segment(scene: Scene): Boundary[] {
  return choose(scene.rows, findCandidates(scene));
}

/** All heads that anything speaks for, in order; no two share a row. */
function findCandidates(scene: Scene): Boundary[] {
  const { rows, junk } = scene;
  const candidates: Boundary[] = [];
  let floor = -1;
  for (let i = 0; i < rows.length; i++) {
    if (junk[i] !== null && !scene.decided.get(i)) continue;
    const head = cutAtDecision(scene, readHead(rows, junk, i));
    if (head) {
      const start = scene.decided.has(i) ? i : extendUp(rows, junk, i, floor);
      const extended = start < i ? { ...head, start, titleRows: [...range(start, i), ...head.titleRows] } : head;
      push(extended);
      floor = Math.max(i, head.body - 1);
      // The first body row is no candidate of its own unless it opens a head.
      const bodyOpens = scene.decided.get(head.body) || (head.body < rows.length && readHead(rows, junk, head.body));
      i = bodyOpens ? floor : head.body;
    } else if (mayOpen(scene, i)) {
      push({ start: i, body: i, titleRows: [], salutation: null, byline: null });
    }
  }
  return candidates;

  function push(head: Head): void {
    const evidence = weigh(scene, head);
    const score = evidence.reduce((sum, { weight }) => sum + weight, 0);
    // A title that was extended upwards takes the place of what its first row alone would have been.
    while (candidates.length > 0 && candidates.at(-1)!.head.start >= head.start) candidates.pop();
    if (score > -2) candidates.push({ head, evidence, score });
  }
}

/** The head, ended before a row at which the user has a speech start. */
function cutAtDecision({ decided }: Scene, head: Head | null): Head | null {
  if (!head || decided.size === 0) return head;
  for (let row = head.start + 1; row < head.body; row++)
    if (decided.get(row))
      return {
        ...head,
        body: row,
        titleRows: head.titleRows.filter((title) => title < row),
        salutation: head.salutation !== null && head.salutation < row ? head.salutation : null,
        byline: head.byline !== null && head.byline < row ? head.byline : null,
      };
  return head;
}

/** Whether a body row may open an untitled speech. */
function mayOpen({ rows, junk, wideGap, decided }: Scene, i: number): boolean {
  const row = rows[i]!;
  if (i === 0 || decided.get(i) || row.gap >= wideGap || shows(row, Cue.RunInSalutation | Cue.Opening)) return true;
  if (junk[i - 1] !== null) return junk[i - 1] !== "anchor";
  return shows(rows[i - 1], Cue.Thanks | Cue.Date | Cue.ConcludingHead | Cue.Peroration);
}

/** Viterbi over the candidates: a boundary near the one before pays for the text that is too short to be a speech. */
function choose(rows: readonly Row[], candidates: readonly Boundary[]): Boundary[] {
  const best: { score: number; from: number }[] = [];
  /** The best end so far among candidates too far away to disturb. */
  let free = { score: 0, from: -1 };
  let settled = 0;
  let total = { score: 0, from: -1 };
  candidates.forEach((candidate, j) => {
    while (settled < j && bodySize(rows, candidates[settled]!, candidate) >= OPENING_LENGTH) {
      if (best[settled]!.score > free.score) free = { score: best[settled]!.score, from: settled };
      settled++;
    }
    let choice = free;
    for (let i = settled; i < j; i++) {
      const score = best[i]!.score + crowding(rows, candidates[i]!, candidate);
      if (score > choice.score) choice = { score, from: i };
    }
    best.push({ score: choice.score + candidate.score, from: choice.from });
    if (best[j]!.score > total.score) total = { score: best[j]!.score, from: j };
  });
  const chosen: Boundary[] = [];
  for (let j = total.from; j >= 0; j = best[j]!.from) chosen.push(candidates[j]!);
  return chosen.reverse();
}

/** What the nearness of the boundary before takes from the next one. */
function crowding(rows: readonly Row[], first: Boundary, second: Boundary): number {
  if (isMarked(rows, first) && isMarked(rows, second)) return 0;
  if (bodySize(rows, first, second) < SHORT_SPEECH) return Weight.tooShort;
  const untitled = second.head.titleRows.length === 0 && second.head.salutation === null;
  return untitled && second.head.start - first.head.body <= OPENING_ROWS ? Weight.stillOpening : 0;
}

const isMarked = (rows: readonly Row[], { head }: Boundary) =>
  head.titleRows.some((row) => rows[row]!.mark.marker !== null);

/** Characters of body between two heads, counted no further than needed. */
function bodySize(rows: readonly Row[], first: Boundary, second: Boundary): number {
  let size = 0;
  for (let row = first.head.body; row < second.head.start && size < OPENING_LENGTH; row++)
    size += rows[row]!.text.length;
  return size;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}
