import { concludingCue, farewellCues, LAST_WORDS_REACH, lastWordsCues } from "./closing";
import { Cue } from "./cue";
import {
  countsAtEnd,
  Ender,
  type Glance,
  Opener,
  partsAtEnd,
  readEnders,
  readLineTraits,
  readOpeners,
  readTraits,
  readWords,
  Trait,
  tells,
  Word,
} from "./glance";
import { isLoneNumber, lineNoise, type NoiseKind } from "./noise";
import { oneOf } from "./one-of";
import { openingCues } from "./opening";
import { type Ordinal, type OrdinalStyle, readOrdinal } from "./ordinal";
import { personCues } from "./people";
import { afterAddress, LONGEST_ADDRESS, mayAddress, salutationCues } from "./salutation";
import { isSpace } from "./space";
import { Stretch } from "./stretch";
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
/** Words are looked for in so many characters, and in the last ones of what announces. */
const WORD_REACH = 100;
const TOLD_REACH = 14;
/** Longer lines are no titles, dates, names or farewells. */
const SHORT = 80;
/** How far in the year is named with which a report looks back. */
const YEAR_REACH = 6;

const isStop = oneOf("。!?…");
const isCloser = oneOf('”"』」)》');
const isPause = oneOf(",;、");
/** What no sentence starts with. */
const isContinuation = oneOf(",.。、;:!?》”’)]】』」的地得了和与及并");
const [COLON, DOT, FULL_STOP, ELLIPSIS] = [0x3a, 0x2e, 0x3002, 0x2026];
const isIndent = oneOf("\u3000 \t");
/** No paragraph is indented so much. */
const DEEP = 4;
const BULLETED = /^\s*[•●◆■▪○]\S/;
/** 下面我讲三点意见。 */
const COUNTS =
  /(?:[讲谈提说强调作做]{1,3}|有|抓好|做好|提出|围绕|汇报|把握|注意).{0,8}?(?:[一二两三四五六七八九十几\d]{1,3}|以下|如下)(?:个|点|条|项|方面|个?方面)?的?.{0,6}(?:方面|意见|要求|问题|看法|建议|希望|体会|工作|点|条|几点|措施|原则|事项|事情|想法|关系|内容)?.{0,12}[。:.,]?$/;
/** 就修渠的事作一个部署。我说几句。 */
const TELLS =
  /(?:就|把|将|向)[^。]{2,40}?(?:作|做|通报|汇报|说明|部署|布置)(?:一个|个|一次|一下|如下)[^。]{0,10}[。:.]?$|[讲说谈聊]几句(?:话|心里话)?[。:.]?$|谈谈心[。.]?$/;

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
  const head = Stretch.of(text, start, long ? start + HEAD : end, traits);
  const tail = long ? Stretch.of(text, end - TAIL, end, traits) : head;
  if (head.length === 0 && !long) return BLANK;
  const reach = long ? TAIL : TAIL_REACH;
  const seen = look(traits, head, tail);
  let cues =
    endCues(tail) | tailCues(tail, reach, seen) | headCues(head, !long && head.length <= LONGEST_ADDRESS, seen);
  const listed = isIndented(text, start, end) || (seen.first & Opener.bullet && BULLETED.test(text.slice(start, end)));
  if (listed) cues |= Cue.Listed;
  const noise = long ? null : lineNoise(head, seen);
  if (noise === null && showsTitle(seen.head)) {
    const title = titleBeforeAddress(head.foldedHead(HEAD_REACH));
    if (title !== null) return titledMark(title, cues);
  }
  const ordinal = seen.first & Opener.ordinal ? readOrdinal(text.slice(start, end)) : null;
  if (!long && head.length <= SHORT) return readShort(head, text, start, end, { cues, ordinal, noise }, seen);
  return noise ? { cues, ordinal, marker: null, noise } : intern(cues, ordinal);
}

function isIndented(text: string, start: number, end: number): boolean {
  let from = start;
  while (from < end && isIndent(text.charCodeAt(from))) from++;
  return from - start >= DEEP && from < end && !isSpace(text.charCodeAt(from));
}

/** What the traits `any` of a line, its head and its tail rule out. */
function glance(any: number, head: Stretch, tail: Stretch): Glance {
  const { text, from, to } = head;
  const first = from < to ? readOpeners(text.charCodeAt(from), from + 1 < to ? text.charCodeAt(from + 1) : 0) : 0;
  const worded = to - from <= WORD_REACH || first & Opener.address;
  const { text: end, from: low, to: high } = tail;
  const announces = (any & Trait.count && any & Trait.say) !== 0;
  return {
    any,
    head: showsOccasion(any) || showsTitle(any) ? readTraits(text, from, Math.min(to, from + OCCASION_REACH)) : 0,
    counts: announces ? countsAtEnd(end, low, high) : "no",
    tells: announces && tells(end, Math.max(low, high - TOLD_REACH), high),
    parts: (any & Trait.peroration) !== 0 && partsAtEnd(end, Math.max(low, high - LAST_WORDS_REACH), high),
    words: worded ? readWords(text, from, Math.min(to, from + WORD_REACH)) : 0,
    first,
    last: from < to ? readEnders(text.charCodeAt(to - 1)) : 0,
  };
}

/** Whether traits allow for a title before an address, and for words that convene. */
const showsTitle = (traits: number) => (traits & Trait.colon && traits & Trait.kind) !== 0;
const showsOccasion = (traits: number) => (traits & Trait.now && traits & Trait.convening) !== 0;

/** The cues of the last characters alone. */
function endCues(line: Stretch): number {
  const { to } = line;
  const last = line.at(to - 1);
  let end = to - 1;
  while (isCloser(line.at(end))) end--;
  let cues = 0;
  if (isStop(line.at(end))) cues |= Cue.Sentence;
  else if (isPause(last)) cues |= Cue.Pause;
  if (last === COLON || (last === FULL_STOP && line.at(to - 2) === COLON)) cues |= Cue.Colon;
  if (last === ELLIPSIS || (last === DOT && line.at(to - 2) === DOT && line.at(to - 3) === DOT)) cues |= Cue.Ellipsis;
  return cues;
}

function tailCues(tail: Stretch, reach: number, { counts, tells, parts }: Glance): number {
  const last = parts ? lastWordsCues(tail.foldedTail(LAST_WORDS_REACH)) : 0;
  const announced =
    counts === "surely" ||
    (counts === "perhaps" && COUNTS.test(tail.foldedTail(reach))) ||
    (tells && TELLS.test(tail.foldedTail(reach)));
  return announced ? last | Cue.Announcement : last;
}

function headCues(head: Stretch, whole: boolean, { any, first, head: traits, words }: Glance): number {
  const continues = isContinuation(head.at(head.from)) ? Cue.Continuation : 0;
  const addresses = whole && mayAddress(head);
  const opensAddress = (first & Opener.address && (any & Trait.colon || words & Word.good)) !== 0;
  const convenes = showsOccasion(traits);
  const looksBack = first & Opener.year && head.text.slice(head.from, head.from + YEAR_REACH).includes("年");
  const opens = first & (Opener.conclusion | Opener.occasion);
  if (!addresses && !opensAddress && !convenes && !looksBack && !opens) return continues;
  const text = head.foldedHead(HEAD_REACH);
  const salutation = salutationCues(text, addresses, opensAddress);
  const conclusion = first & Opener.conclusion ? concludingCue(text) : 0;
  const opening =
    salutation & Cue.RunInSalutation
      ? openingCues(afterAddress(text), TRY_ALL, true)
      : openingCues(text, first, convenes);
  return continues | salutation | conclusion | opening;
}
/** What may open a line whose first character was not looked at. */
const TRY_ALL = -1;

/** `mark` with what a whole line that may be a title, a date, a name or a farewell shows besides. */
function readShort(
  head: Stretch,
  text: string,
  start: number,
  end: number,
  mark: Omit<Mark, "marker">,
  seen: Glance,
): Mark {
  const { noise } = mark;
  const { any, words, first, last } = seen;
  let { cues, ordinal } = mark;
  if (head.length <= 50) cues |= Cue.Short;
  if (head.length <= 14) cues |= Cue.Tiny;
  if (head.length <= 3 && isLoneNumber(head.folded)) cues |= Cue.LoneNumber;
  cues |= farewellCues(head, seen) | personCues(head, seen);
  if (cues & Cue.Date) ordinal = null;
  if ((words & Word.several || last & Ender.collected) && claimsSeveral(head.folded)) cues |= Cue.Claim;
  const numbered =
    words & (Word.number | Word.bracket) &&
    (first & Opener.marker || any & Trait.piece || (last & Ender.number && mayBeMarked(head.folded)));
  const marker = numbered ? readMarker(head.folded) : null;
  const titled = marker || (!(last & Ender.clause) && (ordinal || !(words & Word.stop)));
  if (titled && !(cues & (Cue.Salutation | Cue.Call | Cue.Thanks))) {
    const whole = head.folded;
    const title = ordinal ? head.foldedBehind(text, start + ordinal.to, end) : whole;
    const found = titleCues(marker?.title ?? title, (any & Trait.kind) !== 0, (words & Word.written) !== 0);
    if (ordinal?.style === "dash" && titleCues(whole) & Cue.Subtitle) {
      ordinal = null;
      cues |= titleCues(whole);
    } else if (!ordinal) cues |= found;
    else if (found & Cue.Title && COUNTING.has(ordinal.style)) cues |= Cue.NumberedTitle | (found & Cue.SpokenTitle);
  }
  return marker || noise ? { cues, ordinal, marker, noise } : intern(cues, ordinal);
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
