import { Cue } from "../reading/cue";
import { plain } from "../reading/fold";
import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";
import { countsParts, isOneTitle, isTorn } from "../reading/title";
import { isCounted } from "./junk";
import { isSubtitle, isWideGap, type Junk, shows } from "./rows";

/** What may be the head of a speech: its title block and salutation. All rows are counted from its first. */
export interface Head {
  /** How many rows it has; the body starts behind them. */
  readonly size: number;
  readonly titleRows: readonly number[];
  readonly salutation: number | null;
  /** Rows that name the speaker, the date or both. */
  readonly bylines: readonly number[];
}

/** The row, counted as those of `head`, whose marker numbers the text; of 第二部分： only a title or salutation of a speech says that it does. */
export function markedRow(rows: readonly Line[], start: number, { titleRows, salutation }: Head): number | undefined {
  const spoken = salutation !== null || titleRows.some((row) => shows(rows[start + row], Cue.SpokenTitle));
  return titleRows.find((row) => {
    const { marker } = rows[start + row]!.mark;
    return marker !== null && (spoken || !countsParts(marker));
  });
}

/** The head of an untitled speech without a salutation: none. */
export const NO_HEAD: Head = { size: 0, titleRows: [], salutation: null, bylines: [] };

/** What the reading of heads sees. */
interface Sight {
  readonly rows: readonly Line[];
  readonly at: Int32Array;
  readonly junk: Junk;
}

const TITLE_CUES = Cue.Title | Cue.Subtitle | Cue.NumberedTitle;
const HEAD_CUES = TITLE_CUES | Cue.Salutation | Cue.Call;
/** How many rows may stand between a title and its salutation. */
const REACH = 6;
/** Longer lines are no part of a title. */
const LONGEST_TITLE = 60;

const opensHead = (row: Line) => row.mark.marker !== null || shows(row, HEAD_CUES);
const endsHead = (kind: NoiseKind | null) => kind === "toc" || kind === "related";

/** 在…上的讲话 同志们：… in one line. */
export const isTitledAddress = (row: Line) => shows(row, Cue.Title) && shows(row, Cue.Salutation | Cue.RunInSalutation);

/** Torn at its end; a subtitle may well end so: ——在…会议上 */
const isTornRow = (row: Line) => isTorn(plain(row.text)) && !(isSubtitle(row) && /上$/.test(plain(row.text)));
/** （根据录音整理） */
const isAside = (row: Line) => shows(row, Cue.Short) && /^\([^()]+\)$/.test(plain(row.text));

/** 县农业局局长 张大山: more than a name. */
export const isOfficial = (row: Line) => shows(row, Cue.Person) && OFFICE_AND_NAME.test(plain(row.text));
const OFFICE_AND_NAME = /^[^\d(]{4,}\s[\u4e00-\u9fff]{2,4}$/;

/** Whether a number stands at row `start` that counts the text below it: 03 / 在…上的讲话 */
const isNumbered = (rows: readonly Line[], start: number) =>
  shows(rows[start], Cue.LoneNumber) && isCounted(rows, start + 1);

/** Whether a title without a kind word stands at row `start` above its speaker and a paragraph. */
function isSigned(rows: readonly Line[], junk: Junk, start: number): boolean {
  const title = rows[start]!;
  if (!shows(title, Cue.TitleLike) || title.mark.ordinal || shows(title, Cue.Person | Cue.Date)) return false;
  const speaker = rows[start + 1];
  if (!speaker || junk[start + 1] !== null || !isOfficial(speaker)) return false;
  const body = rows[start + 2];
  return shows(body, Cue.Sentence) && !shows(body, Cue.Short);
}

/** The head that starts at row `start`, or null if the row opens none by its own shape. */
export function readHead(sight: Sight, start: number): Head | null {
  const { rows, junk } = sight;
  if (junk[start] !== null) return null;
  const opens = opensHead(rows[start]!) || isNumbered(rows, start) || isSigned(rows, junk, start);
  return opens ? readFrom(sight, start) : null;
}

function readFrom({ rows, junk }: Sight, start: number): Head | null {
  const first = rows[start]!;
  const numbered = isNumbered(rows, start);
  const signed = isSigned(rows, junk, start);
  const titleRows: number[] = [];
  const bylines: number[] = [];
  let salutation: number | null = null;
  const salutationAhead = nextSalutation(rows, junk, start);
  // 二、下一步工作安排 is a heading unless a salutation follows.
  if (shows(first, Cue.NumberedTitle) && !shows(first, Cue.SpokenTitle) && salutationAhead !== start + 1) return null;
  let i = start;
  for (; i < rows.length && salutation === null; i++) {
    const row = rows[i]!;
    if (junk[i] !== null) {
      if (endsHead(junk[i]!)) break;
      continue;
    }
    const titled = titleRows.length > 0;
    const ownTitle = isTitledAddress(row);
    if (!ownTitle && shows(row, Cue.Salutation | Cue.Call)) salutation = i;
    else if (i === start && (numbered || signed)) titleRows.push(i);
    else if (numbered && i === start + 1) titleRows.push(i);
    else if (titled && isFreshTitle(rows, junk, titleRows, row)) break;
    else if (ownTitle) {
      titleRows.push(i);
      salutation = i;
    } else if (row.mark.marker || shows(row, TITLE_CUES) || (titled && isSubtitle(row))) titleRows.push(i);
    else if (!titled || row.mark.ordinal) break;
    else if (shows(row, Cue.Person | Cue.Date) && !isTornRow(rows[titleRows.at(-1)!]!)) bylines.push(i);
    else if (isAside(row)) titleRows.push(i);
    else if (i < salutationAhead && shows(row, Cue.Short) && !shows(row, Cue.Colon)) titleRows.push(i);
    else if (shows(row, Cue.TitleLike) && isOneTitle(plain(rows[titleRows.at(-1)!]!.text), plain(row.text)))
      titleRows.push(i);
    else break;
  }
  while (i < rows.length && (shows(rows[i], Cue.Greeting) || (junk[i] !== null && !endsHead(junk[i]!)))) i++;
  return {
    size: Math.min(i, rows.length) - start,
    titleRows: titleRows.map((row) => row - start),
    salutation: salutation === null ? null : salutation - start,
    bylines: bylines.map((row) => row - start),
  };
}

/** Row of the salutation that follows within reach, with short lines alone between; -1 where there is none. */
function nextSalutation(rows: readonly Line[], junk: Junk, start: number): number {
  for (let i = start, seen = 0; i < rows.length && seen < REACH; i++) {
    if (junk[i] !== null) continue;
    const row = rows[i]!;
    if (shows(row, Cue.Salutation | Cue.Call | Cue.RunInSalutation)) return i;
    if (!shows(row, Cue.Short) || (row.mark.ordinal && i > start && !isSubtitle(row))) return -1;
    seen++;
  }
  return -1;
}

/** What stands between the title of a page and its first text. */
const FRONT: ReadonlySet<NoiseKind> = new Set<NoiseKind>(["byline", "breadcrumb", "toc"]);

/** A second marker, or a title that follows the title of the page, opens a head of its own. */
function isFreshTitle(rows: readonly Line[], junk: Junk, titleRows: readonly number[], row: Line): boolean {
  const first = rows[titleRows[0]!]!;
  const { marker } = row.mark;
  if (marker || shows(row, Cue.NumberedTitle)) return true;
  const last = titleRows.at(-1)!;
  if (!shows(row, Cue.Title)) return false;
  return (
    (shows(first, Cue.Claim) && !first.mark.marker) ||
    FRONT.has(junk[last + 1] ?? "other") ||
    // Two titles in one line for search engines, then the text's own.
    (FRONT.has(junk[titleRows[0]! - 1] ?? "other") && plain(first.text).includes(" "))
  );
}

/** How many rows above a subtitle or a salutation may be its title. */
const HIGHEST = 3;

/**
 * `head`, which starts at row `start` behind row `floor`, with the rows above it that belong to its title though they
 * have no kind word: a torn first line, the slogan above a subtitle, a title that only its place tells.
 */
export function extendUp(sight: Sight, start: number, floor: number, head: Head): Head {
  const { rows, junk } = sight;
  const mayBeTitle = (row: number) =>
    row > floor &&
    junk[row] === null &&
    shows(rows[row], Cue.TitleLike) &&
    !rows[row]!.mark.ordinal &&
    !shows(rows[row], Cue.Thanks | Cue.Date | Cue.Greeting | Cue.Ellipsis) &&
    rows[row]!.text.length <= LONGEST_TITLE;
  let first = start;
  const bylines: number[] = [];
  if (head.titleRows.length === 0) {
    while (first - 1 > floor && junk[first - 1] === null && shows(rows[first - 1], Cue.Person) && first > start - 2)
      bylines.unshift(--first);
    let top = first;
    while (top > first - HIGHEST && mayBeTitle(top - 1)) top--;
    // What looks like a name is the title where nothing above it could be.
    if (top === first && bylines.length > 0 && mayBeTitle(first)) bylines.shift();
    else if (top === first && !(bylines.length > 0 && isDatedHead(sight, first))) return head;
    if (!isAfterEnd(sight, top)) return head;
    first = top;
  } else {
    // Junk may stand between the rows of a title, as it may in a head; a marker opens one.
    const raise = (belongs: (row: number) => boolean): boolean => {
      let row = first - 1;
      if (rows[first]!.mark.marker === null) while (row > floor && junk[row] !== null && !endsHead(junk[row]!)) row--;
      const raised = mayBeTitle(row) && belongs(row);
      if (raised) first = row;
      return raised;
    };
    const isHalf = (row: number) => isOneTitle(plain(rows[row]!.text), plain(rows[first]!.text));
    while (raise(isHalf));
    if (first === start && isSubtitle(rows[start]!) && raise(() => true)) while (raise(isHalf));
  }
  const added = start - first;
  if (added === 0) return head;
  const own = [...Array(added).keys()].filter((row) => junk[first + row] === null && !bylines.includes(first + row));
  return {
    size: head.size + added,
    titleRows: [...own, ...head.titleRows.map((row) => row + added)],
    salutation: head.salutation === null ? null : head.salutation + added,
    bylines: [...bylines.map((row) => row - first), ...head.bylines.map((row) => row + added)],
  };
}

/** Whether the date at row `row` is that of the speech below, not of a notice above: （2019年10月17日） or behind a wide gap. */
const isDatedHead = ({ rows, at }: Sight, row: number) =>
  shows(rows[row], Cue.Date) && (row === 0 || isWideGap(at, row) || /^\s*[(（]/.test(rows[row]!.text));

/** Whether what stands above `row` may be the end of a speech, so that a title may follow. */
function isAfterEnd({ rows, at, junk }: Sight, row: number): boolean {
  if (row === 0 || junk[row - 1] !== null || isWideGap(at, row)) return true;
  return shows(rows[row - 1], Cue.Thanks | Cue.Date | Cue.Peroration | Cue.ConcludingHead | Cue.Sentence);
}

/** `head` cut to its first `size` rows. */
export function cutHead(head: Head, size: number): Head {
  return {
    size,
    titleRows: head.titleRows.filter((row) => row < size),
    salutation: head.salutation !== null && head.salutation < size ? head.salutation : null,
    bylines: head.bylines.filter((row) => row < size),
  };
}
