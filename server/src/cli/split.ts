import { basename, extname, join } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { memorySource } from "../corpus/byte-source";
import { sha256 } from "../corpus/digest";
import type { Encoding } from "../corpus/encoding";
import { defaultTemplate, nameKey, numbered, unknownPlaceholder } from "../corpus/file-name";
import { type PlannedSpeech, planSplit } from "../corpus/plan";
import { writeSplit } from "../corpus/write";
import { encodingOption, forEachFile, interruptible, type Status } from "./command";
import { openDump } from "./open";
import { CommandError } from "./source";

interface Options {
  readonly out: string;
  readonly template: string;
  readonly header: "none" | "yaml";
  readonly clean?: readonly string[];
  readonly speeches?: ReadonlySet<number>;
  readonly dryRun?: true;
  readonly encoding?: Encoding;
}

/** `speech-corpus split`: one file a speech. */
export const split = new Command("split")
  .description("write each speech of the dumps to a file of its own, all else to rest.txt, and a manifest to join by")
  .argument("<file...>", "dumps; - reads standard input")
  .requiredOption("--out <folder>", "where to write; with several dumps, a folder each in it")
  .option("--template <name>", "file names; see docs/cli.md for the placeholders", parseTemplate, defaultTemplate)
  .addOption(new Option("--header <kind>", "what to put before each speech").choices(["none", "yaml"]).default("none"))
  .option("--clean <codes>", "problems to mend where that is safe: text/pinyin,noise or *", (codes) => codes.split(","))
  .option("--speeches <numbers>", "write only these: 1,3-5", parseNumbers)
  .option("--dry-run", "say what would be written, and write nothing")
  .addOption(encodingOption())
  .action(async (files: string[], options: Options) => {
    const folders = foldersOf(files, options.out);
    process.exitCode = await interruptible((signal) =>
      forEachFile(files, (file) => splitFile(file, folders.get(file)!, options, signal)),
    );
  });

async function splitFile(file: string, folder: string, options: Options, signal: AbortSignal): Promise<Status> {
  const { source, dump } = openDump(file, options);
  const name = file === "-" ? "stdin" : basename(file);
  if (dump.structure.kind === "not-a-dump") throw new CommandError(`${file}: is no dump of speeches; nothing to split`);
  const plan = planSplit({ ...source, name }, dump, options, sha256);
  const selection = options.speeches && new Set([...options.speeches].map((number) => number - 1));
  const chosen = plan.speeches.filter(({ index }) => selection?.has(index) ?? true);
  if (options.dryRun) {
    process.stdout.write(chosen.map((speech) => `${join(folder, speech.fileName)}${remarks(speech)}\n`).join(""));
    return 0;
  }
  const written = await writeSplit(plan, memorySource(source.bytes), folder, {
    signal,
    ...(selection && { selection }),
  });
  written.files.forEach((fileName, i) => {
    process.stdout.write(`${join(folder, fileName)}${remarks(chosen[i]!)}\n`);
  });
  const count = `${written.files.length} of ${plan.speeches.length} speeches`;
  process.stderr.write(`${file}: ${source.encoding}, ${count}, the rest in ${join(folder, written.rest)}\n`);
  return 0;
}

function remarks({ line, endLine, warnings }: PlannedSpeech): string {
  return `\tlines ${line + 1}-${endLine + 1}${warnings.length === 0 ? "" : `\t${warnings.join(", ")}`}`;
}

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
