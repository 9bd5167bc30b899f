import { Cue } from "../../reading/cue";
import type { OrdinalStyle } from "../../reading/ordinal";
import type { Section } from "../../structure/structure";
import type { SpeechContext } from "../rule";
import { type Claim, readClaim } from "./claim";
import { type Series, seriesOf } from "./series";

/** What was announced, and the list that was meant. */
export interface Announcement {
  readonly claim: Claim;
  /** The line of the claim. */
  readonly line: number;
  /** The list; null where none follows. */
  readonly list: Series | null;
  /** The last number of the list, or the announced one where as many items stand there; 0 without a list. */
  readonly found: number;
  /** The last item before the place where the next one was lost, where the text shows that place. */
  readonly tail: Section | null;
}

/** All announcements of a speech that name a number and a list, true or not; one a line. */
export function announcements(context: SpeechContext): readonly Announcement[] {
  const series = seriesOf(context);
  if (series.length === 0) return [];
  const ofSpeech = pointsOfSpeech(context, series);
  const found = ofSpeech ? [ofSpeech] : [];
  // The series are in order, and so are the lines above them.
  for (const list of series) {
    const announcement = listBelow(context, list);
    const isNew = announcement?.line !== ofSpeech?.line && announcement?.line !== found.at(-1)?.line;
    if (announcement && isNew) found.push(announcement);
  }
  return found;
}

/** Whether the number of the last item of `list` is what was announced, and would not be after a change. */
export function isAnnounced(context: SpeechContext, list: Series): boolean {
  const last = list.items.at(-1)!.ordinal.value;
  return announcements(context).some(
    (announcement) => announcement.list === list && announcement.claim.count === last && list.items.length !== last,
  );
}

/** The line just above a list, where it counts the items to come. */
function listBelow(context: SpeechContext, list: Series): Announcement | null {
  const first = list.items[0]!;
  if (first.inline || list.runsOn) return null;
  const line = textAbove(context, first.line);
  if (line === null) return null;
  const claim = readClaim(context.lines[line]!.text);
  if (!claim?.certain || claim.count === null) return null;
  return { claim, line, list, tail: null, found: reached(list, claim.count) };
}

const TOP: readonly OrdinalStyle[] = ["cjk-dun", "bare"];
const HEADINGS: readonly OrdinalStyle[] = [...TOP, "paren-cjk", "arabic", "paren-arabic"];

/** What the speaker announces for the speech as a whole before its first heading, against the headings of its top level. */
function pointsOfSpeech(context: SpeechContext, all: readonly Series[]): Announcement | null {
  const first = all[0]!.items[0]!.line;
  const head = Math.max(-1, ...context.speech.titleLines) + 1;
  for (let line = first - 1; line >= head; line--) {
    const claim = readClaim(context.lines[line]!.text);
    if (!claim?.ofSpeech || !claim.certain || claim.count === null) continue;
    const tops = all.filter(({ depth }) => depth === 1);
    const fulfilled = tops.find((list) => reached(list, claim.count!) === claim.count);
    if (fulfilled) return { claim, line, list: fulfilled, found: claim.count, tail: null };
    const list = tops.find(({ style }) => TOP.includes(style)) ?? null;
    if (!list && !tops.some(({ style }) => HEADINGS.includes(style))) return null;
    const found = list ? reached(list, claim.count) : 0;
    const tail = list && found < claim.count ? lostAfter(all, list.items.at(-1)!) : null;
    return { claim, line, list, found, tail };
  }
  return null;
}

/** How far a list counts, 最后 included; the announced number where as many items stand there, however they are numbered. */
function reached({ items, closed }: Series, announced: number): number {
  const end = closed ? 1 : 0;
  return items.length + end === announced ? announced : items.at(-1)!.ordinal.value + end;
}

/** Where below `last`, the last heading that is left, a list starts again for want of the next heading. */
function lostAfter(all: readonly Series[], last: Section): Section | null {
  for (const { parent, faults } of all)
    if (parent === last) for (const { kind, against } of faults) if (kind === "lost-parent") return against;
  return null;
}

function textAbove({ lines }: SpeechContext, line: number): number | null {
  for (let above = line - 1; above >= 0; above--) if (!(lines[above]!.mark.cues & Cue.Blank)) return above;
  return null;
}
