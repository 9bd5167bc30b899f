import { createHash } from "node:crypto";
import { type FileHandle, open, rename, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Dump } from "../dump";
import { message } from "../text/message";
import type { ByteSource } from "./byte-source";
import { clean } from "./clean";
import { CorpusError, fileError } from "./corpus-error";
import { sha256 } from "./digest";
import { encode, UnencodableError } from "./encode";
import type { Encoding } from "./encoding";
import { yamlHeader } from "./header";
import {
  formatManifest,
  type Manifest,
  manifestName,
  manifestVersion,
  type RestRecord,
  restName,
  type SpeechRecord,
} from "./manifest";
import type { PlannedSpeech, SplitOptions, SplitPlan } from "./plan";
import { publishNumbered } from "./publish";
import { openStage, stagedManifest } from "./staging";

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

const CHUNK = 1 << 20;
/** A speech longer than this is copied as it is, never held as a whole. */
const MAX_TEXT = 64 << 20;

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

/** A record whose `file` is still the wanted name, and where its file stands in the stage. */
interface Staged {
  readonly stretches: readonly (SpeechRecord | RestRecord)[];
  readonly paths: ReadonlyMap<SpeechRecord | RestRecord, string>;
  readonly restPath: string;
}

async function stageAll(
  plan: SplitPlan,
  source: ByteSource,
  stage: string,
  { selection, signal, onProgress }: WriteOptions,
): Promise<Staged> {
  const { size } = plan.source;
  const whole = createHash("sha256");
  const stretches: (SpeechRecord | RestRecord)[] = [];
  const paths = new Map<SpeechRecord | RestRecord, string>();
  const restFile = await StagedFile.create(stage, "rest");
  let done = 0;
  let line = 0;

  async function* chunks(to: number, chunk = CHUNK) {
    while (done < to) {
      signal?.throwIfAborted();
      const bytes = await source.read(done, Math.min(to, done + chunk));
      if (bytes.length === 0) throw sourceChanged(plan);
      whole.update(bytes);
      done += bytes.length;
      yield bytes;
    }
    onProgress?.(done, size);
  }

  const stageRest = async (to: number, endLine: number) => {
    if (to === done) return;
    const [at, from] = [restFile.size, done];
    const stretch = createHash("sha256");
    for await (const bytes of chunks(to)) {
      stretch.update(bytes);
      await restFile.write(bytes);
    }
    const lines = [line + 1, Math.max(line, endLine) + 1] as const;
    stretches.push({
      record: "rest",
      file: restName,
      bytes: [from, to],
      lines,
      at,
      sha256: stretch.digest("hex"),
    });
  };

  try {
    for (const speech of plan.speeches) {
      if (selection && !selection.has(speech.index)) continue;
      await stageRest(speech.from, speech.line - 1);
      const file = await StagedFile.create(stage, String(speech.index));
      try {
        const record = await stageSpeech(
          plan,
          speech,
          chunks(speech.to, isHeld(plan, speech) ? MAX_TEXT : CHUNK),
          file,
        );
        const digest = await file.finish();
        const finished = { ...record, sha256: digest };
        stretches.push(finished);
        paths.set(finished, file.path);
      } finally {
        await file.close();
      }
      line = speech.endLine + 1;
    }
    await stageRest(size, plan.source.lines - 1);
    await restFile.finish();
    if (whole.digest("hex") !== plan.source.sha256 || (await source.read(size, size + 1)).length > 0)
      throw sourceChanged(plan);
    return { stretches, paths, restPath: restFile.path };
  } finally {
    await restFile.close();
  }
}

/** Whether the speech is held in memory as a whole, to be cleaned or made UTF-8. */
function isHeld({ source, options }: SplitPlan, { from, to }: PlannedSpeech): boolean {
  return (source.encoding !== "utf-8" || isCleaning(options)) && to - from <= MAX_TEXT;
}

const isCleaning = ({ clean }: SplitOptions) => clean !== undefined && clean.length > 0;

/** Writes a speech to `file`; its record lacks nothing but the hash. */
async function stageSpeech(
  plan: SplitPlan,
  speech: PlannedSpeech,
  chunks: AsyncIterable<Uint8Array>,
  file: StagedFile,
): Promise<Omit<SpeechRecord, "sha256">> {
  const { source, options } = plan;
  const lines = [speech.line + 1, speech.endLine + 1] as const;
  const fields = { ...speech, date: speech.isoDate ?? speech.date, source: source.name, lines };
  const header = new TextEncoder().encode(options.header === "yaml" ? yamlHeader(fields) : "");
  let encoding: Encoding = source.encoding;
  let cleaned: readonly string[] = [];
  // The header is UTF-8: it cannot stand in a file of another encoding.
  const writeHeader = async () => {
    if (encoding === "utf-8") await file.write(header);
  };
  if (!isHeld(plan, speech)) await writeHeader();
  for await (const bytes of chunks) {
    if (!isHeld(plan, speech)) await file.write(bytes);
    else {
      const body = bodyOf(bytes, plan);
      ({ encoding, cleaned } = body);
      await writeHeader();
      await file.write(body.bytes);
    }
  }
  return {
    record: "speech",
    index: speech.index,
    file: speech.fileName,
    bytes: [speech.from, speech.to],
    lines,
    title: speech.title,
    ordinal: speech.ordinal,
    speaker: speech.speaker,
    date: speech.isoDate ?? speech.date,
    duplicateOf: speech.duplicateOf,
    confidence: speech.confidence,
    encoding,
    header: encoding === "utf-8" ? header.length : 0,
    cleaned,
  };
}

/** The text of a speech as UTF-8, or where UTF-8 would not give every byte back, as it stands in the source. */
function bodyOf(bytes: Uint8Array, { source, options }: SplitPlan) {
  const text = new TextDecoder(source.encoding, { ignoreBOM: true }).decode(bytes);
  if (!isSame(bytes, tryEncode(text, source.encoding))) return { bytes, encoding: source.encoding, cleaned: [] };
  const { text: body, mended } = isCleaning(options)
    ? clean(Dump.read(text), options.clean ?? [])
    : { text, mended: [] };
  const cleaned = [...new Set(mended.map(({ code }) => code))].sort();
  return { bytes: new TextEncoder().encode(body), encoding: "utf-8" as const, cleaned };
}

function tryEncode(text: string, encoding: Encoding): Uint8Array | null {
  try {
    return encode(text, encoding);
  } catch (error) {
    if (error instanceof UnencodableError) return null;
    throw error;
  }
}

const isSame = (a: Uint8Array, b: Uint8Array | null) => b !== null && Buffer.compare(a, b) === 0;

async function publishAll(
  plan: SplitPlan,
  { stretches, paths, restPath }: Staged,
  stage: string,
  folder: string,
): Promise<SplitResult> {
  const published: string[] = [];
  const give = async (staged: string, name: string) => {
    const given = await publishNumbered(staged, folder, name);
    published.push(given);
    return given;
  };
  try {
    const files: string[] = [];
    const rest = await give(restPath, restName);
    const final: Manifest["stretches"][number][] = [];
    for (const record of stretches) {
      const path = paths.get(record);
      const file = path === undefined ? rest : await give(path, record.file);
      if (path !== undefined) files.push(file);
      final.push({ ...record, file });
    }
    const source = { record: "source", version: manifestVersion, ...plan.source } as const;
    const text = new TextEncoder().encode(formatManifest({ source, stretches: final }));
    const staged = join(stage, stagedManifest(sha256(text)));
    await writeFile(staged, text);
    const manifest = await give(staged, manifestName);
    return { folder, files, rest, manifest };
  } catch (error) {
    await Promise.all(published.map((name) => unlink(join(folder, name))));
    throw error;
  }
}

function sourceChanged({ source }: SplitPlan): CorpusError {
  return new CorpusError(
    message("{name} has changed since the split was planned; plan it again", { name: source.name }),
  );
}

/** A file in the stage, which gets its hash into its name when it is finished. */
class StagedFile {
  private readonly hash = createHash("sha256");
  size = 0;

  private constructor(
    public path: string,
    private readonly handle: FileHandle,
  ) {}

  static async create(stage: string, name: string): Promise<StagedFile> {
    const path = join(stage, name);
    return new StagedFile(path, await open(path, "wx"));
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.handle.writeFile(bytes);
    this.hash.update(bytes);
    this.size += bytes.length;
  }

  /** Returns the SHA-256 of what was written. */
  async finish(): Promise<string> {
    await this.handle.close();
    const digest = this.hash.digest("hex");
    const path = `${this.path}-${digest}`;
    await rename(this.path, path);
    this.path = path;
    return digest;
  }

  async close(): Promise<void> {
    await this.handle.close().catch(() => {});
  }
}
