import { Cue } from "../../reading/cue";
import { Trait } from "../../reading/glance";
import type { Line } from "../../reading/line";
import { oneOf } from "../../reading/one-of";
import type { Speech } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine, type Range, type TextEdit } from "../../text/position";
import type { Fix, SpeechContext, SpeechRule } from "../rule";
import { isAlphanumeric, isHan, isProseMark } from "./character";

/** A line this long may have been cut by a page's width; what is shorter and has no stop is a title, a list or verse. */
const SHORTEST_WRAP = 18;
/** A line break that does not end a sentence, nor an item: 、 and ， stand in mid-sentence, 在 or 的 do too. */
const isJoint = oneOf("，、,");
/** What a table puts between its cells. */
const CELLS = /\t|\||│|\S {2,}\S|\S\u3000{2,}\S/;
const INDENT = /^(?:\u3000| {2}|\t)/;
/** A numbered line without a sentence in it is a heading, whatever commas it has. */
const SENTENCE = /[。；！？;!?]/;
/** The end of a line that only announces what comes below it: 讲三点意见 */
const ANNOUNCES = /(?:如下|以下|下列|[几幾两兩一二三四五六七八九十\d](?:点|點|条|條|项|項|个方面|個方面)).{0,5}$/;
/** What opens an item of a list. */
const BULLET = /^\s*(?:[•●○◆◇■□▪★☆※*·-]|[a-zA-Z\d]+[.、)）])/;

/** A paragraph that stands on several lines. */
interface Wrapped {
  readonly lines: readonly number[];
}

const known = new WeakMap<Speech, readonly Wrapped[]>();

/** The paragraphs of a speech whose lines were broken in mid-sentence; found once for its problems and all their fixes. */
function wrappedParagraphs(context: SpeechContext): readonly Wrapped[] {
  let found = known.get(context.speech);
  if (!found) {
    found = findWrapped(context);
    known.set(context.speech, found);
  }
  return found;
}

function findWrapped({ lines, speech }: SpeechContext): Wrapped[] {
  const apart = apartLines(lines, speech);
  const found: Wrapped[] = [];
  /** The line above, if it is running text, and the lines of its paragraph if it has more than one. */
  let last = -1;
  let paragraph: number[] | null = null;
  for (let line = 0; line <= speech.endLine; line++) {
    if (lines[line]!.mark.cues & Cue.Blank) continue;
    const running = !apart.has(line);
    if (running && last >= 0 && goesOn(lines, last, paragraph !== null, line)) {
      if (paragraph) paragraph.push(line);
      else {
        paragraph = [last, line];
        found.push({ lines: paragraph });
      }
    } else paragraph = null;
    last = running ? line : -1;
  }
  return found;
}

/** Whether `line` goes on with the sentence in which line `last`, which may itself go on with one, breaks off. */
function goesOn(lines: readonly Line[], last: number, joined: boolean, line: number): boolean {
  const { text, mark } = lines[last]!;
  if (mark.cues & (Cue.Sentence | Cue.Colon) || !isNear(lines, last, line)) return false;
  // Where lines were joined already, they were prose.
  if (!isOpenEnded(lines[last]!) || !(joined || isProse(lines[last]!)) || !continues(lines[line]!)) return false;
  return !ANNOUNCES.test(text.slice(-12));
}

/** Lines that are no running text: title, greeting, junk. */
function apartLines(lines: readonly Line[], speech: Speech): ReadonlySet<number> {
  const apart = new Set(speech.titleLines);
  if (speech.salutationLine !== null && lines[speech.salutationLine]!.text.length < 2 * SHORTEST_WRAP)
    apart.add(speech.salutationLine);
  for (const { line, endLine, part } of speech.noise) if (!part) for (let i = line; i <= endLine; i++) apart.add(i);
  return apart;
}

/** Directly below, or where a blank line follows every line, below that blank line. */
function isNear(lines: readonly Line[], last: number, line: number): boolean {
  if (line === last + 1) return true;
  if (line !== last + 2) return false;
  return isBlank(lines, last - 1) && isBlank(lines, line + 1);
}

/** Whether line `i` is blank, or none of the speech. */
function isBlank(lines: readonly Line[], i: number): boolean {
  return i < 0 || i >= lines.length || (lines[i]!.mark.cues & Cue.Blank) !== 0;
}

/** Whether a line ends in mid-sentence: with a character or a comma. */
function isOpenEnded(line: Line): boolean {
  const body = line.text.trimEnd();
  const last = body.charCodeAt(body.length - 1);
  return (isHan(last) || isAlphanumeric(last) || isJoint(last)) && !hasCells(line);
}

/** Whether a line is a row of a table. */
function hasCells({ text, traits }: Line): boolean {
  return (traits & Trait.space) !== 0 && CELLS.test(text);
}

/** Whether a line is running text: long, with a mark of prose in it, and if it is numbered with a whole sentence. */
function isProse({ text, mark }: Line): boolean {
  const body = text.trimEnd();
  if (body.length < SHORTEST_WRAP || (mark.ordinal && !SENTENCE.test(body))) return false;
  return holdsProseMark(body, body.length - 1);
}

const NO_PROSE =
  Cue.Title |
  Cue.SpokenTitle |
  Cue.Salutation |
  Cue.RunInSalutation |
  Cue.Call |
  Cue.ConcludingHead |
  Cue.Thanks |
  Cue.Date |
  Cue.Opening |
  Cue.Convening |
  Cue.Listed;

/** Whether a line may go on with the sentence above it: no marker, no indent, no title, but prose. */
function continues(line: Line): boolean {
  const { text, mark } = line;
  if (mark.ordinal || mark.marker || mark.noise || mark.cues & NO_PROSE) return false;
  // Most lines open with a character, and so with neither an indent nor a bullet.
  if (!isHan(text.charCodeAt(0)) && (INDENT.test(text) || BULLET.test(text))) return false;
  if (hasCells(line)) return false;
  return holdsProseMark(text, text.length);
}

function holdsProseMark(text: string, to: number): boolean {
  for (let i = 0; i < to; i++) if (isProseMark(text.charCodeAt(i))) return true;
  return false;
}

/** Each break of a paragraph, from the end of one line's text to the start of the next one's. */
function breaks(lines: readonly Line[], paragraph: Wrapped): Range[] {
  return paragraph.lines.slice(1).map((line, i) => {
    const above = paragraph.lines[i]!;
    const below = lines[line]!.text;
    return {
      start: { line: above, character: lines[above]!.text.trimEnd().length },
      end: { line, character: below.length - below.trimStart().length },
    };
  });
}

/** Chinese joins without a space, words of Latin letters with one. */
function joins(lines: readonly Line[], paragraph: Wrapped): TextEdit[] {
  return breaks(lines, paragraph).map((range) => {
    const before = lines[range.start.line]!.text.charCodeAt(range.start.character - 1);
    const after = lines[range.end.line]!.text.charCodeAt(range.end.character);
    const words = isAlphanumeric(before) && isAlphanumeric(after);
    return { range, newText: words ? " " : "" };
  });
}

export const hardWrap: SpeechRule = {
  code: "text/hard-wrap",
  scope: "speech",
  severity: "information",
  summary: message("A paragraph is broken in mid-sentence"),
  check(context) {
    return wrappedParagraphs(context).map((paragraph) => {
      const first = paragraph.lines[0]!;
      const end = context.lines[first]!.text.trimEnd().length;
      return {
        code: hardWrap.code,
        severity: hardWrap.severity,
        range: inLine(first, Math.max(0, end - 1), end),
        message: message("Line breaks in mid-sentence: {count}", { count: paragraph.lines.length - 1 }),
        related: [],
        fixable: true,
        data: paragraph,
      };
    });
  },
  places({ data }, { lines }) {
    return breaks(lines, data as Wrapped);
  },
  fixes({ data }, context) {
    const own = data as Wrapped;
    const all = wrappedParagraphs(context);
    const join = (id: string, title: Fix["title"], joined: readonly Wrapped[]): Fix => ({
      id,
      title,
      edits: joined.flatMap((paragraph) => joins(context.lines, paragraph)),
      safe: false,
      preview: true,
    });
    const fixes = [join("join-paragraph", message("Join the lines of this paragraph"), [own])];
    if (all.length > 1) fixes.push(join("join-speech", message("Join all broken lines of this speech"), all));
    return fixes;
  },
};
