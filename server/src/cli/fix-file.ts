import { readFileSync } from "node:fs";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import writeFileAtomic from "write-file-atomic";
import { clean, isWanted } from "../corpus/clean";
import { fileError } from "../corpus/corpus-error";
import { encode, UnencodableError } from "../corpus/encode";
import type { Encoding } from "../corpus/encoding";
import { Dump } from "../dump";
import { type OpenOptions, openDump, type Source } from "./open";
import { complain, type Output, type Status } from "./output";
import { problemLine } from "./problem-line";
import { CommandError } from "./source";

export interface FixOptions extends OpenOptions {
  /** Codes of problems; `text/*` names a family. */
  readonly only: readonly string[];
  readonly diff?: true;
  readonly write?: true;
}

const PATCH = { context: 1, headerOptions: FILE_HEADERS_ONLY };

/** Mends what is safe to mend in the dump at `file`, or tells what that would be. */
export async function fixFile(file: string, options: FixOptions, output: Output, signal: AbortSignal): Promise<Status> {
  const { source, dump } = openDump(file, options, output);
  const { text, mended } = clean(dump, options.only);
  if (options.write) await writeFixed(source, text, output, signal);
  else if (options.diff && text !== source.text)
    output.out(createTwoFilesPatch(file, file, source.text, text, undefined, undefined, PATCH));
  else if (!options.diff) output.out(mended.map((problem) => problemLine(file, problem)).join(""));
  const left = options.write ? Dump.read(text, dump.options).problems : dump.problems;
  const count = left.filter(({ code }) => isWanted(code, options.only)).length;
  complain(`${file}: ${mended.length} ${options.write ? "mended" : "can be mended"}, ${count} problems in it`, output);
  return count > 0 ? 1 : 0;
}

/** Puts `text` in the place of the dump, in its encoding, with its byte order mark; all of it or nothing. */
async function writeFixed(
  { file, bytes, encoding, bom, text: before }: Source,
  text: string,
  output: Output,
  signal: AbortSignal,
): Promise<void> {
  const mended = Buffer.concat([bytes.subarray(0, bom), encodeFor(file, text, encoding)]);
  if (file === "-") output.out(mended);
  else if (text !== before) {
    const restored = Buffer.concat([bytes.subarray(0, bom), encodeFor(file, before, encoding)]);
    if (!restored.equals(bytes))
      throw new CommandError(`${file}: holds bytes that are no ${encoding}; fixing it would lose them`);
    if (!readFileSync(file).equals(bytes)) throw new CommandError(`${file}: was changed meanwhile; nothing is written`);
    signal.throwIfAborted();
    await writeFileAtomic(file, mended).catch((error) => {
      throw fileError(file, error);
    });
  }
}

function encodeFor(file: string, text: string, encoding: Encoding): Uint8Array {
  try {
    return encode(text, encoding);
  } catch (error) {
    if (error instanceof UnencodableError) throw new CommandError(`${file}: ${error.message}; nothing is written`);
    throw error;
  }
}
