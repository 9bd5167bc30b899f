import { Cue } from "../../reading/cue";
import { oneOf } from "../../reading/one-of";
import { type Message, message } from "../../text/message";
import { inLine } from "../../text/position";
import type { Problem, SpeechContext, SpeechRule } from "../rule";
import { isHan, isProseMark } from "../text/character";

/** A shorter last line may be a name, a date or a slogan, which need no stop. */
const SHORTEST_PROSE = 20;
/** No speech ends with one of these. */
const isPause = oneOf("，、；：,;:");
/** Lines that end a speech properly without a stop. */
const SIGNS_OFF = Cue.Date | Cue.Person | Cue.Thanks | Cue.Salutation;

/** Whether the last line breaks off in mid-sentence. */
function losesEnd({ lines, speech: { endLine, titleLines } }: SpeechContext): boolean {
  const { text, mark } = lines[endLine]!;
  if (titleLines.includes(endLine) || mark.cues & SIGNS_OFF) return false;
  const body = text.trimEnd();
  const last = body.charCodeAt(body.length - 1);
  if (isPause(last)) return true;
  if (mark.cues & Cue.Ellipsis) return body.length >= SHORTEST_PROSE;
  return isHan(last) && body.length >= SHORTEST_PROSE && Array.from(body).some((c) => isProseMark(c.charCodeAt(0)));
}

/** The first line of the body if it starts in mid-sentence. */
function lostStart({ lines, speech }: SpeechContext): number | null {
  if (speech.salutationLine !== null) return null;
  let line = Math.max(-1, ...speech.titleLines) + 1;
  while (line <= speech.endLine && lines[line]!.mark.cues & Cue.Blank) line++;
  return line <= speech.endLine && lines[line]!.mark.cues & Cue.Continuation ? line : null;
}

function problem(line: number, from: number, to: number, text: Message): Problem {
  return {
    code: truncated.code,
    severity: truncated.severity,
    range: inLine(line, from, to),
    message: text,
    related: [],
    fixable: false,
  };
}

export const truncated: SpeechRule = {
  code: "speech/truncated",
  scope: "speech",
  severity: "information",
  summary: message("A speech breaks off, or starts in mid-sentence"),
  check(context) {
    const { lines, speech } = context;
    const problems: Problem[] = [];
    const start = lostStart(context);
    if (start !== null)
      problems.push(problem(start, 0, 1, message("The speech starts in mid-sentence: its beginning seems to be lost")));
    if (losesEnd(context)) {
      const end = lines[speech.endLine]!.text.trimEnd().length;
      problems.push(
        problem(speech.endLine, end - 1, end, message("The speech breaks off here: its end seems to be lost")),
      );
    }
    return problems;
  },
};
