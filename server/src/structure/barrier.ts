import { Cue } from "../reading/cue";
import type { Line } from "../reading/line";
import { isBarrier, shows } from "./rows";
import { readListedTitle } from "./toc";
import type { JunkList, Lines } from "./view";

/** So many rows of plain text, one below the other, are a paragraph that was wrapped: a barrier, too. */
const WRAPPED = 8;

/** What a row of plain text does not show. */
const TELLING =
  Cue.Salutation |
  Cue.Call |
  Cue.RunInSalutation |
  Cue.Greeting |
  Cue.Thanks |
  Cue.TitleLike |
  Cue.Title |
  Cue.SpokenTitle |
  Cue.Subtitle |
  Cue.NumberedTitle |
  Cue.Date |
  Cue.Person |
  Cue.Claim |
  Cue.LoneNumber;

/** An aside may belong to a title. */
const ASIDE = /^\s*[(（]/;

/** A row that opens no head and no list, and that none goes on with. */
function isPlain(row: Line): boolean {
  const { mark, text } = row;
  if (mark.cues & TELLING || mark.ordinal || mark.marker || mark.noise) return false;
  return readListedTitle(row) === null && !ASIDE.test(text);
}

const mayEnd = (row: Line) => !shows(row, Cue.Tiny);

/** The last row of the last barrier up to `row`, or -1. */
export function barrierUpTo(lines: Lines, junk: JunkList, row: number): number {
  if (row < 0) return -1;
  let count = 0;
  let end = -1;
  let at = row + 1;
  const passes = (line: Line) => {
    if (shows(line, Cue.Blank)) return false;
    at--;
    if (count > 0 && isPlain(line)) count++;
    else {
      count = isPlain(line) && mayEnd(line) ? 1 : 0;
      end = at;
    }
    if (isBarrier(line)) {
      end = at;
      return true;
    }
    return count === WRAPPED && junk.at(end) === null;
  };
  return lines.findLastIndex(passes, lines.indexOfCounted(row)) < 0 ? -1 : end;
}

/** The row behind the first barrier from `row` on, or behind all rows. */
export function behindBarrier(lines: Lines, junk: JunkList | null, row: number): number {
  let count = 0;
  let at = row - 1;
  const passes = (line: Line) => {
    if (shows(line, Cue.Blank)) return false;
    at++;
    count = isPlain(line) ? count + 1 : 0;
    return isBarrier(line) || (count >= WRAPPED && mayEnd(line) && !junk?.at(at));
  };
  lines.findIndex(passes, lines.indexOfCounted(row));
  return Math.min(at + 1, lines.counted);
}
