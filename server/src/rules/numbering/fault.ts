import type { Line } from "../../reading/line";
import type { Section } from "../../structure/structure";
import { type Message, message } from "../../text/message";
import { inLine, type Range, type TextEdit } from "../../text/position";
import type { Fix, Problem, Severity, SpeechContext } from "../rule";
import { isAnnounced } from "./announcement";
import { markerLike, markerText, renumber, renumberSpeech, runOf, shift } from "./renumber";
import { type Fault, type FaultKind, faultsOf, type Series } from "./series";

/** What a problem of a number tells its fixes; lines and columns are those of the problem. */
export interface FaultData {
  readonly expected: number;
  readonly found: number;
}

/** A number that is wrong, as a problem at its marker. */
export function faultProblem(
  code: string,
  severity: Severity,
  { lines }: SpeechContext,
  { item, expected, against }: Fault,
  say: Message,
): Problem {
  const data: FaultData = { expected, found: item.ordinal.value };
  return {
    code,
    severity,
    range: markerRange(lines, item),
    message: say,
    related: pointAt(lines, against),
    fixable: item.ordinal.numeralTo > item.ordinal.numeralFrom,
    data,
  };
}

/** The fault of `kind` that `problem` reports, with its series. */
export function faultAt(
  context: SpeechContext,
  kind: FaultKind,
  problem: Problem,
): { readonly series: Series; readonly fault: Fault } | null {
  return faultsOf(context, kind).find(({ fault }) => isAt(fault.item, problem)) ?? null;
}

/** How the expected marker and the one found are written, for messages. */
export function expectedAndFound(lines: readonly Line[], { item, expected }: Fault): Message["args"] {
  return { expected: markerLike(lines, item, expected)?.trimEnd() ?? expected, found: markerText(lines, item) };
}

/** The marker of `section` as a place that a problem points at. */
export function pointAt(lines: readonly Line[], section: Section | null | undefined): Problem["related"] {
  if (!section) return [];
  const say = message("“{marker}” stands here", { marker: markerText(lines, section) });
  return [{ range: markerRange(lines, section), message: say }];
}

/** Whether `problem` is reported at the marker of `section`. */
export function isAt({ line, ordinal }: Section, { range }: Problem): boolean {
  return line === range.start.line && ordinal.from === range.start.character;
}

/** Where the marker of a section stands. */
export function markerRange(lines: readonly Line[], section: Section): Range {
  const { line, ordinal } = section;
  return inLine(line, ordinal.from, ordinal.from + markerText(lines, section).length);
}

/**
 * The ways to mend a wrong number: this one alone where the numbers after it go on from what it should be, else this
 * and all that follow; the whole series; the whole speech. None that would belie the number that was announced.
 */
export function renumberings(context: SpeechContext, series: Series, fault: Fault): readonly Fix[] {
  const { lines } = context;
  const { item, expected } = fault;
  const run = runOf(context, series);
  const at = run.indexOf(item);
  const next = run[at + 1];
  const found = item.ordinal.value;
  const goesOn = next?.ordinal.value === found + 1;
  const fixes: Fix[] = [];
  const marker = markerLike(lines, item, expected)?.trimEnd() ?? expected;
  const { against } = fault;
  if (against && against.ordinal.value === expected && found === expected - 1) {
    const edits = renumber(lines, [against, item], found);
    fixes.push(fix("renumber-this", message("Exchange the numbers of these two headings"), edits, false));
  } else if (!next || next.ordinal.value === expected + 1)
    fixes.push(
      fix(
        "renumber-this",
        message("Renumber this heading: “{marker}”", { marker }),
        renumber(lines, [item], expected),
        fault.alone,
      ),
    );
  else
    fixes.push(
      fix(
        "renumber-following",
        message("Renumber this heading and those after it, from “{marker}” on", { marker }),
        [
          ...renumber(lines, [item], expected),
          ...shift(lines, run.slice(at + 1), goesOn || found > expected ? expected - found : 1),
        ],
        false,
      ),
    );
  fixes.push(
    fix(
      "renumber-series",
      message("Renumber the whole series"),
      renumber(lines, run, series.runsOn ? 1 : series.start),
      false,
    ),
    fix("renumber-speech", message("Renumber the whole speech"), renumberSpeech(context), false),
  );
  return distinct(isAnnounced(context, series) ? fixes.filter((other) => !touches(other, run.at(-1)!)) : fixes);
}

/** Whether a fix changes the number of `section`. */
function touches({ edits }: Fix, { line, ordinal }: Section): boolean {
  return edits.some(({ range: { start } }) => start.line === line && start.character === ordinal.numeralFrom);
}

/** New lines above `item` for the markers `values`, written as that of `model`, each with room for its lost text. */
export function insertMarkers(
  lines: readonly Line[],
  item: Section,
  values: readonly number[],
  model: Section = item,
): readonly Fix[] {
  const { text } = lines[item.line]!;
  const markers = values.map((value) => markerLike(lines, model, value));
  if (item.inline || values.length === 0 || values.length > 5 || markers.includes(null)) return [];
  const indent = text.slice(0, item.ordinal.from);
  const eol = lines[item.line]!.eol || lines[item.line - 1]?.eol || "\n";
  const apart = lines[item.line - 1]?.text.trim() === "" ? eol : "";
  const newText = markers.map((marker) => `${indent}${marker}${PLACEHOLDER}${eol}${apart}`).join("");
  const title = message("Insert “{markers}” for the lost text", {
    markers: markers.map((m) => m?.trimEnd()).join(" "),
  });
  return [fix("insert-marker", title, [{ range: inLine(item.line, 0, 0), newText }], false)];
}

/** What stands for lost text until somebody fills it in. */
const PLACEHOLDER = "……";

export function fix(id: string, title: Message, edits: readonly TextEdit[], safe: boolean): Fix {
  const lines = new Set(edits.map(({ range }) => range.start.line));
  return { id, title, edits, safe, preview: lines.size > 1 };
}

/** Without fixes that do nothing, or the same as one before them. */
function distinct(fixes: readonly Fix[]): readonly Fix[] {
  const seen = new Set<string>();
  return fixes.filter(({ edits }) => {
    const key = JSON.stringify(edits);
    if (edits.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
