import type { ExportParams, ExportResult } from "../../../protocol/fileRequests";
import { CorpusError } from "../corpus/corpus-error";
import { documentsIn, type SpeechDocument } from "../corpus/export/document";
import { formats } from "../corpus/export/format";
import { readWindows } from "../corpus/windows";
import { writeNew } from "../corpus/write-new";
import type { DumpOptions } from "../dump";
import { message } from "../text/message";
import { type DumpFile, openDumpFile } from "./dumpFile";
import type { OptionsFor } from "./fileTasks";
import type { Task } from "./task";

/**
 * Writes the speeches of the dumps at `uris` to the new file `out`. Files that are no dumps are left out.
 * @throws CorpusError where a file cannot be read, none is a dump, or `out` cannot be written or is there already.
 */
export async function exportFiles(
  { uris, format, out }: ExportParams,
  optionsFor: OptionsFor,
  { signal, onProgress }: Task,
): Promise<ExportResult> {
  const leftOut: string[] = [];
  let speeches = 0;
  const names = new Map(namesOf(uris).map((name, i) => [uris[i]!, name]));
  async function* documents(): AsyncGenerator<SpeechDocument> {
    for (const [i, uri] of uris.entries()) {
      const file = await openDumpFile(uri);
      const told = (done: number) => onProgress(i + done, uris.length);
      const before = speeches;
      try {
        for await (const document of documentsOf(file, names.get(uri)!, optionsFor(uri), signal, told)) {
          speeches++;
          yield document;
        }
      } finally {
        await file.source.close();
      }
      if (speeches === before) leftOut.push(file.name);
    }
    if (speeches === 0) throw new CorpusError(message("No speech was found in these files."));
  }
  await writeNew(out, formats[format](documents(), [...names.values()].join(", ")), signal);
  return { speeches, leftOut };
}

/** @param told what part of the file is done, 0 to 1. */
async function* documentsOf(
  { source, size }: DumpFile,
  name: string,
  options: DumpOptions,
  signal: AbortSignal,
  told: (done: number) => void,
): AsyncGenerator<SpeechDocument> {
  for await (const window of readWindows(source, size, { ...options, signal })) {
    if (window.dump.structure.kind !== "not-a-dump") yield* documentsIn(window, name);
    told((window.shift.byte + window.bytes.length) / size);
  }
}

/** What the files are called in the export: the parts of their paths that tell them apart. */
function namesOf(uris: readonly string[]): string[] {
  const paths = uris.map((uri) => decodeURIComponent(new URL(uri).pathname).split("/"));
  const depth = Math.min(...paths.map(({ length }) => length - 1));
  let shared = 0;
  while (shared < depth && paths.every((path) => path[shared] === paths[0]![shared])) shared++;
  return paths.map((path) => path.slice(shared).join("/"));
}
