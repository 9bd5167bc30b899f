import { Cue } from "../reading/cue";
import { bare, fold, plain } from "../reading/fold";
import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";
import { findDate, readByline } from "../reading/people";
import { titleCues } from "../reading/title";
import { type Junk, shows } from "./rows";

/** What may be the head of a speech: its title block and salutation. All rows are counted from its first. */
export interface Head {
  /** How many rows it has; the body starts behind them. */
  readonly size: number;
  readonly titleRows: readonly number[];
  readonly salutation: number | null;
  readonly byline: number | null;
}

/** The head of an untitled speech without a salutation: none. */
export const NO_HEAD: Head = { size: 0, titleRows: [], salutation: null, byline: null };

const HEAD_CUES = Cue.Title | Cue.Subtitle | Cue.Salutation | Cue.Call;
/** How many rows may stand between a title and its salutation. */
const REACH = 6;

const opensHead = (row: Line) => row.mark.marker !== null || shows(row, HEAD_CUES);
/** Torn at the end: 在…会议上的 */
const isTorn = (text: string) => /(?:上的?|的|暨|和|与|关于|在)$/.test(text);

/** The head that starts at row `start`, or null if the row opens none by its own shape. */
export function readHead(rows: readonly Line[], junk: Junk, start: number): Head | null {
  const first = rows[start]!;
  if (junk[start] !== null || !opensHead(first)) return null;
  const titleRows: number[] = [];
  let salutation: number | null = null;
  let byline: number | null = null;
  let i = start;
  const salutationAhead = nextSalutation(rows, junk, start);
  for (; i < rows.length && salutation === null; i++) {
    const row = rows[i]!;
    if (junk[i] !== null) {
      if (junk[i] === "toc" || junk[i] === "related") break;
      continue;
    }
    if (shows(row, Cue.Salutation | Cue.Call)) {
      salutation = i;
    } else if (i > start && titleRows.length > 0 && isFreshTitle(rows, junk, titleRows, row)) {
      break;
    } else if (row.mark.marker || shows(row, Cue.Title | Cue.Subtitle)) {
      titleRows.push(i);
    } else if (titleRows.length > 0 && byline === null && shows(row, Cue.Person | Cue.Date) && !row.mark.ordinal) {
      // 总结讲话 after a torn title looks like a name; a title line that completes it comes first.
      byline = i;
    } else if (
      titleRows.length > 0 &&
      !row.mark.ordinal &&
      i < salutationAhead &&
      shows(row, Cue.Short) &&
      !shows(row, Cue.Colon)
    ) {
      titleRows.push(i);
    } else if (
      titleRows.length > 0 &&
      shows(row, Cue.TitleLike) &&
      !row.mark.ordinal &&
      isTorn(plain(rows[titleRows.at(-1)!]!.text))
    ) {
      titleRows.push(i);
    } else break;
  }
  while (
    i < rows.length &&
    (shows(rows[i], Cue.Greeting) || (junk[i] !== null && junk[i] !== "toc" && junk[i] !== "related"))
  )
    i++;
  const fromStart = (row: number | null) => (row === null ? null : row - start);
  return {
    size: Math.min(i, rows.length) - start,
    titleRows: titleRows.map((row) => row - start),
    salutation: fromStart(salutation),
    byline: fromStart(byline),
  };
}

/** Row of the salutation that follows within reach, with short lines alone between; -1 where there is none. */
function nextSalutation(rows: readonly Line[], junk: Junk, start: number): number {
  for (let i = start, seen = 0; i < rows.length && seen < REACH; i++) {
    if (junk[i] !== null) continue;
    if (shows(rows[i], Cue.Salutation | Cue.Call | Cue.RunInSalutation)) return i;
    if (!shows(rows[i], Cue.Short) || (rows[i]!.mark.ordinal && i > start)) return -1;
    seen++;
  }
  return -1;
}

/** What stands between the title of a page and its first text. */
const FRONT: ReadonlySet<NoiseKind> = new Set<NoiseKind>(["byline", "breadcrumb", "toc"]);

/** A second marker, or a title unlike the one before it, opens a head of its own. */
function isFreshTitle(rows: readonly Line[], junk: Junk, titleRows: readonly number[], row: Line): boolean {
  const { marker } = row.mark;
  const first = titleRows[0]!;
  if (marker) return rows[first]!.mark.marker !== null || marker.title !== "";
  // The title of the page, then its byline and intro, then the first speech.
  return shows(row, Cue.Title) && (shows(rows[first], Cue.Claim) || FRONT.has(junk[titleRows.at(-1)! + 1] ?? "other"));
}

/** `head`, which starts at row `start`, with the rows above it that belong to its title though they have no kind word. */
export function extendUp(rows: readonly Line[], junk: Junk, start: number, floor: number, head: Head): Head {
  let first = start;
  while (first - 1 > floor && junk[first - 1] === null) {
    const above = rows[first - 1]!;
    if (!shows(above, Cue.TitleLike) || above.mark.ordinal || shows(above, Cue.Thanks | Cue.Date | Cue.Greeting)) break;
    if (!isTorn(plain(above.text)) || above.text.length > 60) break;
    first--;
  }
  const added = start - first;
  if (added === 0) return head;
  const down = (row: number | null) => (row === null ? null : row + added);
  return {
    size: head.size + added,
    titleRows: [...Array(added).keys(), ...head.titleRows.map((row) => row + added)],
    salutation: down(head.salutation),
    byline: down(head.byline),
  };
}

/** `head` cut to its first `size` rows. */
export function cutHead(head: Head, size: number): Head {
  const kept = (row: number | null) => (row !== null && row < size ? row : null);
  return {
    size,
    titleRows: head.titleRows.filter((row) => row < size),
    salutation: kept(head.salutation),
    byline: kept(head.byline),
  };
}

export interface TitleBlock {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly marker: string | null;
  readonly ordinal: number | null;
}

const SUBTITLE_DASH = /^[—─━―－-]{1,4}\s*/;
const letters = (text: string) => fold(text).replace(/[\s\p{P}\p{S}]/gu, "");

/** What the title lines of a head say. */
export function readTitleBlock(rows: readonly Line[], start: number, head: Head): TitleBlock {
  let title: string | null = null;
  let subtitle: string | null = null;
  let marker: string | null = null;
  let ordinal: number | null = null;
  for (const index of head.titleRows) {
    const row = rows[start + index]!;
    const text = bare(row.text);
    const found = row.mark.marker;
    if (found) {
      marker = found.text;
      ordinal = found.value || null;
      const own = found.trailing ? text : text.slice(text.length - found.title.length);
      if (own !== "") title = own;
      continue;
    }
    const line = row.mark.ordinal ? bare(row.text.slice(row.mark.ordinal.to)) : text;
    if (SUBTITLE_DASH.test(text)) {
      subtitle ??= text.replace(SUBTITLE_DASH, "");
    } else if (title === null) {
      title = line;
      ordinal ??= row.mark.ordinal?.value ?? null;
    } else if (letters(title).includes(letters(line)) || letters(line).includes(letters(title))) {
      // The title again after its marker: the shorter is the title, the longer has the site's additions …
      if (!isTorn(plain(title)) && letters(line).length <= letters(title).length) title = line;
      // … unless the marker's copy is cut off.
      else if (isTorn(plain(title)) || letters(line).startsWith(letters(title)))
        title = letters(line).length > letters(title).length ? line : title;
    } else if (isTorn(plain(title)) && titleCues(plain(line)) & Cue.TitleLike) {
      title += line;
    } else if (!(titleCues(plain(title)) & Cue.Title) && titleCues(plain(line)) & Cue.SpokenTitle) {
      subtitle = line;
    }
  }
  const byline =
    head.byline === null ? { speaker: null, date: null } : readByline(fold(bare(rows[start + head.byline]!.text)));
  const date = byline.date ?? (title ? findDate(fold(title)) : null);
  return { title, subtitle, speaker: byline.speaker, date, marker, ordinal };
}
