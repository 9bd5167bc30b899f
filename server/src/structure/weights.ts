/**
 * How much each piece of evidence counts for a boundary, in nats (log odds). A head is a boundary when the sum is
 * positive. They were set by hand from what an editor would say, not fitted to a file: each is a whole or a half.
 */
export const Weight = {
  /** Before anything is seen: most lines start no speech. */
  prior: -3,
  /** 第二篇： or …篇三: written by whoever made the collection. */
  marker: 5,
  /** 在…上的讲话: hardly anything else is written like this and stands alone. */
  spokenTitle: 4,
  /** …工作报告: may also be a heading. */
  writtenTitle: 2.5,
  /** 一、在…上的致辞: a speech of a numbered collection, or a heading. */
  numberedTitle: 2,
  /** … and the one above it has the number before: 二、在…上的讲话 */
  countedOn: 1.5,
  /** A short line without a kind word, above a salutation or after an ending. */
  plainTitle: 1.5,
  /** A line under such a title names the speaker with an office. */
  byline: 2,
  /** 同志们： on its own line. */
  salutation: 3,
  /** 同志们！ on its own line: speakers also call out in mid-speech. */
  call: 0.5,
  /** 同志们：今天… */
  runInSalutation: 2.5,
  /** 大家好！ */
  greeting: 1.5,
  /** The first paragraph convenes: 今天我们在这里召开… 这次会议的主要任务是… */
  convening: 2.5,
  /** The first paragraph names the occasion. */
  opening: 1,
  /** The first paragraph announces the points to come. */
  announcement: 1,
  /** The line before says 谢谢大家！ */
  thanks: 3,
  /** The line before is a date, as at the end of a notice. */
  dated: 2,
  /** The paragraph before concludes: 同志们，…而努力奋斗！ 同志们，出发！ */
  conclusion: 2,
  /** The paragraph before addresses the audience or ends like a conclusion, but not both. */
  peroration: 1,
  /** A page bar, a source note or other junk of a page's end stands before. */
  pageEnd: 2.5,
  /** A table of contents or the head of the page stands before. */
  afterFront: 2.5,
  /** The same, and no head but body text follows: it may as well interrupt a speech. */
  interruption: 1.5,
  /** A line drawn with characters stands before: ---------- */
  rule: 2.5,
  /** The gap before is wider than the dump's habit. */
  wideGap: 3.5,
  /** The numbering starts again at one. */
  restart: 1.5,
  /** The numbering neither continues nor restarts. */
  renumbered: 0.5,
  /** The numbering goes on where it stood: 二、 before, 三、 after. */
  continued: -3,
  /** The paragraphs before and after share few words. */
  newTopic: 1,
  /** Its first line is numbered two or higher. */
  midSeries: -2,
  /** Its first line opens with a word that goes on: 当然，… */
  connective: -2,
  /** Nothing stands before. */
  beginning: 4,
  /** The line before breaks off or announces what follows. */
  unfinished: -3,
  /** 案例14篇: the title of the page, not of a speech. */
  claim: -6,
  /** Little text, then the head of a speech or of the page: what stands first is the page's own. */
  frontMatter: -5,
  /** The user said so: more than all else together. */
  decision: 100,
  /** Too little text to be a speech between this boundary and the one before. */
  tooShort: -3,
  /** Untitled, and only an opening paragraph or two since the boundary before. */
  stillOpening: -2,
} as const;

/** Characters of body below which a speech is suspicious. */
export const SHORT_SPEECH = 90;
/** Fewer characters than this above the first full head of a page are the page's own. */
export const FRONT_LENGTH = 500;
/** Characters of body, and rows of it, within which a speech is still opening. */
export const OPENING_LENGTH = 600;
export const OPENING_ROWS = 3;
