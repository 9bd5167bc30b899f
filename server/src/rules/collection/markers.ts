import { fold } from "../../reading/fold";
import type { Line } from "../../reading/line";
import { writeNumeralLike } from "../../reading/numerals";
import type { Placement, Structure } from "../../structure/structure";
import { type Message, message } from "../../text/message";
import { inLine, type Range, type TextEdit } from "../../text/position";
import { judge } from "../numbering/judge";
import { type MarkerPlace, markerPlace, renumberMarkers } from "../numbering/renumber";
import type { DumpContext, DumpRule, Fix, Problem } from "../rule";

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
export function markerFaults({ speeches }: Structure): readonly MarkerFault[] {
  const numbered = speeches.filter(({ speech }) => speech.marker !== null && speech.ordinal !== null);
  const verdicts = judge(
    numbered.map(({ speech }) => speech.ordinal!),
    1,
    () => RESTART,
  );
  return numbered.flatMap((placement, i): MarkerFault[] => {
    const { kind, opens, expected } = verdicts[i]!;
    const previous = numbered[i - 1] ?? null;
    const found = placement.speech.ordinal!;
    const last = previous?.speech.ordinal ?? 0;
    const alone = kind === "wrong" && verdicts[i + 1]?.kind === "right" && !verdicts[i + 1]!.opens;
    const fault = (fault: MarkerFaultKind, right = expected): MarkerFault[] => [
      { kind: fault, placement, expected: right, found, previous, alone },
    ];
    if (opens && previous) return fault("backwards", last + 1);
    if (kind === "right") return [];
    if (found > expected) return fault("missing");
    return fault(found === last ? "duplicate" : "backwards");
  });
}

/** The faults of one kind as problems at their markers. */
export function markerProblems(
  { code, severity }: DumpRule,
  { lines, structure }: DumpContext,
  kind: MarkerFaultKind,
  say: (fault: MarkerFault, args: Message["args"]) => Message,
): readonly Problem[] {
  return markerFaults(structure)
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
                message: message("{marker} stands here", { marker: markerText(lines, previous) }),
              },
            ]
          : [],
        fixable: true,
        data: { expected, found },
      };
    });
}

/** The fault that `problem` reports. */
export function markerFaultAt({ lines, structure }: DumpContext, { range }: Problem): MarkerFault | null {
  const at = ({ placement }: MarkerFault) => markerRange(lines, placement).start.line === range.start.line;
  return markerFaults(structure).find(at) ?? null;
}

/** The ways to renumber the collection's markers. */
export function markerRenumberings(context: DumpContext, fault: MarkerFault): readonly Fix[] {
  const { lines, structure } = context;
  const numbered = structure.speeches.filter(({ speech }) => speech.marker !== null && speech.ordinal !== null);
  const at = numbered.indexOf(fault.placement);
  const next = numbered[at + 1];
  const { expected, found } = fault;
  const marker = markerLike(lines, fault.placement, expected) ?? expected;
  const renumber = (from: readonly Placement[], value: (was: number, i: number) => number) =>
    from.flatMap((placement, i) => edit(lines, markerPlace(lines, placement), value(placement.speech.ordinal!, i)));
  const one = renumber([fault.placement], () => expected);
  const rest = numbered.slice(at);
  const fixes =
    !next || next.speech.ordinal === expected + 1
      ? [fix("renumber-this", message("Renumber this marker: {marker}", { marker }), one)]
      : [
          fix(
            "renumber-following",
            message("Renumber this marker and those after it, from {marker} on", { marker }),
            renumber(rest, (was, i) => was + (i === 0 || found > expected || found === 1 ? expected - found : 1)),
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

function edit(lines: readonly Line[], place: MarkerPlace | null, value: number): readonly TextEdit[] {
  if (!place || place.was === value) return [];
  const { line, from, to } = place;
  const newText = writeNumeralLike(lines[line]!.text.slice(from, to), value);
  return newText === null ? [] : [{ range: inLine(line, from, to), newText }];
}

/** The marker of a speech with `value` for its number; null where that cannot be written. */
export function markerLike(lines: readonly Line[], placement: Placement, value: number): string | null {
  const place = markerPlace(lines, placement);
  if (!place) return null;
  const { start, end } = markerRange(lines, placement);
  const { text } = lines[place.line]!;
  const numeral = writeNumeralLike(text.slice(place.from, place.to), value);
  return numeral && text.slice(start.character, place.from) + numeral + text.slice(place.to, end.character);
}

function markerText(lines: readonly Line[], placement: Placement): string {
  const { start, end } = markerRange(lines, placement);
  return lines[start.line]!.text.slice(start.character, end.character);
}

/** Where the marker of a speech stands; its first line where the marker cannot be found in the text. */
function markerRange(lines: readonly Line[], placement: Placement): Range {
  const place = markerPlace(lines, placement);
  const line = place?.line ?? placement.line;
  const { text } = lines[line]!;
  if (!place) return inLine(line, 0, text.length);
  const marker = fold(placement.speech.marker!);
  const from = fold(text).lastIndexOf(marker, place.from);
  return inLine(line, from, from + marker.length);
}
