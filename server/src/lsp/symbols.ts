import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import { say } from "../l10n/translation";
import type { Line } from "../reading/line";
import type { Placement, Section, Speech } from "../structure/structure";
import type { Sequence } from "../text/list";
import { message } from "../text/message";
import { inLine, type Range } from "../text/position";
import type { OpenDump } from "./documents";
import { speechDetail, speechLabel } from "./label";

/** The outline: collection → speeches → sections. A single speech stands at the top by itself. */
export function documentSymbols({ dump: { lines, structure } }: OpenDump): DocumentSymbol[] {
  const speeches = structure.speeches.map((placement) => speechSymbol(lines, placement));
  if (structure.kind !== "collection") return speeches;
  const title = structure.titleLine ?? 0;
  return [
    {
      name: structure.title ?? say(message("Collection")),
      detail: say(message("{count} speeches", { count: speeches.length })),
      kind: SymbolKind.Package,
      range: wholeLines(lines, 0, lines.length - 1),
      selectionRange: inLine(title, 0, lines.at(title)!.text.length),
      children: speeches,
    },
  ];
}

/** The same for editors that know no trees: each symbol names its container instead. */
export function flatSymbols(open: OpenDump): SymbolInformation[] {
  const flatten = (symbols: readonly DocumentSymbol[], containerName?: string): SymbolInformation[] =>
    symbols.flatMap(({ name, kind, range, children }) => [
      { name, kind, location: { uri: open.uri, range }, ...(containerName && { containerName }) },
      ...flatten(children ?? [], name),
    ]);
  return flatten(documentSymbols(open));
}

/** A speech that an edit leaves alone is the same object, and so is its symbol where it has not moved. */
const known = new WeakMap<Speech, { readonly placement: Placement; readonly symbol: DocumentSymbol }>();

function speechSymbol(lines: Sequence<Line>, placement: Placement): DocumentSymbol {
  const before = known.get(placement.speech);
  if (before?.placement.line === placement.line && before.placement.listedTitle === placement.listedTitle)
    return before.symbol;
  const symbol = buildSymbol(lines, placement);
  known.set(placement.speech, { placement, symbol });
  return symbol;
}

function buildSymbol(lines: Sequence<Line>, placement: Placement): DocumentSymbol {
  const { line, speech } = placement;
  const head = line + (speech.titleLines[0] ?? speech.salutationLine ?? 0);
  return {
    name: speechLabel(lines, placement),
    detail: speechDetail(placement),
    kind: SymbolKind.Class,
    range: wholeLines(lines, line, line + speech.endLine),
    selectionRange: inLine(head, 0, lines.at(head)!.text.length),
    children: speech.sections.map((section) => sectionSymbol(lines, line, section)),
  };
}

function sectionSymbol(lines: Sequence<Line>, base: number, section: Section): DocumentSymbol {
  const line = base + section.line;
  const heading = inLine(line, section.ordinal.from, section.titleTo);
  const whole = wholeLines(lines, line, base + section.endLine);
  return {
    name: lines.at(line)!.text.slice(section.ordinal.from, section.titleTo).trim(),
    kind: SymbolKind.String,
    range: section.inline ? { start: heading.start, end: whole.end } : whole,
    selectionRange: heading,
    children: section.children.map((child) => sectionSymbol(lines, base, child)),
  };
}

/** From the head of line `from` to the end of line `to`. */
function wholeLines(lines: Sequence<Line>, from: number, to: number): Range {
  return { start: { line: from, character: 0 }, end: { line: to, character: lines.at(to)!.text.length } };
}
