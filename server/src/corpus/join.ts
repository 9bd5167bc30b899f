import { createHash } from "node:crypto";
import { type FileHandle, open, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { message } from "../text/message";
import { type ByteSource, fileSource } from "./byte-source";
import { CorpusError, fileError } from "./corpus-error";
import { sha256 } from "./digest";
import { encode, UnencodableError } from "./encode";
import { stripYamlHeader } from "./header";
import type { RestRecord, SourceRecord, SpeechRecord } from "./manifest";
import { publish } from "./publish";
import { onlyManifest, readManifest } from "./read-manifest";
import { openStage } from "./staging";
import { syncFolder } from "./sync";

export interface JoinOptions {
  /** The manifest's file name; needed only where the folder holds several. */
  readonly manifest?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface JoinResult {
  readonly size: number;
  /** The files whose text is no longer that of the source, because it was edited or cleaned. */
  readonly changed: readonly string[];
}

const CHUNK = 1 << 20;

/**
 * Rebuilds in the new file `out` the dump that was split into `folder`: byte for byte the source where nothing was
 * cleaned or edited, else with the changed speeches in their places. `out` is never overwritten.
 * @throws CorpusError naming the file that does not fit the manifest, and why.
 */
export async function joinSplit(folder: string, out: string, options: JoinOptions = {}): Promise<JoinResult> {
  const manifest = options.manifest ?? (await onlyManifest(folder));
  const source = await check(folder, manifest);
  try {
    const stage = await openStage(dirname(out));
    const staged = join(stage.path, "joined");
    const target = await open(staged, "wx");
    try {
      const result = await assemble(folder, manifest, source, target, options);
      await target.sync();
      await target.close();
      await publish(staged, out);
      await syncFolder(dirname(out));
      return result;
    } finally {
      await target.close().catch(() => {});
      await stage.close();
    }
  } catch (error) {
    throw options.signal?.aborted ? options.signal.reason : fileError(out, error);
  }
}

async function assemble(
  folder: string,
  manifest: string,
  source: SourceRecord,
  target: FileHandle,
  { signal, onProgress }: JoinOptions,
): Promise<JoinResult> {
  const whole = createHash("sha256");
  const changed: string[] = [];
  let size = 0;
  const write = async (bytes: Uint8Array) => {
    await target.writeFile(bytes);
    whole.update(bytes);
    size += bytes.length;
  };
  const rests = new Map<string, ByteSource>();
  const restOf = async (file: string) => {
    const rest = rests.get(file) ?? (await fileSource(join(folder, file)));
    rests.set(file, rest);
    return rest;
  };
  try {
    for await (const record of readManifest(folder, manifest)) {
      signal?.throwIfAborted();
      if (record.record === "source") continue;
      if (record.record === "rest") {
        await copyRest(folder, record, await restOf(record.file), write);
      } else {
        const body = await bodyOf(folder, record, source);
        if (body.changed) changed.push(record.file);
        let [from, done] = [record.bytes[0], 0];
        for (const junk of record.moved) {
          // Where it stood in a text that was changed cannot be told: there it follows the speech.
          const before = body.changed ? body.bytes.length : done + junk.bytes[0] - from;
          await write(body.bytes.subarray(done, before));
          await copyRest(folder, junk, await restOf(junk.file), write);
          [from, done] = [junk.bytes[1], before];
        }
        await write(body.bytes.subarray(done));
      }
      onProgress?.(record.bytes[1], source.size);
    }
  } finally {
    for (const rest of rests.values()) await rest.close();
  }
  if (changed.length === 0 && whole.digest("hex") !== source.sha256)
    throw new CorpusError(
      message("{folder}: its files do not give {name} back, though none was edited; the manifest belongs to others", {
        folder,
        name: source.name,
      }),
    );
  return { size, changed };
}

/**
 * Checks the manifest to its end, and that each rest has the size that it says: one that has grown or shrunk would lose text,
 * or put it in the wrong place. Returns what was split.
 */
async function check(folder: string, manifest: string): Promise<SourceRecord> {
  const sizes = new Map<string, number>();
  let source: SourceRecord | undefined;
  for await (const record of readManifest(folder, manifest)) {
    if (record.record === "source") source = record;
    else
      for (const { file, at, bytes } of record.record === "rest" ? [record] : record.moved)
        sizes.set(file, Math.max(sizes.get(file) ?? 0, at + bytes[1] - bytes[0]));
  }
  for (const [file, size] of sizes) {
    const found = await stat(join(folder, file)).catch(() => null);
    if (!found) throw missing(folder, file);
    if (found.size !== size) throw restChanged(folder, file);
  }
  return source!;
}

async function copyRest(
  folder: string,
  { file, at, bytes, sha256 }: Pick<RestRecord, "file" | "at" | "bytes" | "sha256">,
  rest: ByteSource,
  write: (bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  const end = at + bytes[1] - bytes[0];
  const stretch = createHash("sha256");
  for (let done = at; done < end; done += CHUNK) {
    const chunk = await rest.read(done, Math.min(end, done + CHUNK));
    stretch.update(chunk);
    await write(chunk);
  }
  if (stretch.digest("hex") !== sha256) throw restChanged(folder, file);
}

async function bodyOf(
  folder: string,
  record: SpeechRecord,
  source: SourceRecord,
): Promise<{ readonly bytes: Uint8Array; readonly changed: boolean }> {
  const path = join(folder, record.file);
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw error.code === "ENOENT" ? missing(folder, record.file) : fileError(path, error);
  });
  const edited = sha256(bytes) !== record.sha256;
  const changed = edited || record.cleaned.length > 0;
  if (record.encoding === source.encoding && !edited) return { bytes: bytes.subarray(record.header), changed };
  if (record.encoding !== "utf-8") return { bytes, changed };
  let text = decodeUtf8(path, edited ? bytes : bytes.subarray(record.header));
  if (edited) {
    text = text.replace(/^\ufeff/, "");
    if (record.header > 0) text = stripYamlHeader(text);
    if (record.bytes[1] < source.size) text = withFinalBreak(text);
  }
  try {
    return { bytes: encode(text, source.encoding), changed };
  } catch (error) {
    if (!(error instanceof UnencodableError)) throw error;
    const { character, encoding } = error;
    throw new CorpusError(
      message("{path}: holds {character}, which {encoding}, the encoding of {name}, does not have; replace it", {
        path,
        character,
        encoding,
        name: basename(source.name),
      }),
    );
  }
}

function decodeUtf8(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new CorpusError(message("{path}: is not UTF-8, as the manifest says; save it as UTF-8", { path }));
  }
}

/** An editor may have dropped the last line break; without it the text would run into what follows. */
function withFinalBreak(text: string): string {
  return /[\r\n]$/.test(text) ? text : text + (/\r\n|\n|\r/.exec(text)?.[0] ?? "\n");
}

const missing = (folder: string, file: string) =>
  new CorpusError(message("{path}: is missing, but the manifest lists it", { path: join(folder, file) }));

const restChanged = (folder: string, file: string) =>
  new CorpusError(
    message("{path}: was changed, so that its parts can no longer be put back; restore it", {
      path: join(folder, file),
    }),
  );
