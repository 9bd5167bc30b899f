import { atOnce, type InSteps } from "../in-steps";
import { readLineTraits } from "./glance";
import { type Mark, readMark } from "./mark";

/** One line of a dump: its text without the line break, the break itself, and what it shows by itself. */
export interface Line {
  readonly text: string;
  readonly eol: "" | "\n" | "\r\n" | "\r";
  readonly mark: Mark;
  /** Bits of `Trait`: what characters it holds. */
  readonly traits: number;
}

/** Lines that are read in one step. */
const STEP = 64;

/**
 * Splits `text` at \n, \r\n and \r as editors do. A text that ends with a break has an empty last line,
 * unless `more` says that further lines follow it.
 */
export const readLines = (text: string, more = false): Line[] => atOnce(readingLines(text, more));

/** The same in steps. */
export function* readingLines(text: string, more = false): InSteps<Line[]> {
  const lines: Line[] = [];
  let start = 0;
  const push = (end: number, eol: Line["eol"]) => {
    const traits = readLineTraits(text, start, end);
    lines.push({ text: text.slice(start, end), eol, mark: readMark(text, start, end, traits), traits });
    start = end + eol.length;
  };
  let carriage = text.indexOf("\r");
  let feed = text.indexOf("\n");
  const readSome = () => {
    for (const enough = lines.length + STEP; lines.length < enough && (feed >= 0 || carriage >= 0); )
      if (carriage >= 0 && (feed < 0 || carriage < feed)) {
        if (feed === carriage + 1) {
          push(carriage, "\r\n");
          feed = text.indexOf("\n", start);
        } else push(carriage, "\r");
        carriage = text.indexOf("\r", start);
      } else {
        push(feed, "\n");
        feed = text.indexOf("\n", start);
      }
  };
  for (; feed >= 0 || carriage >= 0; yield) readSome();
  if (!more || start < text.length) push(text.length, "");
  return lines;
}
