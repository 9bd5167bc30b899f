import { type SymbolInformation, SymbolKind } from "vscode-languageserver";
import { flattenSections } from "../structure/structure";
import { inLine } from "../text/position";
import type { OpenDump } from "./documents";
import { speechLabel } from "./label";

/** An editor shows no more; speeches come before sections, names that start with the query before others. */
const LIMIT = 300;

interface Candidate {
  readonly rank: number;
  readonly symbol: SymbolInformation;
}

/** The speeches and sections of all open dumps whose names hold `query`. */
export function workspaceSymbols(open: readonly OpenDump[], query: string): SymbolInformation[] {
  const wanted = query.trim().toLowerCase();
  const candidates: Candidate[] = [];
  const consider = (name: string, rank: number, symbol: Omit<SymbolInformation, "name">) => {
    const at = name.toLowerCase().indexOf(wanted);
    if (at >= 0) candidates.push({ rank: rank + (at === 0 ? 0 : 1), symbol: { ...symbol, name } });
  };
  for (const { uri, dump } of open)
    for (const placement of dump.structure.speeches) {
      const { line, speech } = placement;
      const containerName = speechLabel(dump.lines, placement);
      consider(containerName, 0, { kind: SymbolKind.Class, location: { uri, range: inLine(line, 0, 0) } });
      for (const { title, line: at, ordinal } of flattenSections(speech.sections))
        consider(title, 2, {
          kind: SymbolKind.String,
          location: { uri, range: inLine(line + at, ordinal.from, ordinal.from) },
          containerName,
        });
    }
  return candidates
    .sort((a, b) => a.rank - b.rank)
    .slice(0, LIMIT)
    .map(({ symbol }) => symbol);
}
