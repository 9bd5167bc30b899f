import { Cue } from "../reading/cue";
import { bare, fold, plain } from "../reading/fold";
import type { Line } from "../reading/line";
import { findDate, readByline } from "../reading/people";
import { countsParts, isOneTitle, isTorn, titleCues } from "../reading/title";
import { titleBeforeAddress } from "../reading/titled";
import type { Head } from "./head";

/** What the title lines of a head say. */
export interface TitleBlock {
  readonly title: string | null;
  readonly subtitle: string | null;
  readonly speaker: string | null;
  /** As written. */
  readonly date: string | null;
  /** The collection marker as written. */
  readonly marker: string | null;
  readonly ordinal: number | null;
}

const SUBTITLE_DASH = /^[—─━―－-]{1,4}\s*/;
const ASIDE = /^[（(].*[）)]$/;
const letters = (text: string) => fold(text).replace(/[\s\p{P}\p{S}]/gu, "");

/** The title alone of a line that goes on with an address. */
const titleOf = (line: string) => line.slice(0, titleBeforeAddress(fold(line))?.length);

/** Reads the title lines of `head`, which starts at row `start`. */
export function readTitleBlock(rows: readonly Line[], start: number, head: Head): TitleBlock {
  let title: string | null = null;
  let subtitle: string | null = null;
  let marker: string | null = null;
  let ordinal: number | null = null;
  // 第一部分 党建工作 stands above several texts; each has its own title.
  let heading = false;
  for (const offset of head.titleRows) {
    const { text: whole, mark } = rows[start + offset]!;
    const text = titleOf(bare(whole));
    if (mark.marker) {
      marker = asWritten(text, mark.marker.text);
      ordinal = mark.marker.value || null;
      const { title: named, trailing } = mark.marker;
      const from = fold(text).lastIndexOf(named);
      const own = trailing ? text : text.slice(from, from + named.length);
      if (own !== "") title = own;
      heading = countsParts(mark.marker) && !(mark.cues & Cue.Title);
    } else if (mark.cues & Cue.LoneNumber) {
      marker = text;
      ordinal = Number(fold(text)) || null;
    } else if (SUBTITLE_DASH.test(text)) subtitle ??= text.replace(SUBTITLE_DASH, "");
    else if (mark.ordinal && title === null) {
      marker = whole.slice(mark.ordinal.from, mark.ordinal.to).trim();
      ordinal = mark.ordinal.value;
      title = bare(whole.slice(mark.ordinal.to));
    } else if (title === null || (heading && mark.cues & Cue.SpokenTitle)) title = text;
    else if (ASIDE.test(text)) subtitle ??= text;
    else title = joinTitle(title, text);
  }
  const bylines = head.bylines.map((offset) => readByline(fold(bare(rows[start + offset]!.text))));
  return {
    title,
    subtitle,
    speaker: bylines.find(({ speaker }) => speaker)?.speaker ?? null,
    date: bylines.find(({ date }) => date)?.date ?? (title ? findDate(fold(title)) : null),
    marker,
    ordinal,
  };
}

/** `folded`, which was read from `text`, in the characters of the text. */
function asWritten(text: string, folded: string): string {
  const from = fold(text).lastIndexOf(folded);
  return from < 0 ? folded : text.slice(from, from + folded.length);
}

/** The title of which `title` has been read and `line` comes next. */
function joinTitle(title: string, line: string): string {
  const [read, next] = [letters(title), letters(line)];
  const torn = isTorn(plain(title));
  if (read.includes(next) || next.includes(read)) {
    // Only its first half again: the other half comes on the next line.
    const half = read.startsWith(next) && !(titleCues(plain(line)) & Cue.Title) && titleCues(plain(title)) & Cue.Title;
    // The title again after its marker: the shorter is the title, the longer has the site's additions …
    if (!torn && !half && next.length <= read.length) return next.length * 2 > read.length ? line : title;
    // … unless the marker's copy is cut off.
    return (torn || next.startsWith(read)) && next.length > read.length ? line : title;
  }
  if (isOneTitle(plain(title), plain(line))) return title + line;
  const slogans = !(titleCues(plain(title)) & Cue.Title) && !(titleCues(plain(line)) & Cue.Title);
  return slogans && titleCues(plain(line)) & Cue.TitleLike ? title + line : title;
}
