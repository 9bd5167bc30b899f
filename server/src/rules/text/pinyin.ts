import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { message } from "../../text/message";
import { inLine } from "../../text/position";
import type { TextRule } from "../rule";
import { damagedLines, rangesOf, repairs, type Span } from "./span";
import { isTonedSyllable } from "./syllables";

/** The longest syllables, zhuāng and chuáng, decomposed, with a space at either side. */
const LONGEST = 10;
/** So many annotations with a tone mark make a line annotated, so that one without is none of the author's. */
const ANNOTATED = 3;

/** The characters that are read without a tone, and how. */
const NEUTRAL = new Map(
  "的de 地de 得de 了le 着zhe 著zhe 过guo 過guo 们men 們men 么me 麼me 子zi 头tou 頭tou 吗ma 嗎ma 呢ne 吧ba 啊a 呀ya 哇wa 啦la 个ge 個ge 里li 裡li 裏li 上shang 下xia 来lai 來lai 去qu"
    .split(" ")
    .map((entry) => [entry.charAt(0), entry.slice(1)]),
);

/**
 * The pinyin annotations of a line, 會(huì): a legal syllable with a tone mark, alone in parentheses; in an annotated
 * line also the toneless reading of a particle right after it. (app), (km) and (fā without its end are none.)
 */
export function annotationsIn(text: string): readonly Span[] {
  const toned: Span[] = [];
  const toneless: Span[] = [];
  for (let open = nextOpen(text, 0); open >= 0; open = nextOpen(text, open + 1)) {
    const close = closeOf(text, open);
    if (close < 0) continue;
    const word = text.slice(open + 1, close).trim();
    const span = { from: open, to: close + 1, repair: "" };
    if (isTonedSyllable(word)) toned.push(span);
    else if (open > 0 && NEUTRAL.get(text.charAt(open - 1)) === word) toneless.push(span);
  }
  if (toned.length < ANNOTATED || toneless.length === 0) return toned;
  return [...toned, ...toneless].sort((a, b) => a.from - b.from);
}

function nextOpen(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x28 || code === 0xff08) return i;
  }
  return -1;
}

function closeOf(text: string, open: number): number {
  const last = Math.min(open + LONGEST, text.length - 1);
  for (let i = open + 2; i <= last; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x29 || code === 0xff09) return i;
  }
  return -1;
}

const annotatedLines = (lines: readonly Line[]) => damagedLines(lines, Trait.tone, annotationsIn);

export const pinyin: TextRule = {
  code: "text/pinyin",
  scope: "text",
  severity: "information",
  summary: message("Pinyin in parentheses follows characters"),
  check({ lines }) {
    let count = 0;
    let first: { line: number; span: Span } | null = null;
    for (const { line, spans } of annotatedLines(lines)) {
      first ??= { line, span: spans[0]! };
      count += spans.length;
    }
    if (!first) return [];
    return [
      {
        code: pinyin.code,
        severity: pinyin.severity,
        range: inLine(first.line, first.span.from, first.span.to),
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
