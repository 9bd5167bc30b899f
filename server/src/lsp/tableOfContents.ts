import type { DocumentLink, Location, LocationLink, Position } from "vscode-languageserver";
import type { Line } from "../reading/line";
import { type Placement, speechAt, type TocEntry } from "../structure/structure";
import type { Sequence } from "../text/list";
import { inLine, type Range } from "../text/position";
import type { ClientFeatures } from "./client";
import type { OpenDump } from "./documents";

/** Each entry of a table of contents that has a speech links to it. */
export function documentLinks({ uri, dump: { structure } }: OpenDump): DocumentLink[] {
  return structure.toc.flatMap(({ range, speech }) => {
    if (speech === null) return [];
    return [{ range, target: `${uri}#L${structure.speeches[speech]!.line + 1}` }];
  });
}

/** From an entry of a table of contents to its speech. */
export function definition(
  { uri, dump: { lines, structure } }: OpenDump,
  { line }: Position,
  client: ClientFeatures,
): LocationLink[] | Location[] {
  const entry = entryAt(structure.toc, line);
  const placement = entry?.speech == null ? undefined : structure.speeches[entry.speech];
  if (!entry || !placement) return [];
  const head = headOf(lines, placement);
  if (!client.definitionLinks) return [{ uri, range: head }];
  const { line: first, speech } = placement;
  const targetRange = { start: { line: first, character: 0 }, end: endOf(lines, first + speech.endLine) };
  return [{ originSelectionRange: entry.range, targetUri: uri, targetRange, targetSelectionRange: head }];
}

/** The entries of the table of contents that announce the speech at a place, and with `declaration` its head. */
export function references({ uri, dump }: OpenDump, { line }: Position, declaration: boolean): Location[] {
  const { structure, lines } = dump;
  const speech = entryAt(structure.toc, line)?.speech ?? titledAt(speechAt(structure, line), line);
  if (speech === null) return [];
  const entries = structure.toc.filter((entry) => entry.speech === speech).map(({ range }) => range);
  const head = declaration ? [headOf(lines, structure.speeches[speech]!)] : [];
  return [...head, ...entries].map((range) => ({ uri, range }));
}

export function entryAt(toc: readonly TocEntry[], line: number): TocEntry | undefined {
  return toc.find((entry) => entry.line === line);
}

/** The speech whose title block `line` is part of. */
function titledAt(placement: Placement | null, line: number): number | null {
  if (!placement) return null;
  return line <= placement.line + Math.max(0, ...placement.speech.titleLines) ? placement.index : null;
}

function headOf(lines: Sequence<Line>, { line, speech }: Placement): Range {
  const head = line + (speech.titleLines[0] ?? 0);
  return inLine(head, 0, lines.at(head)!.text.length);
}

function endOf(lines: Sequence<Line>, line: number): Position {
  return { line, character: lines.at(line)!.text.length };
}
