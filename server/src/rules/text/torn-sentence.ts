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
  /** The line that goes on. */
  readonly after: number;
}

/** A scraper ends each line that it tears off with this. */
const ADDED_STOP = /。\s*$/;
/** What cannot begin a sentence: it goes on with the one before. */
const CONTINUES = /^\s*(?:[,，;；:：、。.!！?？)）\]】》〉”’」』%]|的(?!确)|和|与|與|及|以及|之)/;
/** Brackets and quotation marks that are still open at the end of a text. */
const PAIRS: readonly (readonly [string, string])[] = [
  ["《", "》"],
  ["“", "”"],
  ["（", "）"],
  ["(", ")"],
];

/** The torn sentences of a speech: runs of anchors with text of the speech on both sides. */
export function tearsIn(lines: readonly Line[], speech: Speech): Tear[] {
  const anchors = speech.noise.filter(({ kind, part }) => kind === "anchor" && part === null);
  if (anchors.length === 0) return [];
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
    const after = next(run.at(-1)!, 1);
    if (before < 0 || after > speech.endLine || junk.has(before) || junk.has(after)) continue;
    if (speech.titleLines.includes(before)) continue;
    tears.push({ before, anchors: run, after });
  }
  return tears;
}

function withoutStop(text: string): string {
  return text.replace(ADDED_STOP, "").trim();
}

/** From the stop that the scraper added to the first character that goes on. */
function stretch(lines: readonly Line[], { before, after }: Tear): Range {
  const above = lines[before]!.text;
  const below = lines[after]!.text;
  return {
    start: { line: before, character: above.length - (ADDED_STOP.exec(above)?.[0].length ?? trailing(above)) },
    end: { line: after, character: below.length - below.trimStart().length },
  };
}

const trailing = (text: string) => text.length - text.trimEnd().length;

/** Whether the line after can only go on with the sentence: it opens with what ends or links a phrase. */
function mustContinue(lines: readonly Line[], { before, anchors, after }: Tear): boolean {
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
function join(lines: readonly Line[], tear: Tear, id: string, title: Fix["title"], stop: string, safe: boolean): Fix {
  const words = tear.anchors.map((line) => withoutStop(lines[line]!.text)).join("");
  return { id, title, edits: [{ range: stretch(lines, tear), newText: words + stop }], safe, preview: true };
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
        range: inLine(line, trailingStart(text), text.trimEnd().length),
        message: message("“{words}” was torn out of the sentence around it", { words }),
        related: [
          { range: inLine(before, 0, lines[before]!.text.length), message: message("The sentence breaks off here") },
          { range: inLine(after, 0, lines[after]!.text.length), message: message("It goes on here") },
        ],
        fixable: true,
      };
    });
  },
  places({ range: { start } }, context) {
    return [stretch(context.lines, tearAt(context, start.line))];
  },
  fixes({ range: { start } }, context) {
    const tear = tearAt(context, start.line);
    const { lines } = context;
    if (mustContinue(lines, tear)) {
      const title = message("Join the sentence");
      return [join(lines, tear, "join-sentence", title, "", true)];
    }
    return [
      join(lines, tear, "join-before-and-after", message("Join; the sentence goes on after the link"), "", false),
      join(lines, tear, "join-before", message("Join; the sentence ends with the link"), "。", false),
    ];
  },
};

const trailingStart = (text: string) => text.length - text.trimStart().length;
