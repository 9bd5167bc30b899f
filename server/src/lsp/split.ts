import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { SplitPlan, SplitResult, WriteSplitParams } from "../../../protocol/requests";
import { memorySource } from "../corpus/byte-source";
import { CorpusError, fileError } from "../corpus/corpus-error";
import { sha256 } from "../corpus/digest";
import { decode } from "../corpus/encoding";
import * as corpus from "../corpus/plan";
import { writeSplit as write } from "../corpus/write";
import { Dump, type DumpOptions } from "../dump";
import { message } from "../text/message";
import { speechLabel } from "./label";

/** What a split of the file `uri` would write. It is the file that is split, not the editor's copy: its bytes are kept. */
export async function planSplit(uri: string, options: DumpOptions): Promise<SplitPlan> {
  const { dump, plan } = await planFile(uri, options);
  return {
    sha256: plan.source.sha256,
    speeches: plan.speeches.map(({ index, line, endLine, fileName, warnings }) => ({
      index,
      line,
      endLine,
      label: speechLabel(dump.lines, dump.structure.speeches[index]!),
      fileName,
      warnings,
    })),
  };
}

/** @throws CorpusError where the file is no longer the one that was planned, or the folder cannot be written. */
export async function writeSplit(
  { uri, sha256: planned, folder, speeches }: WriteSplitParams,
  options: DumpOptions,
  signal: AbortSignal,
): Promise<SplitResult> {
  const { bytes, plan } = await planFile(uri, options);
  if (plan.source.sha256 !== planned)
    throw new CorpusError(
      message("{name} has changed since the split was planned; plan it again", { name: plan.source.name }),
    );
  const { files, rest, manifest } = await write(plan, memorySource(bytes), folder, {
    selection: new Set(speeches),
    signal,
  });
  return { files, rest, manifest };
}

async function planFile(uri: string, options: DumpOptions) {
  const path = fileURLToPath(uri);
  const bytes = await readFile(path).catch((error: unknown) => {
    throw fileError(path, error);
  });
  const { text, encoding } = decode(bytes);
  const dump = Dump.read(text, options);
  return { bytes, dump, plan: corpus.planSplit({ name: basename(path), bytes, encoding }, dump, {}, sha256) };
}
