import type { Position, SelectionRange } from "vscode-languageserver";
import type { Line } from "../reading/line";
import { speechAt } from "../structure/structure";
import type { Sequence } from "../text/list";
import { comparePositions, inLine, type Range } from "../text/position";
import type { OpenDump } from "./documents";
import { sectionPath } from "./sectionPath";

/** Made when it is first asked for, as it takes a tenth of the time in which the server starts. */
let wordSegmenter: Intl.Segmenter | undefined;
const SENTENCE = /[^。！？!?；;]*[。！？!?；;]*[”』」）)》]*/g;

/** Word → sentence → line → sections from the innermost out → speech → dump. */
export function selectionRange({ dump: { lines, structure } }: OpenDump, position: Position): SelectionRange {
  const { line, character } = position;
  const text = lines.at(line)!.text;
  const ranges: Range[] = [whole(lines, 0, lines.length - 1)];
  const placement = speechAt(structure, line);
  if (placement) {
    const { speech, line: first } = placement;
    ranges.push(whole(lines, first, first + speech.endLine));
    for (const section of sectionPath(speech.sections, line - first))
      ranges.push(whole(lines, first + section.line, first + section.endLine));
  }
  ranges.push(whole(lines, line, line));
  for (const pieces of [sentences(text), words(text)]) {
    const piece = pieces.find(({ from, to }) => from <= character && character < to);
    if (piece) ranges.push(inLine(line, piece.from, piece.to));
  }
  return ranges
    .filter((range, i) => i === 0 || !same(range, ranges[i - 1]!))
    .reduce<SelectionRange | undefined>((parent, range) => ({ range, ...(parent && { parent }) }), undefined)!;
}

interface Piece {
  readonly from: number;
  readonly to: number;
}

function sentences(text: string): Piece[] {
  return [...text.matchAll(SENTENCE)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

function words(text: string): Piece[] {
  wordSegmenter ??= new Intl.Segmenter("zh", { granularity: "word" });
  return [...wordSegmenter.segment(text)].map(({ index, segment }) => ({ from: index, to: index + segment.length }));
}

function whole(lines: Sequence<Line>, from: number, to: number): Range {
  return { start: { line: from, character: 0 }, end: { line: to, character: lines.at(to)!.text.length } };
}

function same(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.start) === 0 && comparePositions(a.end, b.end) === 0;
}
