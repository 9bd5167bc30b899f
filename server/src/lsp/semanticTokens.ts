import { type SemanticTokens, SemanticTokensBuilder, type SemanticTokensLegend } from "vscode-languageserver";
import { Cue } from "../reading/cue";
import { allNoise } from "../structure/structure";
import type { OpenDump } from "./documents";

/** Declared with their colours in package.json. */
export const LEGEND: SemanticTokensLegend = {
  tokenTypes: ["speechTitle", "salutation", "closing", "rhetorical", "noise"],
  tokenModifiers: [],
};
type TokenType = "speechTitle" | "salutation" | "closing" | "rhetorical" | "noise";

interface Token {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly type: TokenType;
}

/** What a grammar cannot know: which titles and salutations start a speech, which are mere rhetoric, and what is junk. */
export function semanticTokens({ dump }: OpenDump): SemanticTokens {
  const { lines, structure } = dump;
  const tokens = new Map<number, Token>();
  const whole = (line: number, type: TokenType) => {
    const { text } = lines[line]!;
    const from = text.length - text.trimStart().length;
    if (text.trim() !== "" && !tokens.has(line)) tokens.set(line, { line, from, to: text.trimEnd().length, type });
  };
  for (const noise of allNoise(structure)) {
    const { line, endLine, part } = noise;
    if (part) tokens.set(line, { line, ...part, type: "noise" });
    else for (let i = line; i <= endLine; i++) whole(i, "noise");
  }
  for (const { line, speech } of structure.speeches) {
    for (const title of speech.titleLines) whole(line + title, "speechTitle");
    if (speech.salutationLine !== null && !isRunIn(dump, line + speech.salutationLine))
      whole(line + speech.salutationLine, "salutation");
    if (speech.closingLine !== null && lines[line + speech.closingLine]!.mark.cues & Cue.Thanks)
      whole(line + speech.closingLine, "closing");
    for (let i = line; i <= line + speech.endLine; i++)
      if (lines[i]!.mark.cues & (Cue.Salutation | Cue.Call)) whole(i, "rhetorical");
  }
  const builder = new SemanticTokensBuilder();
  for (const { line, from, to, type } of [...tokens.values()].sort((a, b) => a.line - b.line))
    builder.push(line, from, to - from, LEGEND.tokenTypes.indexOf(type), 0);
  return builder.build();
}

/** A salutation with body text behind it in the same line is left to the grammar. */
function isRunIn({ lines }: OpenDump["dump"], line: number): boolean {
  return (lines[line]!.mark.cues & Cue.RunInSalutation) !== 0;
}
