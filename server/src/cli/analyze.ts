import { Command } from "commander";
import type { Encoding } from "../corpus/encoding";
import { Dump } from "../dump";
import { encodingOption, forEachFile } from "./command";
import { outlineOf } from "./outline";
import { reportOf } from "./report";
import { readSource } from "./source";

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
      const source = readSource(file, options.encoding);
      const report = reportOf(source, Dump.read(source.text), { inline: options.inline ?? false });
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : outlineOf(report));
      return 0;
    });
  });
