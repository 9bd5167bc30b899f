import { Cue } from "./cue";
import { ADDRESS_OPENING, SPOKEN_KINDS } from "./lexicon";
import { salutationCues } from "./salutation";
import { readMarker, titleCues } from "./title";

const TITLED = new RegExp(
  `^(.{2,60}?(?:${SPOKEN_KINDS})(?:稿|词|范文|模板|通用|精选|最新)*[》】]?(?:[(【[]?[一二三四五六七八九十\\d]{1,3}[)】\\]]?)?(?:\\s*\\([^()]{2,20}\\))?)\\s*((?:${ADDRESS_OPENING})[^。;?“”《》:!]{0,60}:)`,
);

/** The title in a line that lost the break behind it: 在动员会上的讲话 同志们：… Null where `text`, folded, is no such line. */
export function titleBeforeAddress(text: string): string | null {
  const match = TITLED.exec(text);
  if (!match || !(salutationCues(match[2]!, true, true) & Cue.Salutation)) return null;
  const title = match[1]!;
  return titleCues(title) & Cue.Title || readMarker(title) ? title : null;
}
