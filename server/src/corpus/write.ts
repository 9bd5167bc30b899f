import { createHash } from "node:crypto";
import { unlink } from "node:fs/promises";
import { join } from "node:path";
import { message } from "../text/message";
import type { ByteSource } from "./byte-source";
import { CorpusError, fileError } from "./corpus-error";
import { sha256 } from "./digest";
import { formatRecord, manifestName, manifestVersion, type RestRecord, restName, type SpeechRecord } from "./manifest";
import type { PlannedSpeech, SplitPlan } from "./plan";
import { publishNumbered } from "./publish";
import { isCopied, speechFile } from "./speech-file";
import { StagedFile, stageBytes, stagedPath } from "./staged-file";
import { openStage, stagedManifest } from "./staging";
import { syncFilesIn, syncFolder } from "./sync";
import { TaskPool } from "./task-pool";

export interface WriteOptions {
  /** The indexes of the speeches to write; the others go to the rest. All if left out. */
  readonly selection?: ReadonlySet<number>;
  readonly signal?: AbortSignal;
  /** Told how many bytes of the source are done, of how many. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** What a split has written: names in `folder`. */
export interface SplitResult {
  readonly folder: string;
  readonly files: readonly string[];
  readonly rest: string;
  readonly manifest: string;
}

/** How much of the source is read at once. */
const CHUNK = 1 << 20;
/** A speech longer than this is copied as it is, never held as a whole. */
const LARGEST = 64 << 20;
/** How many files are written at a time. */
const FILES = 16;

/**
 * Carries `plan` out in `folder`: one file a speech, all else to the rest, and last the manifest. All or nothing: until
 * every file is finished none has its name, and what fails or is cancelled half way is taken back. Nothing is overwritten.
 * @throws CorpusError where the source is not what was planned, or the folder cannot be written.
 * @throws the reason of `signal` where that aborts.
 */
export async function writeSplit(
  plan: SplitPlan,
  source: ByteSource,
  folder: string,
  options: WriteOptions = {},
): Promise<SplitResult> {
  try {
    const stage = await openStage(folder);
    try {
      const staged = await stageAll(plan, source, stage.path, options);
      return await publishAll(plan, staged, stage.path, folder);
    } finally {
      await stage.close();
    }
  } catch (error) {
    throw options.signal?.aborted ? options.signal.reason : fileError(folder, error);
  }
}

/** A speech whose file stands in the stage, with what its record needs besides the plan: there may be very many. */
interface StagedSpeech extends Pick<SpeechRecord, "encoding" | "header" | "cleaned" | "moved" | "sha256"> {
  readonly speech: PlannedSpeech;
}

type StagedStretch = StagedSpeech | RestRecord;

interface StagedSplit {
  readonly stretches: readonly StagedStretch[];
  /** The SHA-256 of the rest. */
  readonly rest: string;
}

const REST = "rest";

async function stageAll(
  plan: SplitPlan,
  source: ByteSource,
  stage: string,
  { selection, signal, onProgress }: WriteOptions,
): Promise<StagedSplit> {
  const { size, lines } = plan.source;
  const rest = await StagedFile.create(stage, REST);
  const pool = new TaskPool(FILES);
  const reader = new Reader(plan, source, () => pool.settle(), signal);
  const stretches: StagedStretch[] = [];
  let line = 0;
  const stageRest = async (to: number, endLine: number) => {
    if (to === reader.done) return;
    const [from, at, hash] = [reader.done, rest.size, createHash("sha256")];
    for await (const bytes of reader.chunks(to)) {
      hash.update(bytes);
      await rest.write(bytes);
    }
    const covered = [line + 1, Math.max(line, endLine) + 1] as const;
    const digest = hash.digest("hex");
    stretches.push({ record: "rest", file: restName, bytes: [from, to], lines: covered, at, sha256: digest });
  };
  try {
    for (const speech of plan.speeches) {
      if (selection && !selection.has(speech.index)) continue;
      await stageRest(speech.from, speech.line - 1);
      const place = stretches.length++;
      if (speech.to - speech.from > (isCopied(plan) ? CHUNK : LARGEST))
        stretches[place] = await stageLarge(plan, speech, reader, stage);
      else {
        const { kept, moved } = await moveJunk(plan, speech, await reader.all(speech.to), rest);
        const { header, body, encoding, cleaned } = speechFile(plan, speech, kept, false);
        await pool.run(async () => {
          const digest = await stageBytes(
            stage,
            String(speech.index),
            header.length === 0 ? body : Buffer.concat([header, body]),
          );
          stretches[place] = { speech, encoding, header: header.length, cleaned, moved, sha256: digest };
        });
      }
      line = speech.endLine + 1;
      onProgress?.(reader.done, size);
    }
    await stageRest(size, lines - 1);
    await pool.settle();
    await reader.checkEnd();
    onProgress?.(size, size);
    return { stretches, rest: await rest.finish() };
  } finally {
    await pool.settle().catch(() => {});
    await rest.close();
  }
}

/** Takes the lines of junk out of the bytes of a speech and adds them to the rest, if that is asked for. */
async function moveJunk({ options }: SplitPlan, speech: PlannedSpeech, bytes: Uint8Array, rest: StagedFile) {
  const kept: Uint8Array[] = [];
  const moved: SpeechRecord["moved"][number][] = [];
  let from = speech.from;
  for (const [start, end] of options.junk === "rest" ? speech.junk : []) {
    const junk = bytes.subarray(start - speech.from, end - speech.from);
    kept.push(bytes.subarray(from - speech.from, start - speech.from));
    moved.push({ file: restName, bytes: [start, end], at: rest.size, sha256: sha256(junk) });
    await rest.write(junk);
    from = end;
  }
  kept.push(bytes.subarray(from - speech.from));
  return { kept: moved.length === 0 ? bytes : Buffer.concat(kept), moved };
}

/** Copies a speech that is too long to be held as a whole. */
async function stageLarge(
  plan: SplitPlan,
  speech: PlannedSpeech,
  reader: Reader,
  stage: string,
): Promise<StagedSpeech> {
  const file = await StagedFile.create(stage, String(speech.index));
  try {
    const { header, encoding, cleaned } = speechFile(plan, speech, new Uint8Array(), true);
    await file.write(header);
    for await (const bytes of reader.chunks(speech.to)) await file.write(bytes);
    return { speech, encoding, header: header.length, cleaned, moved: [], sha256: await file.finish() };
  } finally {
    await file.close();
  }
}

/** Reads the source from its start to its end, once, and makes sure that it is the one that was planned. */
class Reader {
  private readonly hash = createHash("sha256");
  private readonly buffer = Buffer.allocUnsafe(CHUNK);
  private block: Uint8Array = new Uint8Array();
  private blockFrom = 0;
  /** How many bytes are read. */
  done = 0;

  /** @param released waits until what was read before is no longer needed: one buffer serves for all */
  constructor(
    private readonly plan: SplitPlan,
    private readonly source: ByteSource,
    private readonly released: () => Promise<void>,
    private readonly signal: AbortSignal | undefined,
  ) {}

  /** What follows, up to byte `to`. */
  async *chunks(to: number): AsyncGenerator<Uint8Array> {
    while (this.done < to) yield await this.all(Math.min(to, this.done + CHUNK));
  }

  async all(to: number): Promise<Uint8Array> {
    this.signal?.throwIfAborted();
    const bytes = await this.ahead(to);
    this.hash.update(bytes);
    this.done = to;
    return bytes;
  }

  /** From `done` up to byte `to`: a part of what was read ahead, because small reads are slow. */
  private async ahead(to: number): Promise<Uint8Array> {
    if (to > this.blockFrom + this.block.length) {
      await this.released();
      this.blockFrom = this.done;
      const end = Math.min(this.plan.source.size, Math.max(to, this.done + CHUNK));
      this.block = await this.source.read(this.done, end, this.buffer);
    }
    const bytes = this.block.subarray(this.done - this.blockFrom, to - this.blockFrom);
    if (bytes.length < to - this.done) throw sourceChanged(this.plan);
    return bytes;
  }

  async checkEnd(): Promise<void> {
    const { sha256: planned, size } = this.plan.source;
    if (this.hash.digest("hex") !== planned || (await this.source.read(size, size + 1)).length > 0)
      throw sourceChanged(this.plan);
  }
}

async function publishAll(
  plan: SplitPlan,
  { stretches, rest }: StagedSplit,
  stage: string,
  folder: string,
): Promise<SplitResult> {
  const published: string[] = [];
  const pool = new TaskPool(FILES);
  const give = async (name: string, digest: string, wanted: string) => {
    const given = await publishNumbered(stagedPath(stage, name, digest), folder, wanted);
    published.push(given);
    return given;
  };
  try {
    await syncFilesIn(stage);
    const restFile = await give(REST, rest, restName);
    const names: string[] = stretches.map(() => restFile);
    for (const [i, stretch] of stretches.entries())
      if ("speech" in stretch) {
        const { speech, sha256 } = stretch;
        await pool.run(async () => {
          names[i] = await give(String(speech.index), sha256, speech.fileName);
        });
      }
    await pool.settle();
    // Where the manifest is, all that it names must be, after a power failure too.
    await syncFolder(folder);
    const records = recordsOf(stretches, names, restFile);
    const manifest = await give(stagedManifest, await stageManifest(plan, records, stage), manifestName);
    await syncFolder(folder);
    const files = names.filter((_, i) => "speech" in stretches[i]!);
    return { folder, files, rest: restFile, manifest };
  } catch (error) {
    await pool.settle().catch(() => {});
    await Promise.all(published.map((name) => unlink(join(folder, name))));
    throw error;
  }
}

function* recordsOf(
  stretches: readonly StagedStretch[],
  names: readonly string[],
  rest: string,
): Generator<SpeechRecord | RestRecord> {
  for (const [i, stretch] of stretches.entries()) {
    const file = names[i]!;
    if (!("speech" in stretch)) yield { ...stretch, file };
    else {
      const { speech, encoding, header, cleaned, moved, sha256 } = stretch;
      yield {
        record: "speech",
        index: speech.index,
        file,
        bytes: [speech.from, speech.to],
        lines: [speech.line + 1, speech.endLine + 1],
        title: speech.title,
        ordinal: speech.ordinal,
        speaker: speech.speaker,
        date: speech.isoDate ?? speech.date,
        duplicateOf: speech.duplicateOf,
        confidence: speech.confidence,
        encoding,
        header,
        moved: moved.map((junk) => ({ ...junk, file: rest })),
        cleaned,
        sha256,
      };
    }
  }
}

/** Returns the SHA-256 of the manifest. */
async function stageManifest(
  { source }: SplitPlan,
  records: Iterable<SpeechRecord | RestRecord>,
  stage: string,
): Promise<string> {
  const file = await StagedFile.create(stage, stagedManifest);
  try {
    const write = (record: Parameters<typeof formatRecord>[0]) =>
      file.write(new TextEncoder().encode(formatRecord(record)));
    await write({ record: "source", version: manifestVersion, ...source });
    for (const record of records) await write(record);
    return await file.finish();
  } finally {
    await file.close();
  }
}

function sourceChanged({ source }: SplitPlan): CorpusError {
  return new CorpusError(
    message("{name} has changed since the split was planned; plan it again", { name: source.name }),
  );
}
