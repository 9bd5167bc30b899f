import { type Encoding, encodings } from "./encoding";

/** The version of the format that we write; a reader refuses what is newer. See docs/manifest.md. */
export const manifestVersion = 1;
export const manifestName = "manifest.jsonl";
export const restName = "rest.txt";

/** The first record: what was split. */
export interface SourceRecord {
  readonly record: "source";
  readonly version: number;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  readonly encoding: Encoding;
  readonly lines: number;
}

/** A stretch of the source. Bytes are half-open and count from 0; lines are inclusive and count from 1. */
interface StretchRecord {
  readonly file: string;
  readonly bytes: readonly [number, number];
  readonly lines: readonly [number, number];
}

export interface SpeechRecord extends StretchRecord {
  readonly record: "speech";
  /** Position among the speeches of the dump, from 0, as in `duplicateOf`. */
  readonly index: number;
  readonly title: string | null;
  readonly ordinal: number | null;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly duplicateOf: number | null;
  readonly confidence: number;
  /** The encoding of the file: UTF-8, or that of the source where only that keeps every byte. */
  readonly encoding: Encoding;
  /** Length in bytes of the front matter; 0 where there is none. */
  readonly header: number;
  /** Lines of junk that interrupted the speech and were moved to the rest: their bytes stand in `file` from byte `at` on. */
  readonly moved: readonly {
    readonly file: string;
    readonly bytes: readonly [number, number];
    readonly at: number;
    readonly sha256: string;
  }[];
  /** The codes of the problems that were mended; empty where the file holds the source's own text. */
  readonly cleaned: readonly string[];
  /** Of the file as written. */
  readonly sha256: string;
}

/** A stretch that belongs to no speech: `bytes` of the source stand in `file` from byte `at` on, unchanged. */
export interface RestRecord extends StretchRecord {
  readonly record: "rest";
  readonly at: number;
  /** Of the stretch. */
  readonly sha256: string;
}

/** A manifest that cannot be used; the message says why. */
export class ManifestError extends Error {}

/** The source first, then its stretches in their order. */
export type ManifestRecord = SourceRecord | SpeechRecord | RestRecord;

/** A line of a manifest. */
export function formatRecord(record: ManifestRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/**
 * Reads and checks the lines of a manifest: known version, complete records, stretches that cover the source without gap or
 * overlap, files that stay inside the folder.
 * @throws ManifestError naming the line and the reason.
 */
export async function* parseManifest(lines: AsyncIterable<string>): AsyncGenerator<ManifestRecord> {
  let source: SourceRecord | undefined;
  let [line, end] = [0, 0];
  for await (const text of lines) {
    line++;
    if (text.trim() === "") continue;
    const record = parseLine(text, line);
    if (!source) {
      checkSource(record);
      source = record;
      yield source;
    } else {
      checkStretch(record, line, end);
      end = record.bytes[1];
      yield record;
    }
  }
  checkSource(source);
  if (end !== source.size)
    throw new ManifestError(`covers ${end} of ${source.size} bytes of ${source.name}; its last records are missing`);
}

function parseLine(text: string, line: number): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ManifestError(`line ${line}: is not JSON`);
  }
}

function checkSource(record: unknown): asserts record is SourceRecord {
  if (!isSource(record)) throw new ManifestError("line 1: is not the source record of a manifest");
  if (record.version > manifestVersion)
    throw new ManifestError(`line 1: has version ${record.version}; this program knows ${manifestVersion}`);
}

/** @param end where the stretch before this one ended */
function checkStretch(record: unknown, line: number, end: number): asserts record is SpeechRecord | RestRecord {
  if (!isStretch(record)) throw new ManifestError(`line ${line}: is no complete speech or rest record`);
  for (const { file } of [record, ...movedOf(record)])
    if (/[/\\]|^\.{0,2}$/.test(file)) throw new ManifestError(`line ${line}: ${file} is no file name`);
  if (record.bytes[0] !== end || record.bytes[1] < end)
    throw new ManifestError(`line ${line}: starts at byte ${record.bytes[0]}, expected ${end}; a record is missing`);
}

const isHash = (value: unknown) => typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isEncoding = (value: unknown) => encodings.includes(value as Encoding);
const isPair = (value: unknown) => Array.isArray(value) && value.length === 2 && value.every(isCount);

function isSource(value: unknown): value is SourceRecord {
  const record = value as SourceRecord | undefined;
  return (
    record?.record === "source" &&
    isCount(record.version) &&
    isCount(record.size) &&
    isHash(record.sha256) &&
    isEncoding(record.encoding)
  );
}

function isStretch(value: unknown): value is SpeechRecord | RestRecord {
  const record = value as SpeechRecord | RestRecord | null;
  if (typeof record?.file !== "string" || !isPair(record.bytes) || !isHash(record.sha256)) return false;
  if (record.record === "rest") return isCount(record.at);
  return (
    record.record === "speech" &&
    isEncoding(record.encoding) &&
    isCount(record.header) &&
    Array.isArray(record.cleaned) &&
    Array.isArray(record.moved) &&
    record.moved.every(isMoved) &&
    areInOrder([record.bytes[0], ...record.moved.flatMap(({ bytes }) => bytes), record.bytes[1]])
  );
}

function isMoved(value: unknown): boolean {
  const moved = value as SpeechRecord["moved"][number] | null;
  return typeof moved?.file === "string" && isPair(moved.bytes) && isCount(moved.at) && isHash(moved.sha256);
}

const areInOrder = (numbers: readonly number[]) => numbers.every((number, i) => i === 0 || number >= numbers[i - 1]!);

/** What was moved out of a stretch. */
export function movedOf(record: SpeechRecord | RestRecord): SpeechRecord["moved"] {
  return record.record === "speech" ? record.moved : [];
}
