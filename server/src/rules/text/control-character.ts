import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { oneOf } from "../../reading/one-of";
import { type Message, message } from "../../text/message";
import type { Problem, Severity, TextRule } from "../rule";
import { endsWith, isHan } from "./character";
import { damagedLines, hull, matchesIn, rangesOf, repairs, type Span } from "./span";

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const WIDE_SPACES = ["\u00a0", "\u3000"];
const isSentenceEnd = oneOf("。；！？;!?");
/** So many spaces and marks at the end of a line are looked through for the end of its sentence. */
const REACH = 4;
const JOINER = 0x200d;

const isDirection = (code: number) =>
  code === 0x061c ||
  code === 0x200e ||
  code === 0x200f ||
  (code >= 0x202a && code <= 0x202e) ||
  (code >= 0x2066 && code <= 0x2069);
const isSurrogate = (code: number) => code >= 0xd800 && code <= 0xdfff;

/** Controls and invisible characters other than those that turn the direction of writing. */
function invisibleIn(text: string, traits: number): readonly Span[] {
  const spans =
    traits & Trait.invisible
      ? charactersIn(text, (code, at) => !isDirection(code) && !isEmojiJoiner(text, code, at))
      : NONE;
  const spaces = traits & Trait.space ? wideSpacesIn(text) : NONE;
  return spaces.length === 0 ? spans : [...spans, ...spaces].sort((a, b) => a.from - b.from);
}
const NONE: readonly Span[] = [];

/** Wide spaces in mid-word in running text: behind its first comma. */
function wideSpacesIn(text: string): readonly Span[] {
  const comma = endsWith(text, isSentenceEnd, REACH) ? text.search(/[，,]/) : -1;
  if (comma < 0) return NONE;
  const spans: Span[] = [];
  for (const space of WIDE_SPACES)
    for (let at = text.indexOf(space, comma); at >= 0; at = text.indexOf(space, at + 1))
      if (isMidWord(text, at)) spans.push({ from: at, to: at + 1, repair: "" });
  return spans;
}

/** Characters that turn the direction of writing, so that what is shown is not what is stored. */
function directionsIn(text: string): readonly Span[] {
  return charactersIn(text, isDirection);
}

/** The invisible characters that are `wanted`. */
function charactersIn(text: string, wanted: (code: number, at: number) => boolean): readonly Span[] {
  return matchesIn(text, INVISIBLE)
    .filter(({ from }) => wanted(text.charCodeAt(from), from))
    .map(({ from, to }) => ({ from, to, repair: "" }));
}

/** Emoji are joined of several by an invisible character that belongs there. */
function isEmojiJoiner(text: string, code: number, at: number): boolean {
  return code === JOINER && (isSurrogate(text.charCodeAt(at + 1)) || text.charCodeAt(at - 1) === 0xfe0f);
}

/**
 * A wide space between two characters of running text. Between words that stand alone it is layout: in a title, in a
 * list of names, and where a name of two characters is spread (张　三).
 */
function isMidWord(text: string, at: number): boolean {
  if (!isHan(text.charCodeAt(at - 1)) || !isHan(text.charCodeAt(at + 1))) return false;
  let before = at - 1;
  while (isHan(text.charCodeAt(before))) before--;
  let after = at + 1;
  while (isHan(text.charCodeAt(after))) after++;
  return at - before > 2 && after - at > 2;
}

function named(text: string, spans: readonly Span[]): string {
  const codes = new Set(spans.map(({ from }) => text.charCodeAt(from).toString(16).toUpperCase().padStart(4, "0")));
  return Array.from(codes, (code) => `U+${code}`).join(", ");
}

const invisible = (lines: readonly Line[]) => damagedLines(lines, Trait.invisible | Trait.space, invisibleIn);
const directions = (lines: readonly Line[]) => damagedLines(lines, Trait.invisible, directionsIn);

export const controlCharacter: TextRule = {
  code: "text/control-character",
  scope: "text",
  severity: "information",
  summary: message("Invisible or controlling characters"),
  check({ lines }) {
    const problems: Problem[] = [];
    for (const { line, spans } of invisible(lines)) {
      const characters = named(lines[line]!.text, spans);
      const say = message("Invisible characters: {characters}", { characters });
      problems.push(problem(line, spans, controlCharacter.severity, say, "invisible"));
    }
    for (const { line, spans } of directions(lines)) {
      const characters = named(lines[line]!.text, spans);
      const say = message("{characters} turns the direction of writing: the text shown is not the text stored", {
        characters,
      });
      problems.push(problem(line, spans, "warning", say, "direction"));
    }
    return problems;
  },
  places({ range: { start }, data }, { lines }) {
    return rangesOf(start.line, spansOf(data, lines[start.line]!));
  },
  fixes({ range: { start }, data }, { lines }) {
    const edits = repairs(start.line, spansOf(data, lines[start.line]!));
    const title = message("Remove the invisible characters");
    return [{ id: "remove-invisible", title, edits, safe: data === "invisible", preview: false }];
  },
};

function problem(line: number, spans: readonly Span[], severity: Severity, say: Message, data: string): Problem {
  const { code } = controlCharacter;
  return { code, severity, range: hull(line, spans), message: say, related: [], fixable: true, data };
}

function spansOf(data: unknown, { text, traits }: Line): readonly Span[] {
  return data === "direction" ? directionsIn(text) : invisibleIn(text, traits);
}
