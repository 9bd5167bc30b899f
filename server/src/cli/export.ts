import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { Command, Option } from "commander";
import { documentsIn, type SpeechDocument } from "../corpus/export/document";
import { type FormatName, formats } from "../corpus/export/format";
import { writeNew } from "../corpus/write-new";
import { encodingOption, interruptible } from "./command";
import { type OpenOptions, openWindows } from "./open";
import { refuse, type Status, standardOutput } from "./output";
import { CommandError } from "./source";

interface Options extends OpenOptions {
  readonly format: FormatName;
  readonly out?: string;
  readonly title?: string;
}

/** `speech-corpus export`: all speeches of the dumps as one file for another program. */
export const exportCommand = new Command("export")
  .description("write the speeches of the dumps to one file in a format that other programs read")
  .argument("<file...>", "dumps; - reads standard input")
  .addOption(new Option("--format <format>", "what to write").choices(Object.keys(formats)).makeOptionMandatory())
  .option("--out <file>", "the new file, never overwritten; standard output if left out")
  .option("--title <title>", "what the corpus is called; the names of the dumps if left out")
  .addOption(encodingOption())
  .action(async (files: string[], options: Options) => {
    process.exitCode = await interruptible(async (signal) => {
      const outcome: { status: Status } = { status: 0 };
      const documents = documentsOf(files, options, outcome, signal);
      const content = formats[options.format](documents, options.title ?? files.join(", "));
      if (options.out !== undefined) await writeNew(options.out, content, signal);
      else if (options.format === "parquet" && process.stdout.isTTY)
        throw new CommandError("Parquet is binary; name a file with --out");
      else await pipeline(Readable.from(content), process.stdout, { end: false, signal });
      return outcome.status;
    });
  });

/**
 * The speeches of `files`, in order. A file that cannot be read is named, and left out.
 * @throws CommandError where there is none: some formats cannot be empty.
 */
async function* documentsOf(
  files: readonly string[],
  options: Options,
  outcome: { status: Status },
  signal: AbortSignal,
): AsyncGenerator<SpeechDocument> {
  let speeches = 0;
  for (const file of files) {
    try {
      let isDump = false;
      for await (const window of openWindows(file, options, standardOutput, signal)) {
        if (window.dump.structure.kind === "not-a-dump") continue;
        isDump = true;
        for (const document of documentsIn(window, file)) {
          speeches++;
          yield document;
        }
      }
      if (!isDump) throw new CommandError(`${file}: is no dump of speeches; left out`);
    } catch (error) {
      outcome.status = refuse(error);
    }
  }
  if (speeches === 0) throw new CommandError("no speech was found; nothing is written");
}
