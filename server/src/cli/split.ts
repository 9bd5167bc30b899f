import { basename, extname, join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { defaultTemplate, nameKey, numbered, unknownPlaceholder } from "../corpus/file-name";
import { encodingOption, interruptible } from "./command";
import { runJobs } from "./pool";
import type { SplitFileOptions } from "./split-file";

interface Options extends Omit<SplitFileOptions, "folder"> {
  readonly out: string;
}

/** `speech-corpus split`: one file a speech. */
export const split = new Command("split")
  .description("write each speech of the dumps to a file of its own, all else to rest.txt, and a manifest to join by")
  .argument("<file...>", "dumps; - reads standard input")
  .requiredOption("--out <folder>", "where to write; with several dumps, a folder each in it")
  .option("--template <name>", "file names; see docs/cli.md for the placeholders", parseTemplate, defaultTemplate)
  .addOption(new Option("--header <kind>", "what to put before each speech").choices(["none", "yaml"]).default("none"))
  .addOption(
    new Option("--junk <where>", "where lines of junk that interrupt a speech go")
      .choices(["keep", "rest"])
      .default("keep"),
  )
  .option("--clean <codes>", "problems to mend where that is safe: text/pinyin,noise or *", (codes) => codes.split(","))
  .option("--speeches <numbers>", "write only these: 1,3-5", parseNumbers)
  .option("--dry-run", "say what would be written, and write nothing")
  .addOption(encodingOption())
  .action(async (files: string[], options: Options) => {
    const folders = foldersOf(files, options.out);
    const tasks = files.map((file) => ({ file, options: { ...options, folder: folders.get(file)! } }));
    process.exitCode = await interruptible((signal) => runJobs("split", tasks, signal));
  });

/** The folder of each dump: `out` itself for a single one, else one in it that is named after the dump. */
function foldersOf(files: readonly string[], out: string): Map<string, string> {
  if (files.length === 1) return new Map([[files[0]!, out]]);
  const taken = new Set<string>();
  return new Map(
    files.map((file) => {
      const stem = file === "-" ? "stdin" : basename(file, extname(file));
      let n = 1;
      while (taken.has(nameKey(numbered(stem, n)))) n++;
      taken.add(nameKey(numbered(stem, n)));
      return [file, join(out, numbered(stem, n))];
    }),
  );
}

function parseTemplate(template: string): string {
  const unknown = unknownPlaceholder(template);
  if (unknown === null) return template;
  throw new InvalidArgumentError(
    `${unknown} is no placeholder. Known are {ordinal}, {index}, {title}, {date}, {speaker}, {source} and {sha8}.`,
  );
}

function parseNumbers(list: string): Set<number> {
  const numbers = new Set<number>();
  for (const part of list.split(",")) {
    const [, first, last] = /^\s*(\d+)(?:-(\d+))?\s*$/.exec(part) ?? [];
    if (first === undefined) throw new InvalidArgumentError(`${part} is neither a number nor a range.`);
    for (let n = Number(first); n <= Number(last ?? first); n++) numbers.add(n);
  }
  return numbers;
}
