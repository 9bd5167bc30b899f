import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { isSpace } from "../../reading/space";
import { message } from "../../text/message";
import { inLine, type Range } from "../../text/position";
import type { TextRule } from "../rule";
import { damagedLines, rangesOf, repairs, type Span, traitsIn } from "./span";
import { tonedSyllableEnd } from "./syllables";

/** The longest syllables, zhuāng and chuáng, decomposed, with a space at either side. */
const LONGEST = 10;
/** So many annotations with a tone mark make a line annotated, so that one without is none of the author's. */
const ANNOTATED = 3;

/** The characters that are read without a tone, and how. */
const NEUTRAL = new Map(
  "的de 地de 得de 了le 着zhe 著zhe 过guo 過guo 们men 們men 么me 麼me 子zi 头tou 頭tou 吗ma 嗎ma 呢ne 吧ba 啊a 呀ya 哇wa 啦la 个ge 個ge 里li 裡li 裏li 上shang 下xia 来lai 來lai 去qu"
    .split(" ")
    .map((entry) => [entry.charCodeAt(0), entry.slice(1)]),
);

/**
 * The columns at which the pinyin annotations of a line open, 會(huì): a legal syllable with a tone mark, alone in
 * parentheses; in an annotated line also the toneless reading of a particle right after it. (app), (km) and (fā without
 * its end are none. Columns alone, as a page may hold an annotation for each character.
 */
function opensIn(text: string): readonly number[] {
  const toned: number[] = [];
  const toneless: number[] = [];
  // Searches cost less than a look at each character.
  let [half, full] = [text.indexOf("("), text.indexOf("（")];
  while (half >= 0 || full >= 0) {
    const open = full < 0 || (half >= 0 && half < full) ? half : full;
    const end = tonedSyllableEnd(text, skipSpaces(text, open + 1));
    const close = end < 0 ? end : skipSpaces(text, end);
    if (close >= 0 && close - open <= LONGEST && isClose(text.charCodeAt(close))) toned.push(open);
    else if (open > 0 && isNeutral(text, open)) toneless.push(open);
    if (open === half) half = text.indexOf("(", open + 1);
    else full = text.indexOf("（", open + 1);
  }
  if (toned.length < ANNOTATED || toneless.length === 0) return toned;
  return [...toned, ...toneless].sort((a, b) => a - b);
}

const isClose = (code: number) => code === 0x29 || code === 0xff09;

function skipSpaces(text: string, from: number): number {
  let i = from;
  while (i < text.length && isSpace(text.charCodeAt(i))) i++;
  return i;
}

/** Whether the parentheses that open at `open` hold the toneless reading of the particle before them. */
function isNeutral(text: string, open: number): boolean {
  const reading = NEUTRAL.get(text.charCodeAt(open - 1));
  const close = reading === undefined ? -1 : closeOf(text, open);
  return close >= 0 && text.slice(open + 1, close).trim() === reading;
}

function annotationsIn(text: string): readonly Span[] {
  return opensIn(text).map((open) => ({ from: open, to: closeOf(text, open) + 1, repair: "" }));
}

function closeOf(text: string, open: number): number {
  const last = Math.min(open + LONGEST, text.length - 1);
  for (let i = open + 2; i <= last; i++) {
    if (isClose(text.charCodeAt(i))) return i;
  }
  return -1;
}

const NONE: readonly number[] = [];
const annotatedLines = (lines: readonly Line[]) => damagedLines(lines, Trait.tone, annotationsIn);

export const pinyin: TextRule = {
  code: "text/pinyin",
  scope: "text",
  severity: "information",
  summary: message("Pinyin in parentheses follows characters"),
  check({ lines }) {
    let count = 0;
    let first: Range | null = null;
    if ((traitsIn(lines) & Trait.tone) === 0) return [];
    for (let line = 0; line < lines.length; line++) {
      const { text, traits } = lines[line]!;
      const opens = traits & Trait.tone ? opensIn(text) : NONE;
      count += opens.length;
      if (opens.length > 0) first ??= inLine(line, opens[0]!, closeOf(text, opens[0]!) + 1);
    }
    if (!first) return [];
    return [
      {
        code: pinyin.code,
        severity: pinyin.severity,
        range: first,
        message: message("Pinyin annotations: {count}", { count }),
        related: [],
        fixable: true,
      },
    ];
  },
  places(_problem, { lines }) {
    return Array.from(annotatedLines(lines), ({ line, spans }) => rangesOf(line, spans)).flat();
  },
  fixes(_problem, { lines }) {
    const edits = Array.from(annotatedLines(lines), ({ line, spans }) => repairs(line, spans)).flat();
    return [{ id: "remove-pinyin", title: message("Remove the pinyin"), edits, safe: true, preview: true }];
  },
};
