import { basename, join } from "node:path";
import type { PlannedSpeech, SplitOptions } from "../corpus/plan";
import { planSource } from "../corpus/plan-source";
import { writeSplit } from "../corpus/write";
import { decisionsAbout, inspector, type OpenOptions, threads } from "./open";
import type { Output, Status } from "./output";
import { CommandError, nameOf, openSource } from "./source";

export interface SplitFileOptions extends OpenOptions, SplitOptions {
  readonly folder: string;
  /** The speeches to write, numbered from 1; all if left out. */
  readonly speeches?: ReadonlySet<number>;
  readonly dryRun?: boolean;
}

/** Splits the dump at `file` into a folder, and writes the names of the new files. */
export async function splitFile(
  file: string,
  options: SplitFileOptions,
  output: Output,
  signal: AbortSignal,
): Promise<Status> {
  const { source, size } = await openSource(file);
  try {
    const inspect = inspector(file, options, output);
    let isDump = false;
    const plan = await planSource(
      { name: file === "-" ? "stdin" : basename(file), source, size },
      {
        ...options,
        signal,
        threads,
        decisions: decisionsAbout(file),
        onPiece(piece) {
          inspect(piece);
          isDump ||= piece.isDump;
        },
      },
    );
    if (!isDump) throw new CommandError(`${nameOf(file)}: is no dump of speeches; nothing to split`);
    const { folder, speeches } = options;
    const chosen = plan.speeches.filter(({ index }) => speeches?.has(index + 1) ?? true);
    const name = (fileName: string, speech: PlannedSpeech) => `${join(folder, fileName)}${remarks(speech)}\n`;
    if (options.dryRun) {
      output.out(chosen.map((speech) => name(speech.fileName, speech)).join(""));
      return 0;
    }
    const selection = new Set(chosen.map(({ index }) => index));
    const { files, rest } = await writeSplit(plan, source, folder, { signal, selection });
    output.out(files.map((fileName, i) => name(fileName, chosen[i]!)).join(""));
    const count = `${files.length} of ${plan.speeches.length} speeches`;
    output.err(`${file}: ${plan.source.encoding}, ${count}, the rest in ${join(folder, rest)}\n`);
    return 0;
  } finally {
    await source.close();
  }
}

function remarks({ line, endLine, warnings }: PlannedSpeech): string {
  return `\tlines ${line + 1}-${endLine + 1}${warnings.length === 0 ? "" : `\t${warnings.join(", ")}`}`;
}
