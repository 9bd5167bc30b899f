import { concludingCues, isThanks } from "./closing";
import { Cue } from "./cue";
import { plain } from "./fold";
import { CONVENE, MEETING, OPENING } from "./lexicon";
import { lineNoise, type NoiseKind } from "./noise";
import { type Ordinal, readOrdinal } from "./ordinal";
import { isDateLine, isPersonLine } from "./people";
import { salutationCues } from "./salutation";
import { type CollectionMarker, claimedCount, readMarker, titleCues } from "./title";

/** What one line shows by itself, without its neighbours. */
export interface Mark {
  /** Bits of `Cue`. */
  readonly cues: number;
  /** The section marker that opens the line. */
  readonly ordinal: Ordinal | null;
  /** The marker that numbers a speech of a collection. */
  readonly marker: CollectionMarker | null;
  /** The junk that the line is by its own words. */
  readonly noise: NoiseKind | null;
}

const BLANK: Mark = { cues: Cue.Blank, ordinal: null, marker: null, noise: null };
/** Body lines with the same cues share one mark. */
const PLAIN = new Map<number, Mark>();

/** Lines of more units than this are body text: only their head and tail are read. */
const LONG = 320;
const HEAD = 96;
const TAIL = 64;

const ENDS_SENTENCE = /[。!?…][”"』」)》]*$/;
const ENDS_COLON = /:[。]?$/;
const ENDS_PAUSE = /[,;、]$/;
const CONTINUES = /^[,.。、;:!?》”’)\]】』」]|^[的地得了和与及并]/;
const ELLIPSIS = /(?:\.{3,}|…+)$/;
const LISTED = /^(?:[\u3000 \t]{4,}|\s*[•●◆■▪○])\S/;
const OPENS = new RegExp(`^(?:${OPENING}).{0,60}?(?:${MEETING}|${CONVENE})|^(?:今天|这次|本次|此次|刚才|刚刚)`);
const CONVENES = new RegExp(
  `^(?:.{0,40}?,)?(?:今天|今日|今晚|现在|此时此刻|我们)[^。]{0,24}?(?:${CONVENE})|^(?:这次|本次|此次|今天(?:召开)?的?(?:这次|这个)?)[^。]{0,40}?(?:${MEETING})[^。]{0,20}?(?:主要任务|主题|目的|议题|任务|内容|是)|^(?:今天|现在)[^。]{0,12}(?:${CONVENE})|^(?:经|根据|按照)[^。]{0,40}(?:决定|安排|要求|部署)[^。]{0,12}(?:召开|举行)`,
);
const ANNOUNCES =
  /(?:[讲谈提说强调作做]{1,3}|有|抓好|做好|提出|围绕|汇报|把握|注意).{0,8}?(?:[一二两三四五六七八九十几\d]{1,3}|以下|如下)(?:个|点|条|项|方面|个?方面)?的?.{0,6}(?:方面|意见|要求|问题|看法|建议|希望|体会|工作|点|条|几点|措施|原则|事项|事情|想法|关系|内容)?.{0,12}[。:.,]?$/;

/** Reads the mark of `line`, from its head and tail alone where it is long. */
export function readMark(line: string): Mark {
  const trimmed = line.length <= LONG ? plain(line) : "";
  if (line.length <= LONG && trimmed === "") return BLANK;
  const long = line.length > LONG;
  const head = long ? plain(line.slice(0, HEAD)) : trimmed;
  const tail = long ? plain(line.slice(-TAIL)) : trimmed.slice(-40);
  let cues = 0;
  if (ENDS_SENTENCE.test(tail)) cues |= Cue.Sentence;
  else if (ENDS_COLON.test(tail)) cues |= Cue.Colon;
  else if (ENDS_PAUSE.test(tail)) cues |= Cue.Pause;
  if (ENDS_COLON.test(tail)) cues |= Cue.Colon;
  if (ELLIPSIS.test(tail)) cues |= Cue.Ellipsis;
  if (CONTINUES.test(head)) cues |= Cue.Continuation;
  if (LISTED.test(line)) cues |= Cue.Listed;
  if (ANNOUNCES.test(tail)) cues |= Cue.Announcement;
  cues |= concludingCues(head, tail) | salutationCues(head, !long && head.length <= 70);
  const opening = cues & Cue.RunInSalutation ? head.slice(head.indexOf(":") + 1).trimStart() : head;
  if (CONVENES.test(opening)) cues |= Cue.Convening | Cue.Opening;
  else if (OPENS.test(opening)) cues |= Cue.Opening;
  let ordinal = readOrdinal(line);
  if (long) return intern(cues, ordinal);

  const noise = lineNoise(trimmed);
  let marker: CollectionMarker | null = null;
  if (trimmed.length <= 80) {
    if (trimmed.length <= 50) cues |= Cue.Short;
    if (trimmed.length <= 14) cues |= Cue.Tiny;
    if (isThanks(trimmed)) cues |= Cue.Thanks;
    if (isDateLine(trimmed)) cues |= Cue.Date;
    if (isPersonLine(trimmed)) cues |= Cue.Person;
    if (claimedCount(trimmed) !== null) cues |= Cue.Claim;
    marker = readMarker(trimmed);
    if (!(cues & (Cue.Salutation | Cue.Call | Cue.Thanks))) {
      const title = marker ? marker.title : ordinal ? plain(line.slice(ordinal.to)) : trimmed;
      const found = titleCues(title);
      // A heading that ends with 报告 or 通知 is no title of a speech; one in the form of a spoken title may be.
      if (ordinal?.style === "dash" && titleCues(trimmed) & Cue.Subtitle) {
        ordinal = null;
        cues |= titleCues(trimmed);
      } else cues |= ordinal ? found & Cue.SpokenTitle : found;
    }
  }
  if (!marker && !noise) return intern(cues, ordinal);
  return { cues, ordinal, marker, noise };
}

function intern(cues: number, ordinal: Ordinal | null): Mark {
  if (ordinal) return { cues, ordinal, marker: null, noise: null };
  let mark = PLAIN.get(cues);
  if (!mark) {
    mark = { cues, ordinal: null, marker: null, noise: null };
    PLAIN.set(cues, mark);
  }
  return mark;
}
