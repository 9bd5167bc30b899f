import { Command } from "commander";
import type { Encoding } from "../corpus/encoding";
import { encodingOption, forEachFile } from "./command";
import { openDump } from "./open";
import { outlineOf } from "./outline";
import { reportOf } from "./report";

interface Options {
  readonly json?: true;
  readonly inline?: true;
  readonly encoding?: Encoding;
}

/** `speech-corpus analyze`: what a dump is made of. */
export const analyze = new Command("analyze")
  .description("show what dumps are made of: speeches, sections, junk and problems")
  .argument("<file...>", "dumps; - reads standard input")
  .option("--json", "print one JSON object a file, one a line")
  .option("--inline", "list sections whose marker stands inside a line too")
  .addOption(encodingOption())
  .action(async (files: string[], options: Options) => {
    process.exitCode = await forEachFile(files, (file) => {
      const { source, dump } = openDump(file, options);
      const report = reportOf(source, dump, { inline: options.inline ?? false });
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : outlineOf(report));
      return 0;
    });
  });
