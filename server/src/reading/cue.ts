/** What a line shows by itself, as bits of one number: most lines of a dump show nothing and share one mark. */
export const Cue = {
  /** Nothing but spaces. */
  Blank: 1 << 0,
  /** Ends a sentence: 。！？… or such a mark before a closing quote. */
  Sentence: 1 << 1,
  /** Ends with a colon: something is announced. */
  Colon: 1 << 2,
  /** Ends with a comma, a semicolon or 、 */
  Pause: 1 << 3,
  /** A line that only addresses the audience and ends with a colon: 同志们： */
  Salutation: 1 << 4,
  /** The same with ! or , as speakers also call out in mid-speech: 同志们、朋友们！ */
  Call: 1 << 5,
  /** An address with body text behind its colon: 同志们：今天召开的… */
  RunInSalutation: 1 << 6,
  /** 大家好！ 大家上午好 */
  Greeting: 1 << 7,
  /** 谢谢大家！ 我就讲这么多。 */
  Thanks: 1 << 8,
  /** Opens as a last paragraph does: 同志们，… 最后，… 让我们… */
  ConcludingHead: 1 << 9,
  /** Ends as a last paragraph does: …而努力奋斗！ */
  Peroration: 1 << 10,
  /** Opens as a first paragraph may: 刚才… 根据…安排… */
  Opening: 1 << 11,
  /** Opens by convening: 今天我们在这里召开… 这次会议的主要任务是… */
  Convening: 1 << 25,
  /** Ends by announcing the points to come: 下面我讲三点意见 */
  Announcement: 1 << 12,
  /** Short and without punctuation at its end, as headings and titles are. */
  TitleLike: 1 << 13,
  /** TitleLike and ends with a word for a kind of text: …工作总结 */
  Title: 1 << 14,
  /** A title that says where and how it was spoken: 在…上的讲话 */
  SpokenTitle: 1 << 15,
  /** ──在…上的讲话 */
  Subtitle: 1 << 16,
  /** Nothing but a date. */
  Date: 1 << 17,
  /** A name, with or without office and date, as stands under a title. */
  Person: 1 << 18,
  /** At most 50 characters. */
  Short: 1 << 19,
  /** At most 14 characters. */
  Tiny: 1 << 20,
  /** Starts as no sentence does: ，》” 的 … */
  Continuation: 1 << 21,
  /** Ends in an ellipsis, as teasers do. */
  Ellipsis: 1 << 22,
  /** Indented more than a paragraph is, or bulleted. */
  Listed: 1 << 23,
  /** Opens with a number and goes on like the title of a speech: 一、在…上的致辞 */
  NumberedTitle: 1 << 27,
  /** Says how many texts the page holds: 案例14篇 */
  Claim: 1 << 24,
  /** Nothing but a number of up to three digits, as page bars hold. */
  LoneNumber: 1 << 26,
} as const;
