import { fold } from "../../reading/fold";
import type { Line } from "../../reading/line";
import { readEnclosed, readNumeral, writeNumeralLike } from "../../reading/numerals";
import type { Placement, Speech, Structure } from "../../structure/structure";
import type { Sequence } from "../../text/list";
import { type Message, message } from "../../text/message";
import { inLine, moveRange, type Range, type TextEdit } from "../../text/position";
import { noted } from "../noted";
import { judge, type Verdict } from "../numbering/judge";
import { type Renumbering, write } from "../numbering/renumber";
import { type DumpContext, type DumpRule, type Fix, HEAD, type Problem } from "../rule";

/** What can be wrong with the number of a speech in its collection. */
export type MarkerFaultKind = "missing" | "duplicate" | "backwards";

export interface MarkerFault {
  readonly kind: MarkerFaultKind;
  readonly placement: Placement;
  readonly expected: number;
  readonly found: number;
  /** The numbered speech before it. */
  readonly previous: Placement | null;
  /** The numbered speeches after it go on from `expected`. */
  readonly alone: boolean;
}

/** That markers start again at one needs as much reason as any other fault: a collection is numbered once. */
const RESTART = 1;

/** The faults in the markers of the collection (第三篇：, 篇三, 12。), in order. Speeches without a marker do not count. */
const markerFaults = (context: DumpContext) => noted(context, findFaults);

function findFaults({ structure }: DumpContext): readonly MarkerFault[] {
  if (isInOrder(structure)) return [];
  const numbered = numberedSpeeches(structure);
  const verdicts = verdictsOn(numbered);
  const faults: MarkerFault[] = [];
  for (let i = 0; i < numbered.length; i++) {
    const { kind, opens, expected } = verdicts[i]!;
    const previous = numbered[i - 1] ?? null;
    if (kind === "right" && !(opens && previous)) continue;
    const placement = numbered[i]!;
    const found = placement.speech.ordinal!;
    const last = previous?.speech.ordinal ?? 0;
    const alone = kind === "wrong" && verdicts[i + 1]?.kind === "right" && !verdicts[i + 1]!.opens;
    const fault = (fault: MarkerFaultKind, right = expected) =>
      faults.push({ kind: fault, placement, expected: right, found, previous, alone });
    if (opens && previous) fault("backwards", last + 1);
    else if (found > expected) fault("missing");
    else fault(found === last ? "duplicate" : "backwards");
  }
  return faults;
}

/** What was said of the numbers of a collection, by its first numbered speech: few edits touch a number. */
const judged = new WeakMap<Speech, { readonly values: readonly number[]; readonly verdicts: readonly Verdict[] }>();

function verdictsOn(numbered: readonly Placement[]): readonly Verdict[] {
  if (numbered.length === 0) return [];
  const values = numbered.map(({ speech }) => speech.ordinal!);
  const { speech } = numbered[0]!;
  const before = judged.get(speech);
  if (before?.values.length === values.length && values.every((value, i) => value === before.values[i]))
    return before.verdicts;
  const verdicts = judge(values, 1, () => RESTART);
  judged.set(speech, { values, verdicts });
  return verdicts;
}

/** Most collections are, and are asked on every keystroke. */
function isInOrder({ speeches }: Structure): boolean {
  let last = 0;
  for (const { speech } of speeches)
    if (speech.marker !== null && speech.ordinal !== null && speech.ordinal !== ++last) return false;
  return true;
}

/** The speeches that the collection numbers: those whose markers are of the shape that most of them have. */
function numberedSpeeches({ speeches }: Structure): readonly Placement[] {
  const shapes = new Map<string, Placement[]>();
  for (const placement of speeches) {
    const shape = shapeOf(placement.speech);
    if (shape === null) continue;
    const alike = shapes.get(shape);
    if (alike) alike.push(placement);
    else shapes.set(shape, [placement]);
  }
  const [usual] = [...shapes].sort(([, a], [, b]) => b.length - a.length);
  // One number by itself counts a collection only if it says so: 第二篇.
  return usual && (usual[1].length > 1 || usual[0].includes("篇")) ? usual[1] : [];
}

/** What is left of each marker without its number; asked for on every keystroke. */
const markerShapes = new WeakMap<Speech, string | null>();

function shapeOf(speech: Speech): string | null {
  let shape = markerShapes.get(speech);
  if (shape === undefined) {
    const { marker, ordinal } = speech;
    shape = marker === null || ordinal === null ? null : fold(marker).replace(NUMERALS, "").replace(PUNCTUATION, "");
    markerShapes.set(speech, shape);
  }
  return shape;
}

const NUMERALS = /[\d〇零一二两三四五六七八九十百廿卅①-⑳]+/g;
const PUNCTUATION = /[\s:、.,。]/g;

/** The faults of one kind as problems at their markers. */
export function markerProblems(
  { code, severity }: DumpRule,
  context: DumpContext,
  kind: MarkerFaultKind,
  say: (fault: MarkerFault, args: Message["args"]) => Message,
): readonly Problem[] {
  const { lines } = context;
  return markerFaults(context)
    .filter((fault) => fault.kind === kind)
    .map((fault) => {
      const { placement, expected, found, previous } = fault;
      const args = {
        expected: markerLike(lines, placement, expected) ?? expected,
        found: markerText(lines, placement),
      };
      return {
        code,
        severity,
        range: markerRange(lines, placement),
        message: say(fault, args),
        related: previous
          ? [
              {
                range: markerRange(lines, previous),
                message: message("“{marker}” stands here", { marker: markerText(lines, previous) }),
              },
            ]
          : [],
        fixable: true,
        data: { expected, found },
      };
    });
}

/** The fault that `problem` reports. */
export function markerFaultAt(context: DumpContext, { range }: Problem): MarkerFault | null {
  const at = ({ placement }: MarkerFault) => markerRange(context.lines, placement).start.line === range.start.line;
  return markerFaults(context).find(at) ?? null;
}

/** The ways to renumber the collection's markers. */
export function markerRenumberings(context: DumpContext, fault: MarkerFault): readonly Fix[] {
  const { lines, structure } = context;
  const numbered = numberedSpeeches(structure);
  const at = numbered.indexOf(fault.placement);
  const next = numbered[at + 1];
  const { expected, found } = fault;
  const marker = markerLike(lines, fault.placement, expected) ?? expected;
  const one = renumberFrom(lines, [fault.placement], () => expected);
  const rest = numbered.slice(at);
  const fixes =
    !next || next.speech.ordinal === expected + 1
      ? [fix("renumber-this", message("Renumber this marker: “{marker}”", { marker }), one)]
      : [
          fix(
            "renumber-following",
            message("Renumber this marker and those after it, from “{marker}” on", { marker }),
            renumberFrom(
              lines,
              rest,
              (was, i) => was + (i === 0 || found > expected || found === 1 ? expected - found : 1),
            ),
          ),
        ];
  return [
    ...fixes,
    fix("renumber-markers", message("Renumber all markers of the collection"), renumberMarkers(context)),
  ];
}

function fix(id: string, title: Message, edits: readonly TextEdit[]): Fix {
  return { id, title, edits, safe: false, preview: edits.length > 1 };
}

/** The markers of the collection (第N篇) numbered from one, at absolute lines. Speeches without a marker stay so. */
function renumberMarkers({ lines, structure }: DumpContext): readonly TextEdit[] {
  return renumberFrom(lines, numberedSpeeches(structure), (_, i) => i + 1);
}

function renumberFrom(
  lines: Sequence<Line>,
  speeches: readonly Placement[],
  value: (was: number, i: number) => number,
): readonly TextEdit[] {
  const places = speeches.flatMap((placement, i) => {
    const place = markerPlace(lines, placement);
    return place ? [{ ...place, value: value(place.was, i) }] : [];
  });
  return write(lines, places);
}

/** Where the number of a speech's marker stands, and what it is. Columns are those of its numeral. */
type MarkerPlace = Omit<Renumbering, "value">;

/** The marker of a speech, relative to it; it reads the same wherever the speech stands, and is asked for on every keystroke. */
interface OwnMarker {
  readonly place: MarkerPlace | null;
  /** The first line where the marker cannot be found in the text. */
  readonly range: Range;
}

const ownMarkers = new WeakMap<Speech, OwnMarker>();

function ownMarker(lines: Sequence<Line>, { line, speech }: Placement): OwnMarker {
  let own = ownMarkers.get(speech);
  if (!own) {
    const head = lines.slice(line, line + Math.min(HEAD, speech.endLine + 1));
    const place = findMarker(head, speech);
    own = { place, range: rangeOf(head, place, speech) };
    ownMarkers.set(speech, own);
  }
  return own;
}

/** Where the number of the collection marker of a speech stands, and what it is. */
function markerPlace(lines: Sequence<Line>, placement: Placement): MarkerPlace | null {
  const { place } = ownMarker(lines, placement);
  return place && { ...place, line: placement.line + place.line };
}

function findMarker(lines: readonly Line[], { marker, ordinal }: Speech): MarkerPlace | null {
  if (marker === null || ordinal === null) return null;
  const written = fold(marker);
  for (const [line, { text: whole }] of lines.entries()) {
    const text = fold(whole);
    const start = text.indexOf(written);
    for (let from = start; start >= 0 && from < start + written.length; from++) {
      const numeral = readNumeral(text, from);
      if (numeral?.value === ordinal) return { line, from, to: numeral.end, was: ordinal };
      if (readEnclosed(text.charCodeAt(from))?.value === ordinal) return { line, from, to: from + 1, was: ordinal };
    }
  }
  return null;
}

/** The marker of a speech with `value` for its number; null where that cannot be written. */
export function markerLike(lines: Sequence<Line>, placement: Placement, value: number): string | null {
  const place = markerPlace(lines, placement);
  if (!place) return null;
  const { start, end } = markerRange(lines, placement);
  const { text } = lines.at(place.line)!;
  const numeral = writeNumeralLike(text.slice(place.from, place.to), value);
  return numeral && text.slice(start.character, place.from) + numeral + text.slice(place.to, end.character);
}

function markerText(lines: Sequence<Line>, placement: Placement): string {
  const { start, end } = markerRange(lines, placement);
  return lines.at(start.line)!.text.slice(start.character, end.character);
}

/** Where the marker of a speech stands; its first line where the marker cannot be found in the text. */
function markerRange(lines: Sequence<Line>, placement: Placement): Range {
  return moveRange(ownMarker(lines, placement).range, placement.line);
}

function rangeOf(lines: readonly Line[], place: MarkerPlace | null, { marker }: Speech): Range {
  if (!place) return inLine(0, 0, lines[0]!.text.length);
  const written = fold(marker!);
  const from = fold(lines[place.line]!.text).lastIndexOf(written, place.from);
  return inLine(place.line, from, from + written.length);
}
