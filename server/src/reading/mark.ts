import { concludingCue, isAppeal, isThanks, isWish, LONGEST_FAREWELL, lastWordsCues } from "./closing";
import { Cue } from "./cue";
import { foldCode, plain } from "./fold";
import { type Glance, Opener, readLineTraits, readOpeners, readTraits, Trait } from "./glance";
import { CONVENE, LOOKING_BACK, MEETING, OPENING } from "./lexicon";
import { isLoneNumber, lineNoise, type NoiseKind } from "./noise";
import { type Ordinal, type OrdinalStyle, readOrdinal } from "./ordinal";
import { isDateLine, isPersonLine } from "./people";
import { afterAddress, LONGEST_ADDRESS, mayAddress, salutationCues } from "./salutation";
import { isSpace } from "./space";
import { folded, foldedHead, foldedTail, type Stretch, stretch } from "./stretch";
import { type CollectionMarker, claimsSeveral, mayBeMarked, readMarker, titleCues } from "./title";
import { titleBeforeAddress } from "./titled";

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
/** How much of other lines the patterns for heads and tails look at, and how much those for occasions. */
const HEAD_REACH = LONGEST_ADDRESS;
const TAIL_REACH = 40;
const OCCASION_REACH = 80;
/** How far in the year is named with which a report looks back. */
const YEAR_REACH = 6;

const codes = (characters: string) => new Set(Array.from(characters, (character) => character.charCodeAt(0)));
const STOPS = codes("。!?…");
const CLOSERS = codes('”"』」)》');
const PAUSES = codes(",;、");
const [COLON, DOT, FULL_STOP, ELLIPSIS] = [0x3a, 0x2e, 0x3002, 0x2026];
const CONTINUES = /^[,.。、;:!?》”’)\]】』」]|^[的地得了和与及并]/;
const LISTED = /^(?:[\u3000 \t]{4,}|\s*[•●◆■▪○])\S/;
const OPENS = new RegExp(
  `^(?:${OPENING}).{0,60}?(?:${MEETING}|${CONVENE})|^(?:今天|这次|本次|此次|刚才|刚刚)|^各位[^。;:?!,]{0,12}[,!]刚[才刚]|^(?:根据|按照)[^。]{2,30}(?:安排|要求|部署|议程|会议精神)|^${LOOKING_BACK}`,
);
const CONVENES = new RegExp(
  `^(?:.{0,40}?,)?(?:今天|今日|今晚|现在|此时此刻|我们)[^。]{0,24}?(?:${CONVENE})|^(?:这次|本次|此次|今天(?:召开)?的?(?:这次|这个)?)[^。]{0,40}?(?:${MEETING})(?!后|以后|结束)[^。]{0,20}?(?:主要任务|主题|目的|议题|任务|内容|是)|^(?:今天|现在)[^。]{0,12}(?:${CONVENE})|^(?:经|根据|按照)[^。]{0,40}(?:决定|安排|要求|部署)[^。]{0,12}(?:召开|举行)`,
);
/** What a guest says first, and never in the middle. */
const DELIGHTED = /^(?:很|非常|十分|特别)(?:高兴|荣幸)[^。]{0,30}(?:参加|出席|相聚|相会|欢聚|来到|应邀|一起|受邀)/;
const ANNOUNCES =
  /(?:[讲谈提说强调作做]{1,3}|有|抓好|做好|提出|围绕|汇报|把握|注意).{0,8}?(?:[一二两三四五六七八九十几\d]{1,3}|以下|如下)(?:个|点|条|项|方面|个?方面)?的?.{0,6}(?:方面|意见|要求|问题|看法|建议|希望|体会|工作|点|条|几点|措施|原则|事项|事情|想法|关系|内容)?.{0,12}[。:.,]?$|(?:就|把|将|向)[^。]{2,40}?(?:作|做|通报|汇报|说明|部署|布置)(?:一个|个|一次|一下|如下)[^。]{0,10}[。:.]?$|[讲说谈聊]几句(?:话|心里话)?[。:.]?$|谈谈心[。.]?$/;

/**
 * Reads the mark of the line that is `text` from `start` up to `end` and has `traits`. Patterns are tried only where
 * `look`, a glance at the characters, does not rule them out; nothing is copied for those that are not tried.
 */
export function readMark(
  text: string,
  start = 0,
  end = text.length,
  traits = readLineTraits(text, start, end),
  look = glance,
): Mark {
  const long = end - start > LONG;
  const head = stretch(text, start, long ? start + HEAD : end, traits);
  const tail = long ? stretch(text, end - TAIL, end, traits) : head;
  const length = head.to - head.from;
  if (length === 0 && !long) return BLANK;
  const reach = long ? TAIL : TAIL_REACH;
  const seen = look(traits, head, tail, reach);
  let cues = endCues(tail) | tailCues(tail, reach, seen) | headCues(head, !long && length <= LONGEST_ADDRESS, seen);
  if (isSpace(text.charCodeAt(start + 3)) || seen.first & Opener.bullet)
    if (LISTED.test(text.slice(start, end))) cues |= Cue.Listed;
  const noise = long ? null : lineNoise(head, seen);
  if (noise === null && showsTitle(seen.head)) {
    const title = titleBeforeAddress(foldedHead(head, HEAD_REACH));
    if (title !== null) return titledMark(title, cues);
  }
  const ordinal = seen.first & Opener.ordinal ? readOrdinal(text.slice(start, end)) : null;
  if (long) return intern(cues, ordinal);
  if (length <= 80)
    return readShort(folded(head), text.slice(start, end), { cues, ordinal, marker: null, noise }, seen);
  return noise ? { cues, ordinal, marker: null, noise } : intern(cues, ordinal);
}

/** What the traits `any` of a line, those of its head, and those of the last `reach` characters of its tail rule out. */
function glance(any: number, head: Stretch, tail: Stretch, reach: number): Glance {
  const occasion = showsOccasion(any) || showsTitle(any);
  const lastWords = showsLastWords(any);
  return {
    any,
    head: occasion ? readTraits(head.text, head.from, Math.min(head.to, head.from + OCCASION_REACH)) : 0,
    tail: lastWords ? readTraits(tail.text, Math.max(tail.from, tail.to - reach), tail.to) : 0,
    first: head.from < head.to ? readOpeners(head.text.charCodeAt(head.from)) : 0,
  };
}

/** Whether traits allow for a title before an address, for words that convene, and for words that announce or end a speech. */
const showsTitle = (traits: number) => (traits & Trait.colon && traits & Trait.kind) !== 0;
const showsOccasion = (traits: number) => (traits & Trait.now && traits & Trait.convening) !== 0;
const announces = (traits: number) => (traits & Trait.count && traits & Trait.say) !== 0;
const showsLastWords = (traits: number) => announces(traits) || (traits & Trait.peroration) !== 0;

/** The cues of the last characters alone. */
function endCues({ text, from, to }: Stretch): number {
  const at = (i: number) => (i >= from ? foldCode(text.charCodeAt(i)) : 0);
  let end = to - 1;
  while (CLOSERS.has(at(end))) end--;
  const last = at(to - 1);
  let cues = 0;
  if (STOPS.has(at(end))) cues |= Cue.Sentence;
  else if (PAUSES.has(last)) cues |= Cue.Pause;
  if (last === COLON || (last === FULL_STOP && at(to - 2) === COLON)) cues |= Cue.Colon;
  if (last === ELLIPSIS || (last === DOT && at(to - 2) === DOT && at(to - 3) === DOT)) cues |= Cue.Ellipsis;
  return cues;
}

function tailCues(tail: Stretch, reach: number, { tail: traits }: Glance): number {
  if (!showsLastWords(traits)) return 0;
  const text = foldedTail(tail, reach);
  const last = traits & Trait.peroration ? lastWordsCues(text) : 0;
  return last | (announces(traits) && ANNOUNCES.test(text) ? Cue.Announcement : 0);
}

function headCues(head: Stretch, whole: boolean, { first, head: traits }: Glance): number {
  const opens = first & (Opener.continuation | Opener.conclusion | Opener.address | Opener.occasion);
  const convenes = showsOccasion(traits);
  const addresses = whole && mayAddress(head);
  const looksBack = first & Opener.year && head.text.slice(head.from, head.from + YEAR_REACH).includes("年");
  if (!opens && !convenes && !addresses && !looksBack) return 0;
  const text = foldedHead(head, HEAD_REACH);
  let cues = salutationCues(text, addresses, (first & Opener.address) !== 0);
  if (first & Opener.continuation && CONTINUES.test(text)) cues |= Cue.Continuation;
  if (first & Opener.conclusion) cues |= concludingCue(text);
  const opening = cues & Cue.RunInSalutation ? afterAddress(text) : text;
  if (DELIGHTED.test(opening)) cues |= Cue.Greeting | Cue.Convening | Cue.Opening;
  else if (CONVENES.test(opening)) cues |= Cue.Convening | Cue.Opening;
  else if (OPENS.test(opening)) cues |= Cue.Opening;
  return cues;
}

/** `mark` with what `text`, a whole line that may be a title, a date, a name or a farewell, shows besides. */
function readShort(text: string, line: string, mark: Mark, { first, any }: Glance): Mark {
  let { cues, ordinal } = mark;
  if (text.length <= 50) cues |= Cue.Short;
  if (text.length <= 14) cues |= Cue.Tiny;
  if (isLoneNumber(text)) cues |= Cue.LoneNumber;
  if (text.length <= LONGEST_FAREWELL) {
    if (isThanks(text)) cues |= Cue.Thanks;
    if (isWish(text)) cues |= Cue.ConcludingHead | Cue.Peroration;
    if (isAppeal(text)) cues |= Cue.ConcludingHead;
  }
  const dated = (any & Trait.digit) !== 0 || text.includes("年");
  if (dated && isDateLine(text)) {
    cues |= Cue.Date;
    ordinal = null;
  }
  if (isPersonLine(text, dated)) cues |= Cue.Person;
  if (claimsSeveral(text)) cues |= Cue.Claim;
  const marker = first & Opener.marker || any & Trait.piece || mayBeMarked(text) ? readMarker(text) : null;
  if (!(cues & (Cue.Salutation | Cue.Call | Cue.Thanks))) {
    const title = marker ? marker.title : ordinal ? plain(line.slice(ordinal.to)) : text;
    const found = titleCues(title);
    if (ordinal?.style === "dash" && titleCues(text) & Cue.Subtitle) {
      ordinal = null;
      cues |= titleCues(text);
    } else if (!ordinal) cues |= found;
    else if (found & Cue.Title && COUNTING.has(ordinal.style)) cues |= Cue.NumberedTitle | (found & Cue.SpokenTitle);
  }
  return marker || mark.noise ? { cues, ordinal, marker, noise: mark.noise } : intern(cues, ordinal);
}

/** The mark of a line that opens with its title and goes on with an address. */
function titledMark(title: string, cues: number): Mark {
  const own = cues & (Cue.Sentence | Cue.Peroration | Cue.Thanks | Cue.Announcement | Cue.Listed | Cue.Colon);
  const marker = readMarker(title);
  const address = cues & Cue.Colon ? Cue.Salutation : Cue.RunInSalutation;
  return { cues: own | titleCues(marker?.title ?? title) | address, ordinal: null, marker, noise: null };
}

/** Styles of numbers that may count the speeches of a collection. */
const COUNTING: ReadonlySet<OrdinalStyle> = new Set([
  "cjk-dun",
  "paren-cjk",
  "arabic",
  "paren-arabic",
  "circled",
  "bare",
]);

function intern(cues: number, ordinal: Ordinal | null): Mark {
  if (ordinal) return { cues, ordinal, marker: null, noise: null };
  let mark = PLAIN.get(cues);
  if (!mark) {
    mark = { cues, ordinal: null, marker: null, noise: null };
    PLAIN.set(cues, mark);
  }
  return mark;
}
