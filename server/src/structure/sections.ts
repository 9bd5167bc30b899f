import type { Line } from "../reading/line";
import type { OrdinalStyle } from "../reading/ordinal";
import type { Section } from "./structure";

/** The order of levels of GB/T 9704, then what dumps put below it. */
const LEVEL: Readonly<Record<OrdinalStyle, number>> = {
  "cjk-dun": 1,
  bare: 1,
  "paren-cjk": 2,
  arabic: 3,
  "paren-arabic": 4,
  circled: 5,
  stage: 6,
  ordinal: 6,
  first: 6,
  is: 7,
  qi: 8,
  dash: 9,
};

interface Draft extends Section {
  children: Draft[];
  endLine: number;
}

/** The sections of the lines `from` to `to` of a speech, nested by the official order of levels. */
export function buildSections(lines: readonly Line[], from: number, to: number): readonly Section[] {
  const roots: Draft[] = [];
  const open: Draft[] = [];
  for (let line = from; line <= to; line++) {
    const { mark, text } = lines[line]!;
    if (!mark.ordinal) continue;
    const level = LEVEL[mark.ordinal.style];
    while (open.length > 0 && LEVEL[open.at(-1)!.ordinal.style] >= level) open.pop()!.endLine = line - 1;
    const stop = text.indexOf("。", mark.ordinal.to);
    const titleTo = stop < 0 ? text.length : stop;
    const section: Draft = {
      line,
      endLine: to,
      ordinal: mark.ordinal,
      depth: open.length + 1,
      inline: false,
      runIn: stop >= 0 && stop < text.trimEnd().length - 1,
      title: text.slice(mark.ordinal.to, titleTo).trim(),
      titleTo,
      children: [],
    };
    (open.at(-1)?.children ?? roots).push(section);
    open.push(section);
  }
  return roots;
}
