import { atOnce, type InSteps } from "../in-steps";
import { keepLayout } from "../runtime/keep-layout";
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
  const reader = new LineReader(text);
  for (; reader.readSome(); ) yield;
  return reader.finish(more);
}

class LineReader {
  private readonly lines: Line[] = [];
  private start = 0;
  /** Where the next \r and the next \n stand, or -1. */
  private carriage: number;
  private feed: number;

  constructor(private readonly text: string) {
    this.carriage = text.indexOf("\r");
    this.feed = text.indexOf("\n");
  }

  /** Reads the next lines that end with a break; false where there are none. */
  readSome(): boolean {
    const before = this.lines.length;
    for (let i = 0; i < STEP && (this.feed >= 0 || this.carriage >= 0); i++) this.readOne();
    return this.lines.length > before;
  }

  /** All lines, with the one behind the last break: an empty one is none if there is `more`. */
  finish(more: boolean): Line[] {
    if (!more || this.start < this.text.length) this.push(this.text.length, "");
    return this.lines;
  }

  private readOne(): void {
    const { text, carriage, feed } = this;
    if (carriage >= 0 && (feed < 0 || carriage < feed)) {
      const isPair = feed === carriage + 1;
      this.push(carriage, isPair ? "\r\n" : "\r");
      if (isPair) this.feed = text.indexOf("\n", this.start);
      this.carriage = text.indexOf("\r", this.start);
    } else {
      this.push(feed, "\n");
      this.feed = text.indexOf("\n", this.start);
    }
  }

  private push(end: number, eol: Line["eol"]): void {
    const { text, start } = this;
    const traits = readLineTraits(text, start, end);
    this.lines.push({ text: text.slice(start, end), eol, mark: readMark(text, start, end, traits), traits });
    this.start = end + eol.length;
  }
}
keepLayout(new LineReader(""));
