import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { message } from "../../text/message";
import type { Problem, TextRule } from "../rule";
import { isHan } from "./character";
import { damagedLines, hull, rangesOf, repairs, type Span } from "./span";

const INVISIBLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
const WIDE_SPACE = /[\u00a0\u3000]/g;
/** One within the text, not before it. */
const WIDE_SPACES = /\S[\u00a0\u3000]/;
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
      ? charactersIn(text, INVISIBLE, (code, at) => !isDirection(code) && !isEmojiJoiner(text, code, at))
      : [];
  if (!WIDE_SPACES.test(text)) return spans;
  const prose = /[。；！？;!?]\s*$/.test(text.slice(-4)) ? text.search(/[，,]/) : -1;
  const spaces = prose < 0 ? [] : charactersIn(text, WIDE_SPACE, (_code, at) => at > prose && isMidWord(text, at));
  return spaces.length === 0 ? spans : [...spans, ...spaces].sort((a, b) => a.from - b.from);
}

/** Characters that turn the direction of writing, so that what is shown is not what is stored. */
function directionsIn(text: string): readonly Span[] {
  return charactersIn(text, INVISIBLE, isDirection);
}

function charactersIn(text: string, pattern: RegExp, wanted: (code: number, at: number) => boolean): Span[] {
  return Array.from(text.matchAll(pattern), ({ index }) => index)
    .filter((at) => wanted(text.charCodeAt(at), at))
    .map((at) => ({ from: at, to: at + 1, repair: "" }));
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
    const problem = (line: number, spans: readonly Span[]): Omit<Problem, "severity" | "message"> => ({
      code: controlCharacter.code,
      range: hull(line, spans),
      related: [],
      fixable: true,
    });
    const hidden = Array.from(invisible(lines), ({ line, spans }): Problem => {
      const characters = named(lines[line]!.text, spans);
      return {
        ...problem(line, spans),
        severity: controlCharacter.severity,
        message: message("Invisible characters: {characters}", { characters }),
        data: "invisible",
      };
    });
    const turned = Array.from(directions(lines), ({ line, spans }): Problem => {
      const characters = named(lines[line]!.text, spans);
      return {
        ...problem(line, spans),
        severity: "warning",
        message: message("{characters} turns the direction of writing: the text shown is not the text stored", {
          characters,
        }),
        data: "direction",
      };
    });
    return [...hidden, ...turned];
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

function spansOf(data: unknown, { text, traits }: Line): readonly Span[] {
  return data === "direction" ? directionsIn(text) : invisibleIn(text, traits);
}
