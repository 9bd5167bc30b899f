import type { Dump } from "../dump";
import type { Line } from "../reading/line";
import { firstWords } from "../structure/first-words";
import { UNCERTAIN } from "../structure/likelihood";
import type { Placement } from "../structure/structure";
import type { Sequence } from "../text/list";
import { lineStarts } from "./byte-lines";
import type { Encoding } from "./encoding";
import { defaultTemplate, fileNameFrom, nameKey, numbered } from "./file-name";
import { manifestName, restName } from "./manifest";

/** SHA-256 in lower-case hexadecimal; given from outside, so that planning needs no platform. */
export type Digest = (bytes: Uint8Array) => string;

/** The dump that is split, known by its bytes. */
export interface SplitSource {
  readonly name: string;
  /** In bytes, the byte order mark included. */
  readonly size: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  /** How many lines it has. */
  readonly lines: number;
}

/** One speech as a stretch of the source: bytes `from` to `to` (exclusive), lines `line` to `endLine` (inclusive, 0-based). */
export interface SpeechStretch {
  readonly index: number;
  readonly from: number;
  readonly to: number;
  readonly line: number;
  readonly endLine: number;
  readonly title: string | null;
  /** The first words of its text, by which it goes where it has no title. */
  readonly firstWords: string | null;
  readonly ordinal: number | null;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly isoDate: string | null;
  readonly duplicateOf: number | null;
  readonly confidence: number;
  /** The first eight digits of the SHA-256 of the stretch. */
  readonly sha8: string;
  /** The bytes of whole lines of junk that interrupt it: from, to (exclusive). */
  readonly junk: readonly (readonly [number, number])[];
}

export interface SplitOptions {
  /** As `fileNameFrom` has it; `{ordinal:02}-{title}` if left out. */
  readonly template?: string;
  readonly header?: "none" | "yaml";
  /** Where whole lines of junk that interrupt a speech go: they stay in it, or go to the rest. They stay if left out. */
  readonly junk?: "keep" | "rest";
  /** Codes of the problems to mend in each speech where that is safe; none if left out. */
  readonly clean?: readonly string[];
}

/** Why the user should look at a speech before it is split off. */
export type SplitWarning = "untitled" | "duplicate" | "uncertain";

export interface PlannedSpeech extends SpeechStretch {
  /** The name that it gets if none of that name is in the folder. */
  readonly fileName: string;
  readonly warnings: readonly SplitWarning[];
}

/** What a split would do. It touches no file. */
export interface SplitPlan {
  readonly source: SplitSource;
  readonly speeches: readonly PlannedSpeech[];
  readonly options: SplitOptions;
}

const FIRST_WORDS = 20;

/** Plans to split the dump that `bytes` hold; `dump` is what they decode to. */
export function planSplit(
  source: { readonly name: string; readonly bytes: Uint8Array; readonly encoding: Encoding },
  dump: Dump,
  options: SplitOptions,
  digest: Digest,
): SplitPlan {
  const { name, bytes, encoding } = source;
  const starts = lineStarts(bytes, encoding);
  const speeches = dump.structure.speeches.map((placement) => stretchOf(placement, dump.lines, bytes, starts, digest));
  const about = { name, size: bytes.length, sha256: digest(bytes), encoding, lines: dump.lines.length };
  return planNames(about, speeches, options);
}

/** The stretch of `bytes` that `placement` covers; `starts` are the starts of the lines in `bytes`. */
export function stretchOf(
  placement: Placement,
  lines: Sequence<Line>,
  bytes: Uint8Array,
  starts: readonly number[],
  digest: Digest,
): SpeechStretch {
  const { index, line, speech, duplicateOf } = placement;
  const endLine = line + speech.endLine;
  const from = starts[line]!;
  const to = starts[endLine + 1] ?? bytes.length;
  return {
    index,
    from,
    to,
    line,
    endLine,
    title: speech.title ?? placement.listedTitle,
    firstWords: speech.title === null ? [...firstWords(lines, placement)].slice(0, FIRST_WORDS).join("") : null,
    ordinal: speech.ordinal,
    speaker: speech.speaker,
    date: speech.date,
    isoDate: speech.isoDate,
    duplicateOf,
    confidence: speech.confidence,
    sha8: digest(bytes.subarray(from, to)).slice(0, 8),
    junk: junkIn(placement, starts, bytes.length),
  };
}

function junkIn({ line, speech }: Placement, starts: readonly number[], size: number): [number, number][] {
  const junk: [number, number][] = [];
  for (const noise of speech.noise) {
    const from = starts[line + noise.line]!;
    if (noise.part !== null || from < (junk.at(-1)?.[1] ?? 0)) continue;
    junk.push([from, starts[line + noise.endLine + 1] ?? size]);
  }
  return junk;
}

/** Gives each speech its file name: no two alike on any file system, none that of the manifest or the rest. */
export function planNames(source: SplitSource, speeches: readonly SpeechStretch[], options: SplitOptions): SplitPlan {
  const template = options.template ?? defaultTemplate;
  const numbers = ordinalsOf(speeches);
  /** The names that are taken, each with the number that the next of that name gets. */
  const taken = new Map([manifestName, restName].map((name) => [nameKey(name), 2]));
  const planned = speeches.map((speech, i): PlannedSpeech => {
    const wanted = fileNameFrom(
      template,
      {
        ordinal: numbers[i]!,
        index: speech.index + 1,
        title: speech.title ?? speech.firstWords ?? "",
        date: speech.isoDate ?? speech.date ?? "",
        speaker: speech.speaker ?? "",
        source: source.name.replace(/\.[^.]*$/, ""),
        sha8: speech.sha8,
      },
      ".txt",
    );
    const key = nameKey(wanted);
    let n = taken.get(key) ?? 1;
    while (n > 1 && taken.has(nameKey(numbered(wanted, n)))) n++;
    taken.set(key, n + 1);
    const fileName = numbered(wanted, n);
    if (n > 1) taken.set(nameKey(fileName), 2);
    return plannedSpeech(speech, fileName);
  });
  return { source, speeches: planned, options };
}

/** There may be very many: spread, the stretch would make objects of three times the size. */
function plannedSpeech(stretch: SpeechStretch, fileName: string): PlannedSpeech {
  return {
    index: stretch.index,
    from: stretch.from,
    to: stretch.to,
    line: stretch.line,
    endLine: stretch.endLine,
    title: stretch.title,
    firstWords: stretch.firstWords,
    ordinal: stretch.ordinal,
    speaker: stretch.speaker,
    date: stretch.date,
    isoDate: stretch.isoDate,
    duplicateOf: stretch.duplicateOf,
    confidence: stretch.confidence,
    sha8: stretch.sha8,
    junk: stretch.junk,
    fileName,
    warnings: warningsOf(stretch),
  };
}

/** The collection's own numbers where they are complete and rise, else the positions. */
function ordinalsOf(speeches: readonly SpeechStretch[]): number[] {
  const rising = speeches.every(({ ordinal }, i) => ordinal !== null && ordinal > (speeches[i - 1]?.ordinal ?? -1));
  return speeches.map(({ ordinal, index }) => (rising ? ordinal! : index + 1));
}

function warningsOf({ title, duplicateOf, confidence }: SpeechStretch): SplitWarning[] {
  const warnings: SplitWarning[] = [];
  if (title === null) warnings.push("untitled");
  if (duplicateOf !== null) warnings.push("duplicate");
  if (confidence < UNCERTAIN) warnings.push("uncertain");
  return warnings;
}
