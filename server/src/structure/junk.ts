import type { InSteps } from "../in-steps";
import { Cue } from "../reading/cue";
import { plain } from "../reading/fold";
import type { Line } from "../reading/line";
import { anchorLikeness, type NoiseKind, opensRelated } from "../reading/noise";
import { isOneTitle } from "../reading/title";
import { isBarrier, isSubtitle, shows } from "./rows";
import { markTocs } from "./toc";

/**
 * The junk that `rows` are by themselves and by their neighbours, before any boundary is known. Both ends must be ends
 * of the dump or barriers.
 */
export function* findJunk(rows: readonly Line[]): InSteps<(NoiseKind | null)[]> {
  const junk: (NoiseKind | null)[] = [];
  // Not by `map`, whose arrays V8 lays out otherwise once it has optimised the call: all that reads them is compiled again then.
  for (const { mark } of rows) junk.push(mark.noise);
  for (const mark of [markPageBars, markRelatedTail, markAnchors]) {
    mark(rows, junk);
    yield;
  }
  yield* markTocs(rows, junk);
  return junk;
}

/** Lone numbers beside a page bar are part of it: 3 / 页,当前第。 / 2 / 1 / 2 / 3 */
function markPageBars(rows: readonly Line[], junk: (NoiseKind | null)[]): void {
  const lone = (i: number) => shows(rows[i], Cue.LoneNumber);
  const piece = (i: number) => lone(i) || (shows(rows[i], Cue.Tiny) && PAGE_PIECE.test(rows[i]!.text));
  for (let i = 0; i < rows.length; i++) {
    if (junk[i] !== "pagination") continue;
    for (let j = i - 1; piece(j); j--) junk[j] = "pagination";
    while (piece(i + 1) || junk[i + 1] === "pagination") junk[++i] = "pagination";
  }
  // Three or more lone numbers in a row are a bar that lost its words, fewer are the numbers of pages.
  for (let i = 0; i < rows.length; i++) {
    let end = i;
    while (lone(end)) end++;
    if (end - i >= 3) junk.fill("pagination", i, end);
    // One above a title counts the texts: 03 / 在…上的讲话
    else if (end > i && i > 0 && !(isPadded(rows[end - 1]!) && isCounted(rows, end))) junk.fill("pagenumber", i, end);
    i = Math.max(i, end - 1);
  }
}

/** A word of a page bar that was torn apart: 共 / 4 / 页，现在是第 / 2 / 页 */
const PAGE_PIECE = /^\s*[共第页頁]\s*$/;

/** 03, as texts are counted; pages are not. */
const isPadded = ({ text }: Line) => /^\s*[0０]/.test(text);

/** Whether the row below a number is a title: by its kind word, or by what follows it. */
export function isCounted(rows: readonly Line[], title: number): boolean {
  if (shows(rows[title], Cue.Title)) return true;
  const below = rows.slice(title + 1, title + 4);
  return shows(rows[title], Cue.TitleLike) && below.some((row) => shows(row, Cue.Subtitle | Cue.Salutation));
}

/** From 相关推荐 on, titles and teasers of other pages: until a paragraph that no teaser would be, or a speech. */
function markRelatedTail(rows: readonly Line[], junk: (NoiseKind | null)[]): void {
  for (let i = 0; i < rows.length; i++) {
    if (junk[i] !== "related" || !(shows(rows[i], Cue.Short) && opensRelated(plain(rows[i]!.text)))) continue;
    const end = endOfRelated(rows, junk, i);
    for (let j = i + 1; j < end; j++) junk[j] ??= "related";
    i = end - 1;
  }
}

/** The row behind the list of links that row `head` opens. */
function endOfRelated(rows: readonly Line[], junk: readonly (NoiseKind | null)[], head: number): number {
  for (let j = head + 1; j < rows.length; j++) {
    const row = rows[j]!;
    if (row.mark.marker && !row.mark.marker.trailing) return j;
    if (junk[j] !== null) continue;
    const body = isProse(row);
    const first = shows(rows[j + 1], Cue.Greeting) ? j + 2 : j + 1;
    if (!body && !(shows(row, Cue.Salutation) && isText(rows[first]))) continue;
    const title = titleAbove(rows, junk, j, head);
    // Above a paragraph every link could be its title.
    return body && title === j - 1 && rows[title]!.mark.marker === null ? j : title;
  }
  return rows.length;
}

/** The first row of the title that stands between the links from row `head` on and the body at row `body`; without one, `body`. */
function titleAbove(rows: readonly Line[], junk: readonly (NoiseKind | null)[], body: number, head: number): number {
  let row = body - 1;
  while (row > head && (junk[row] === "editor" || isUnderTitle(rows[row]!))) row--;
  if (row <= head || !isTitle(rows[row]) || isNext(rows[row - 1]!, rows[row]!)) return body;
  if (row - 1 > head && isOneTitle(plain(rows[row - 1]!.text), plain(rows[row]!.text))) row--;
  return row - 1 > head && shows(rows[row - 1], Cue.LoneNumber) ? row - 1 : row;
}

/** The first half of a short sentence: 驾驶员都要签订 / 责任书。 A longer one may be a line that was wrapped. */
const isHalf = (row: Line) =>
  shows(row, Cue.TitleLike) &&
  !shows(row, Cue.Title) &&
  !row.mark.ordinal &&
  !row.mark.marker &&
  row.text.length < WRAPPED;

const isUnderTitle = (row: Line) =>
  isSubtitle(row) || (shows(row, Cue.Person | Cue.Date) && !shows(row, Cue.Title | Cue.NumberedTitle));

/** Whether two rows are items of one list: 11. … 12. … */
function isNext({ mark: above }: Line, { mark: below }: Line): boolean {
  return above.ordinal !== null && below.ordinal !== null && below.ordinal.value === above.ordinal.value + 1;
}

/** A paragraph, not a teaser: it ends a sentence and is long, longer where it is set in like an item of a list. */
function isProse(row: Line | undefined): boolean {
  if (row === undefined || shows(row, Cue.Ellipsis)) return false;
  return (
    isBarrier(row) || (row.text.length > (shows(row, Cue.Listed) ? LISTED_PROSE : PROSE) && shows(row, Cue.Sentence))
  );
}
const PROSE = 36;
const LISTED_PROSE = 110;

/** What may follow a salutation: a sentence, or the first line of one. */
const isText = (row: Line | undefined) =>
  row !== undefined && !shows(row, Cue.Ellipsis) && (shows(row, Cue.Sentence) || row.text.length > WRAPPED);
const WRAPPED = 24;

const isTitle = (row: Line | undefined) =>
  row?.mark.marker != null || (shows(row, Cue.TitleLike | Cue.NumberedTitle) && !shows(row, Cue.Ellipsis));

const INDENT = /^[\u3000 ]{2}/;

/** A lone word between two pieces of text: a link that the scraper took out of the sentence. */
function markAnchors(rows: readonly Line[], junk: (NoiseKind | null)[]): void {
  for (let i = 1; i + 1 < rows.length; i++) {
    const row = rows[i]!;
    if (junk[i] !== null || !shows(row, Cue.Tiny) || row.mark.ordinal || shows(row, Cue.Thanks | Cue.Date)) continue;
    const likeness = anchorLikeness(row.text);
    if (likeness === 0) continue;
    const before = rows[i - 1]!;
    const after = rows[i + 1]!;
    const proseBefore =
      junk[i - 1] === "anchor" || (before.text.length >= 12 && !shows(before, Cue.Thanks | Cue.TitleLike | Cue.Colon));
    const goesOn = !after.mark.ordinal && !after.mark.marker && !shows(after, Cue.Salutation | Cue.TitleLike);
    // The last words of a paragraph that was wrapped: the next one is set in.
    const wrapped = !INDENT.test(row.text) && INDENT.test(after.text);
    const torn = shows(after, Cue.Continuation) || (!shows(before, Cue.Sentence) && !wrapped);
    const underHeading = before.mark.ordinal !== null && isProse(after);
    if (likeness === 2 ? proseBefore || underHeading || isHalf(before) : proseBefore && goesOn && torn)
      junk[i] = "anchor";
  }
}
