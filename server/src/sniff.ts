import { plain } from "./reading/fold";
import { readLines } from "./reading/line";
import { readOrdinal } from "./reading/ordinal";

/** How many UTF-16 units of either end of a text are looked at: at most 64 KB in UTF-8, whatever the characters. */
export const SNIFFED_UNITS = 21_000;

/** Each kind of evidence for a dump, what one line of it counts, and the most that the kind may count. */
const EVIDENCE = {
  marker: { weight: 2, most: 4 },
  title: { weight: 1, most: 3 },
  salutation: { weight: 2, most: 4 },
  thanks: { weight: 1, most: 2 },
  section: { weight: 0.25, most: 1.5 },
} as const;
type Kind = keyof typeof EVIDENCE;

const THRESHOLD = 4;
/** The part of a text's lines that must at least be Chinese: code, logs and tables quote, but are not written in it. */
const CHINESE_PART = 0.6;

const MARKER = /^.{0,60}(?:第[一二三四五六七八九十百\d]+篇|篇[一二三四五六七八九十\d]+)(?:[:、.]|$)/;
const TITLE =
  /^[^,。;:!?]{4,60}(?:讲话|致辞|致词|发言|报告|主持词|演讲|讲话稿|发言稿|演讲稿|表态发言|工作汇报)(?:[(【[].{1,12}[)】\]])?$/;
const SALUTATION =
  /^(?:尊敬的|敬爱的|亲爱的|各位|同志|老师|同学|朋友|女士|先生|乡亲|代表|委员|父老)[^。;?“”《》]{0,60}:$/;
const THANKS = /^(?:谢谢|感谢|多谢)(?:大家|各位|同志们)?[!。]?$/;

/**
 * Whether a text looks like a dump of speeches, by its first and its last `SNIFFED_UNITS` (an empty `tail` for a text
 * that `head` holds whole). It wants several kinds of evidence, of which at least one is a speech's own: a title such as
 * …会议上的讲话, or a salutation that stands alone. A novel has chapters but no salutations, a law has articles.
 */
export function looksLikeDump(head: string, tail: string): boolean {
  const lines = [head, tail].flatMap((text) => readLines(text));
  const written = lines.map(({ text }) => plain(text)).filter((line) => line !== "");
  if (written.filter(isChinese).length < CHINESE_PART * written.length) return false;
  const counts: Record<Kind, number> = { marker: 0, title: 0, salutation: 0, thanks: 0, section: 0 };
  for (const line of written) {
    const kind = kindOf(line);
    if (kind) counts[kind]++;
  }
  if (counts.title + counts.salutation === 0) return false;
  const kinds = Object.keys(counts) as Kind[];
  if (kinds.filter((kind) => counts[kind] > 0).length < 2) return false;
  const score = kinds.reduce((sum, kind) => {
    const { weight, most } = EVIDENCE[kind];
    return sum + Math.min(most, weight * counts[kind]);
  }, 0);
  return score >= THRESHOLD;
}

function kindOf(text: string): Kind | null {
  if (readOrdinal(text)) return "section";
  if (text.length > 120) return null;
  if (MARKER.test(text)) return "marker";
  if (SALUTATION.test(text)) return "salutation";
  if (THANKS.test(text)) return "thanks";
  return TITLE.test(text) ? "title" : null;
}

/** Whether at least half of the letters and digits of `line` are Chinese characters. */
function isChinese(line: string): boolean {
  const letters = line.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const chinese = line.match(/\p{Script=Han}/gu)?.length ?? 0;
  return letters > 0 && chinese >= letters / 2;
}
