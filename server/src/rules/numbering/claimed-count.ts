import { writeNumeralLike } from "../../reading/numerals";
import { message } from "../../text/message";
import { inLine, type Range } from "../../text/position";
import type { Problem, SpeechContext, SpeechRule } from "../rule";
import { type Announcement, announcements } from "./announcement";
import type { Claim } from "./claim";
import { fix, markerRange, pointAt } from "./fault";

/** 我讲三点意见, and then 一、 to 四、; 做好以下四项工作, and then （一） to （三）. */
export const claimedCount: SpeechRule = {
  code: "numbering/claimed-count",
  severity: "warning",
  summary: message("A list has more or fewer items than were announced"),
  scope: "speech",
  check: (context) => broken(context).map((announcement) => problem(context, announcement)),
  fixes(problem, context) {
    const announcement = broken(context).find(({ claim, line }) => problem.data && same(problem.data, claim, line));
    if (!announcement || announcement.found === 0) return [];
    const { claim, line, found } = announcement;
    const written = context.lines[line]!.text.slice(claim.numeralFrom, claim.numeralTo);
    const newText = writeNumeralLike(written, found);
    if (newText === null) return [];
    const edits = [{ range: claimRange(claim, line), newText }];
    return [fix("change-count", message("Change the count to {count}", { count: newText }), edits, false)];
  },
};

/** The announcements that do not come true. */
function broken(context: SpeechContext): readonly Announcement[] {
  return announcements(context).filter(({ found, claim }) => found !== claim.count);
}

interface CountData {
  readonly expected: number;
  readonly found: number;
  readonly line: number;
  readonly character: number;
}

const same = (data: unknown, claim: Claim, line: number) =>
  (data as CountData).line === line && (data as CountData).character === claim.numeralFrom;

function problem({ lines }: SpeechContext, { claim, line, list, found, tail }: Announcement): Problem {
  const at = claimRange(claim, line);
  const data: CountData = { expected: claim.count!, found, line, character: claim.numeralFrom };
  const args = { claim: claim.text, expected: claim.count!, found };
  return {
    code: claimedCount.code,
    severity: claimedCount.severity,
    range: tail ? markerRange(lines, tail) : at,
    message: tail
      ? message("“{claim}” was announced; the numbers end at “{found}”, and the next heading was lost after this", args)
      : found === 0
        ? message("“{claim}” is announced, but no such list follows", args)
        : message("“{claim}” is announced, but the numbers end at “{found}”", args),
    related: [
      ...(tail ? [{ range: at, message: message("Announced here") }] : []),
      ...pointAt(lines, list?.items.at(-1)),
    ],
    fixable: found > 0,
    data,
  };
}

function claimRange({ numeralFrom, numeralTo }: Claim, line: number): Range {
  return inLine(line, numeralFrom, numeralTo);
}
