import type { Line } from "../../reading/line";
import { inLine, type Range, type TextEdit } from "../../text/position";

/** A damaged stretch of one line, in columns; `repair` is what it should read, where that is certain. */
export interface Span {
  readonly from: number;
  readonly to: number;
  readonly repair?: string;
}

/** Finds the damage in the text of one line, whose traits tell where looking is worth it. */
export type Finder = (text: string, traits: number) => readonly Span[];

const unions = new WeakMap<readonly Line[], number>();

/** The traits of all `lines` together, of which most rules find at once that there is nothing to look for. */
export function traitsIn(lines: readonly Line[]): number {
  let union = unions.get(lines);
  if (union === undefined) {
    union = 0;
    for (let line = 0; line < lines.length; line++) union |= lines[line]!.traits;
    unions.set(lines, union);
  }
  return union;
}

/** The lines that have any of `traits` and in which `find` finds damage, with what it finds. */
export function* damagedLines(
  lines: readonly Line[],
  traits: number,
  find: Finder,
): Generator<{ line: number; spans: readonly Span[] }> {
  if ((traitsIn(lines) & traits) === 0) return;
  for (let line = 0; line < lines.length; line++) {
    const { text, traits: own } = lines[line]!;
    if ((own & traits) === 0) continue;
    const spans = find(text, own);
    if (spans.length > 0) yield { line, spans };
  }
}

/** Every match in `text` of `pattern`, which must be global and match no empty text; `matchAll` would copy the pattern. */
export function matchesIn(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text))
    spans.push({ from: match.index, to: pattern.lastIndex });
  return spans;
}

/** From the first character of the first span to the last of the last. */
export function hull(line: number, spans: readonly Span[]): Range {
  return inLine(line, spans[0]!.from, spans.at(-1)!.to);
}

export function rangesOf(line: number, spans: readonly Span[]): Range[] {
  return spans.map(({ from, to }) => inLine(line, from, to));
}

/** The edits that repair those of `spans` that can be. */
export function repairs(line: number, spans: readonly Span[]): TextEdit[] {
  return spans.flatMap(({ from, to, repair }) =>
    repair === undefined ? [] : [{ range: inLine(line, from, to), newText: repair }],
  );
}
