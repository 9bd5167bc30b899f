import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensEdit,
  SemanticTokensLegend,
} from "vscode-languageserver";
import { Cue } from "../reading/cue";
import type { Line } from "../reading/line";
import type { Noise, Placement, Speech } from "../structure/structure";
import type { Sequence } from "../text/list";
import type { OpenDump } from "./documents";

type TokenType = "speechTitle" | "salutation" | "closing" | "rhetorical" | "noise";
const TYPES: readonly TokenType[] = ["speechTitle", "salutation", "closing", "rhetorical", "noise"];

/** Declared with their colours in package.json. */
export const LEGEND: SemanticTokensLegend = { tokenTypes: [...TYPES], tokenModifiers: [] };

/** The tokens that an editor was sent last, and the name under which it knows them. */
export interface SentTokens {
  readonly resultId: string;
  readonly data: readonly number[];
  /** What `data` says. */
  readonly stretches: readonly Stretch[];
}

/** A token; there is no more than one in a line. */
interface Token {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly type: TokenType;
}

/** Tokens with lines relative to `line`. */
interface Stretch {
  readonly line: number;
  readonly tokens: readonly Token[];
}

/** What a grammar cannot know: which titles and salutations start a speech, which are mere rhetoric, and what is junk. */
export function semanticTokens(open: OpenDump): SemanticTokens {
  const { resultId, data } = send(open);
  return { resultId, data: data as number[] };
}

function send(open: OpenDump): SentTokens {
  const before = open.sent.tokens;
  const now = stretches(open);
  const data = before && isSame(before.stretches, now) ? before.data : encode(now);
  const sent = { resultId: String(Number(before?.resultId ?? 0) + 1), data, stretches: now };
  open.sent.tokens = sent;
  return sent;
}

function isSame(before: readonly Stretch[], now: readonly Stretch[]): boolean {
  const isToken = (a: Token, b: Token) => a.line === b.line && a.from === b.from && a.to === b.to && a.type === b.type;
  const isStretch = ({ line, tokens }: Stretch, { line: other, tokens: others }: Stretch) =>
    line === other &&
    (tokens === others || (tokens.length === others.length && tokens.every((token, i) => isToken(token, others[i]!))));
  return before.length === now.length && before.every((stretch, i) => isStretch(stretch, now[i]!));
}

/** The same as edits of the tokens that the editor has, or all of them where it has others than those sent last. */
export function semanticTokensDelta(open: OpenDump, previousResultId: string): SemanticTokens | SemanticTokensDelta {
  const before = open.sent.tokens;
  const { resultId, data } = send(open);
  if (before?.resultId !== previousResultId) return { resultId, data: data as number[] };
  return { resultId, edits: before.data === data ? [] : edits(before.data, data) };
}

/** One edit of what lies between the equal heads and the equal tails; none where all is equal. */
function edits(before: readonly number[], now: readonly number[]): SemanticTokensEdit[] {
  const shorter = Math.min(before.length, now.length);
  let head = 0;
  while (head < shorter && before[head] === now[head]) head++;
  if (head === before.length && head === now.length) return [];
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  return [{ start: head, deleteCount: before.length - head - tail, data: now.slice(head, now.length - tail) }];
}

/** The tokens in the lines `from` to `to` alone. */
export function semanticTokensIn(open: OpenDump, from: number, to: number): SemanticTokens {
  return { data: encode(stretches(open, from, to)) };
}

/** The speeches and the junk around them that reach into the lines, in document order. */
function stretches({ dump: { lines, structure } }: OpenDump, from = 0, to = Number.POSITIVE_INFINITY): Stretch[] {
  const speeches = structure.speeches
    .filter(({ line, speech }) => line <= to && line + speech.endLine >= from)
    .map((placement) => ({ line: placement.line, tokens: speechTokens(lines, placement) }));
  const noise = structure.noise
    .filter(({ line, endLine }) => line <= to && endLine >= from)
    .map((each) => ({ line: 0, tokens: noiseTokens(lines, each) }));
  const first = ({ line, tokens }: Stretch) => line + (tokens[0]?.line ?? 0);
  return [...speeches, ...noise].sort((a, b) => first(a) - first(b));
}

/** A speech that an edit leaves alone is the same object. */
const known = new WeakMap<Speech, readonly Token[]>();

/** The tokens of a speech, with lines relative to it. */
function speechTokens(lines: Sequence<Line>, { line, speech }: Placement): readonly Token[] {
  let tokens = known.get(speech);
  if (!tokens) {
    tokens = readSpeech(lines.slice(line, line + speech.endLine + 1), speech);
    known.set(speech, tokens);
  }
  return tokens;
}

function readSpeech(lines: Sequence<Line>, speech: Speech): readonly Token[] {
  const tokens = new Map<number, Token>();
  const add = (line: number, type: TokenType) => {
    if (!tokens.has(line)) for (const token of wholeLine(lines, line, type)) tokens.set(line, token);
  };
  const shows = (line: number, cues: number) => (lines.at(line)!.mark.cues & cues) !== 0;
  for (const noise of speech.noise) for (const token of noiseTokens(lines, noise)) tokens.set(token.line, token);
  for (const line of speech.titleLines) add(line, "speechTitle");
  const { salutationLine: salutation, closingLine: closing } = speech;
  // A salutation with body text behind it in the same line is left to the grammar.
  if (salutation !== null && !shows(salutation, Cue.RunInSalutation)) add(salutation, "salutation");
  if (closing !== null && shows(closing, Cue.Thanks)) add(closing, "closing");
  for (let line = 0; line < lines.length; line++) if (shows(line, Cue.Salutation | Cue.Call)) add(line, "rhetorical");
  return [...tokens.values()].sort((a, b) => a.line - b.line);
}

function noiseTokens(lines: Sequence<Line>, { line, endLine, part }: Noise): Token[] {
  if (part) return [{ line, ...part, type: "noise" }];
  return lines.slice(line, endLine + 1).flatMap((_, i) => wholeLine(lines, line + i, "noise"));
}

/** The line without the white space around it; nothing where it is blank. */
function wholeLine(lines: Sequence<Line>, line: number, type: TokenType): Token[] {
  const { text } = lines.at(line)!;
  const to = text.trimEnd().length;
  return to === 0 ? [] : [{ line, from: text.length - text.trimStart().length, to, type }];
}

/** As the protocol has it: five numbers a token, its line counted from the one before it. */
function encode(stretches: readonly Stretch[]): number[] {
  const data: number[] = [];
  let last = -1;
  for (const { line: base, tokens } of stretches)
    for (const { line, from, to, type } of tokens) {
      const at = base + line;
      if (at === last) continue;
      data.push(at - Math.max(last, 0), from, to - from, TYPES.indexOf(type), 0);
      last = at;
    }
  return data;
}
