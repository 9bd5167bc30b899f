import type { Line } from "../../reading/line";
import { message } from "../../text/message";
import { inLine } from "../../text/position";
import type { Fix, Problem, SpeechContext, SpeechRule } from "../rule";
import { isAlphanumeric, oneOf } from "./character";
import { Trait, traitsOf } from "./traits";

/** Opening → closing. Half-width and full-width parentheses may close each other. */
const CLOSING = new Map(
  Array.from("“”‘’《》〈〉（）()「」『』【】〔〕[]".matchAll(/../gu), ([pair]) => [pair.charAt(0), pair.charAt(1)]),
);
const OPENING = new Map(Array.from(CLOSING, ([open, close]) => [close, open]));
/** Quotations run on over paragraphs; a title or a parenthesis does not. */
const isQuote = oneOf("“‘「『");
/** A quotation longer than so many paragraphs has lost its end. */
const LONGEST_QUOTATION = 6;
/** Two closing marks no further apart than this enclose a word whose first mark was turned: ”双语”. */
const LONGEST_TURNED = 16;
/** A closing parenthesis so near to the line's start closes an item's number: 1） */
const LONGEST_NUMBER = 4;
/** What ends the phrase that a lost mark must have closed. */
const PHRASE_END = /[，。；：！？、,;:!?）)》]/;

interface Mark {
  readonly line: number;
  readonly at: number;
  readonly character: string;
}

/** A mark without its partner. `turned` says that the mark itself was typed the wrong way round. */
interface Stray extends Mark {
  readonly turned: boolean;
}

/** The marks of a speech that have no partner. */
function straysIn({ lines, speech }: SpeechContext): Stray[] {
  const { each, any } = traitsOf(lines);
  if ((any & Trait.unbalanced) === 0) return [];
  const strays: Stray[] = [];
  let open: Mark[] = [];
  let closers: Mark[] = [];
  const unclosed = (mark: Mark) => strays.push({ ...mark, turned: false });
  for (let line = 0; line <= speech.endLine; line++) {
    open = open.filter((mark) => {
      if (line - mark.line <= LONGEST_QUOTATION) return true;
      unclosed(mark);
      return false;
    });
    if (lines[line]!.mark.blank) continue;
    if ((each[line]! & Trait.unbalanced) === 0 && (open.length === 0 || (each[line]! & Trait.bracket) === 0)) continue;
    closers = [];
    const { text } = lines[line]!;
    for (let at = 0; at < text.length; at++) {
      const character = text.charAt(at);
      if (CLOSING.has(character)) {
        if (isTurnedCloser(text, at, open)) {
          strays.push({ ...open.pop()!, turned: false }, { line, at, character, turned: true });
          strays.splice(-2, 1);
          continue;
        }
        const same = open.findIndex((mark) => mark.character === character);
        if (same >= 0 && isQuote(text.charCodeAt(at)))
          for (const mark of open.splice(same)) if (!(at === 0 || isIndent(text, at))) unclosed(mark);
        open.push({ line, at, character });
      } else if (OPENING.has(character)) {
        const partner = open.findLastIndex((mark) => closes(character, mark.character));
        if (partner >= 0) {
          for (const mark of open.splice(partner + 1)) unclosed(mark);
          open.pop();
        } else if (!isNumberClose(lines[line]!, at) && !isApostrophe(text, at)) {
          const turned = closers.find((mark) => mark.character === character && at - mark.at <= LONGEST_TURNED);
          if (turned) {
            strays.splice(strays.findIndex((stray) => stray.line === line && stray.at === turned.at), 1);
            strays.push({ ...turned, turned: true });
            closers = closers.filter((mark) => mark !== turned);
          } else {
            closers.push({ line, at, character });
            strays.push({ line, at, character, turned: false });
          }
        }
      }
    }
    open = open.filter((mark) => {
      if (isQuote(mark.character.charCodeAt(0)) || runsOn(text)) return true;
      unclosed(mark);
      return false;
    });
  }
  for (const mark of open) unclosed(mark);
  return strays.sort((a, b) => a.line - b.line || a.at - b.at);
}
