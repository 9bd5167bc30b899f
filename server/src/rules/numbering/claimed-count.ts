import { Cue } from "../../reading/cue";
import { writeNumeralLike } from "../../reading/numerals";
import type { OrdinalStyle } from "../../reading/ordinal";
import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine, type Range } from "../../text/position";
import type { Problem, SpeechContext, SpeechRule } from "../rule";
import { type Claim, readClaim } from "./claim";
import { fix, markerRange, pointAt } from "./fault";
import { type Series, seriesOf } from "./series";

/** 我讲三点意见, and then 一、 to 四、; 做好以下四项工作, and then （一） to （三）. */
export const claimedCount: SpeechRule = {
  code: "numbering/claimed-count",
  severity: "warning",
  summary: message("A list has more or fewer items than were announced"),
  scope: "speech",
  check: (context) => counted(context).map((count) => problem(context, count)),
  fixes(problem, context) {
    const count = counted(context).find(({ claim, line }) => problem.data && same(problem.data, claim, line));
    if (!count || count.found === 0) return [];
    const { claim, line, found } = count;
    const written = context.lines[line]!.text.slice(claim.numeralFrom, claim.numeralTo);
    const newText = writeNumeralLike(written, found);
    if (newText === null) return [];
    const edits = [{ range: claimRange(claim, line), newText }];
    return [fix("change-count", message("Change the count to {count}", { count: newText }), edits, false)];
  },
};

/** A claim that does not come true. */
interface Count {
  readonly claim: Claim;
  readonly line: number;
  /** The last number of the list that was announced; 0 where there is no such list. */
  readonly found: number;
  /** The last item before the place where the next one was lost, where the text shows that place. */
  readonly tail: Section | null;
  /** The last item of the list. */
  readonly last: Section | null;
}

interface CountData {
  readonly expected: number;
  readonly found: number;
  readonly line: number;
  readonly character: number;
}

const same = (data: unknown, claim: Claim, line: number) =>
  (data as CountData).line === line && (data as CountData).character === claim.numeralFrom;

function problem({ lines }: SpeechContext, { claim, line, found, tail, last }: Count): Problem {
  const at = claimRange(claim, line);
  const data: CountData = { expected: claim.count!, found, line, character: claim.numeralFrom };
  const args = { claim: claim.text, expected: claim.count!, found };
  return {
    code: claimedCount.code,
    severity: claimedCount.severity,
    range: tail ? markerRange(lines, tail) : at,
    message: tail
      ? message("“{claim}” was announced; the numbers end at {found}, and the next heading was lost after this", args)
      : found === 0
        ? message("“{claim}” is announced, but no such list follows", args)
        : message("“{claim}” is announced, but the numbers end at {found}", args),
    related: [...(tail ? [{ range: at, message: message("Announced here") }] : []), ...pointAt(lines, last)],
    fixable: found > 0,
    data,
  };
}

function claimRange({ numeralFrom, numeralTo }: Claim, line: number): Range {
  return inLine(line, numeralFrom, numeralTo);
}

function counted(context: SpeechContext): readonly Count[] {
  const series = seriesOf(context);
  if (series.length === 0) return [];
  const ofSpeech = pointsOfSpeech(context, series);
  const claims = new Map<number, Count>(ofSpeech ? [[ofSpeech.line, ofSpeech]] : []);
  for (const list of series) {
    const count = listBelow(context, list);
    if (count && !claims.has(count.line)) claims.set(count.line, count);
  }
  return [...claims.values()].filter(({ found, claim }) => found !== claim.count);
}

/** The line just above a list, where it counts the items to come. */
function listBelow(context: SpeechContext, list: Series): Count | null {
  const first = list.items[0]!;
  if (first.inline || list.runsOn) return null;
  const line = textAbove(context, first.line);
  if (line === null) return null;
  const claim = readClaim(context.lines[line]!.text);
  if (!claim?.certain || claim.count === null) return null;
  return { claim, line, tail: null, last: list.items.at(-1)!, found: reached(list, claim.count) };
}

const TOP: readonly OrdinalStyle[] = ["cjk-dun", "bare"];
const HEADINGS: readonly OrdinalStyle[] = [...TOP, "paren-cjk", "arabic", "paren-arabic"];

/** What the speaker announces for the speech as a whole before its first heading, against the headings of its top level. */
function pointsOfSpeech(context: SpeechContext, all: readonly Series[]): Count | null {
  const first = all[0]!.items[0]!.line;
  const head = Math.max(-1, ...context.speech.titleLines) + 1;
  for (let line = first - 1; line >= head; line--) {
    const claim = readClaim(context.lines[line]!.text);
    if (!claim?.ofSpeech || !claim.certain || claim.count === null) continue;
    const tops = all.filter(({ depth }) => depth === 1);
    const main = tops.find(({ style }) => TOP.includes(style)) ?? null;
    if (tops.some((list) => reached(list, claim.count!) === claim.count)) return null;
    if (!main)
      return tops.some(({ style }) => HEADINGS.includes(style))
        ? { claim, line, found: 0, tail: null, last: null }
        : null;
    const last = main.items.at(-1)!;
    const found = reached(main, claim.count);
    return { claim, line, found, tail: found < claim.count ? lostAfter(all, last) : null, last };
  }
  return null;
}

/** How far a list counts, 最后 included; the announced number where as many items stand there, however they are numbered. */
function reached({ items, closed }: Series, announced: number): number {
  const end = closed ? 1 : 0;
  return items.length + end === announced ? announced : items.at(-1)!.ordinal.value + end;
}

/** Where below `last`, the last heading that is left, a list starts again for want of the next heading. */
function lostAfter(all: readonly Series[], last: Section): Section | null {
  for (const { parent, faults } of all)
    if (parent === last) for (const { kind, against } of faults) if (kind === "lost-parent") return against;
  return null;
}

function textAbove({ lines }: SpeechContext, line: number): number | null {
  for (let above = line - 1; above >= 0; above--) if (!(lines[above]!.mark.cues & Cue.Blank)) return above;
  return null;
}
