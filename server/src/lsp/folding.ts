import { type FoldingRange, FoldingRangeKind } from "vscode-languageserver";
import { Cue } from "../reading/cue";
import type { Line } from "../reading/line";
import { allNoise, type Section } from "../structure/structure";
import type { Sequence } from "../text/list";
import type { OpenDump } from "./documents";

/**
 * Folds speeches, then junk, then sections from the top level down, so that an editor which takes only `limit`
 * ranges still folds what is outermost.
 */
export function foldingRanges({ dump: { lines, structure } }: OpenDump, limit: number): FoldingRange[] {
  const speeches = structure.speeches.map(({ line, speech }) => fold(lines, line, line + speech.endLine));
  const noise = allNoise(structure).map(({ line, endLine }) => ({
    ...fold(lines, line, endLine),
    kind: FoldingRangeKind.Comment,
  }));
  const sections: FoldingRange[] = [];
  let level = structure.speeches.flatMap(({ line, speech }) => speech.sections.map((section) => ({ line, section })));
  while (level.length > 0) {
    for (const { line, section } of level) if (!section.inline) sections.push(foldSection(lines, line, section));
    level = level.flatMap(({ line, section }) => section.children.map((child) => ({ line, section: child })));
  }
  return [...speeches, ...noise, ...sections].filter((range) => range.endLine > range.startLine).slice(0, limit);
}

function foldSection(lines: Sequence<Line>, base: number, { line, endLine }: Section): FoldingRange {
  return fold(lines, base + line, base + endLine);
}

/** Blank lines at the end stay visible: they part what is folded from what follows. */
function fold(lines: Sequence<Line>, startLine: number, endLine: number): FoldingRange {
  let end = endLine;
  while (end > startLine && lines.at(end)!.mark.cues & Cue.Blank) end--;
  return { startLine, endLine: end };
}
