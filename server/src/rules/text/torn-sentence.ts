import { Cue } from "../../reading/cue";
import type { Line } from "../../reading/line";
import type { Speech } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine, type Range } from "../../text/position";
import type { Fix, SpeechContext, SpeechRule } from "../rule";

/** A sentence of which a scraper made several lines because a link stood in it. Lines are relative to the speech. */
export interface Tear {
  /** The line that breaks off. */
  readonly before: number;
  /** The words of the link or links, one line each. */
  readonly anchors: readonly number[];
  /** The line that goes on; null where the sentence ends with the link. */
  readonly after: number | null;
}

/** A scraper ends each line that it tears off with this. */
const ADDED_STOP = /。\s*$/;
/** What cannot begin a sentence: it goes on with the one before. */
const CONTINUES = /^\s*(?:[,，;；:：、。.!！?？)）\]】》〉”’」』%]|的(?!确)|和|与|與|及|以及|之)/;
/** The fix where the grammar leaves one reading. */
const CERTAIN = "join-sentence";
/** Brackets and quotation marks that are still open at the end of a text. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["《", "》"],
  ["“", "”"],
  ["（", "）"],
  ["(", ")"],
];

const known = new WeakMap<Speech, readonly Tear[]>();

/** The torn sentences of a speech: runs of anchors with a line of text above them. */
export function tearsIn(lines: readonly Line[], speech: Speech): readonly Tear[] {
  if (speech.noise.length === 0) return NONE;
  let tears = known.get(speech);
  if (!tears) {
    tears = findTears(lines, speech);
    known.set(speech, tears);
  }
  return tears;
}
const NONE: readonly Tear[] = [];

function findTears(lines: readonly Line[], speech: Speech): readonly Tear[] {
  const anchors = speech.noise.filter(({ kind, part }) => kind === "anchor" && part === null);
  if (anchors.length === 0) return NONE;
  const junk = new Set(speech.noise.flatMap(({ line, part }) => (part ? [] : [line])));
  const next = (line: number, step: number) => {
    let i = line + step;
    while (lines[i] && lines[i]!.mark.cues & Cue.Blank) i += step;
    return i;
  };
  const tears: Tear[] = [];
  for (let i = 0; i < anchors.length; i++) {
    const run = [anchors[i]!.line];
    while (i + 1 < anchors.length && next(run.at(-1)!, 1) === anchors[i + 1]!.line) run.push(anchors[++i]!.line);
    const before = next(run[0]!, -1);
    const below = next(run.at(-1)!, 1);
    const isPiece = (line: number) => line >= 0 && line <= speech.endLine && !junk.has(line) && isText(lines[line]!);
    if (!isPiece(before) || speech.titleLines.includes(before)) continue;
    const after = isPiece(below) && !opensAnew(lines[below]!) ? below : null;
    tears.push({ before, anchors: run, after });
  }
  return tears;
}

function isText({ text }: Line): boolean {
  return withoutStop(text) !== "";
}

/** Whether a line cannot be the rest of a sentence: a heading, a greeting, thanks. */
function opensAnew({ mark }: Line): boolean {
  const apart = Cue.Salutation | Cue.RunInSalutation | Cue.Call | Cue.Greeting | Cue.Thanks;
  return mark.ordinal !== null || mark.marker !== null || (mark.cues & apart) !== 0;
}

function withoutStop(text: string): string {
  return text.replace(ADDED_STOP, "").trim();
}

/** The seams between the pieces: from the stop that the scraper added to where the next piece begins. */
function seams(lines: readonly Line[], { before, anchors, after }: Tear): Range[] {
  const pieces = after === null ? [before, ...anchors] : [before, ...anchors, after];
  return pieces.slice(1).map((line, i) => {
    const above = lines[pieces[i]!]!.text;
    const below = lines[line]!.text;
    return {
      start: { line: pieces[i]!, character: above.replace(ADDED_STOP, "").trimEnd().length },
      end: { line, character: below.length - below.trimStart().length },
    };
  });
}

/** Whether the line after can only go on with the sentence: it opens with what ends or links a phrase. */
function mustContinue(lines: readonly Line[], { before, anchors, after }: Tear): boolean {
  if (after === null) return false;
  const below = lines[after]!.text;
  if (CONTINUES.test(below)) return true;
  const above = [before, ...anchors].map((line) => lines[line]!.text).join("");
  return PAIRS.some(([open, close]) => {
    const ends = below.indexOf(close);
    const opens = below.indexOf(open);
    return above.lastIndexOf(open) > above.lastIndexOf(close) && ends >= 0 && (opens < 0 || ends < opens);
  });
}

/** The fix that puts the pieces together; `stop` is what stands between the link's words and the line after. */
function join(lines: readonly Line[], tear: Tear, id: string, title: Fix["title"], stop: "" | "。"): Fix {
  const gaps = seams(lines, tear);
  const edits = gaps.map((range, i) => ({ range, newText: i === tear.anchors.length ? stop : "" }));
  return { id, title, edits, safe: id === CERTAIN, preview: true };
}

function tearAt({ lines, speech }: SpeechContext, anchor: number): Tear {
  return tearsIn(lines, speech).find(({ anchors }) => anchors[0] === anchor)!;
}

export const tornSentence: SpeechRule = {
  code: "text/torn-sentence",
  scope: "speech",
  severity: "warning",
  summary: message("A link torn out of a sentence splits it"),
  check({ lines, speech }) {
    return tearsIn(lines, speech).map(({ before, anchors, after }) => {
      const line = anchors[0]!;
      const { text } = lines[line]!;
      const words = anchors.map((anchor) => withoutStop(lines[anchor]!.text)).join("");
      return {
        code: tornSentence.code,
        severity: tornSentence.severity,
        range: inLine(line, leadingSpace(text), text.trimEnd().length),
        message: message("“{words}” was torn out of the sentence around it", { words }),
        related: [
          { range: inLine(before, 0, lines[before]!.text.length), message: message("The sentence breaks off here") },
          ...(after === null
            ? []
            : [{ range: inLine(after, 0, lines[after]!.text.length), message: message("It goes on here") }]),
        ],
        fixable: true,
      };
    });
  },
  places({ range: { start } }, context) {
    return seams(context.lines, tearAt(context, start.line));
  },
  fixes({ range: { start } }, context) {
    const tear = tearAt(context, start.line);
    const { lines } = context;
    if (mustContinue(lines, tear)) return [join(lines, tear, CERTAIN, message("Join the sentence"), "")];
    const ending = join(lines, tear, "join-before", message("Join; the sentence ends with the link"), "。");
    if (tear.after === null) return [ending];
    return [
      join(lines, tear, "join-before-and-after", message("Join; the sentence goes on after the link"), ""),
      ending,
    ];
  },
};

const leadingSpace = (text: string) => text.length - text.trimStart().length;
