import { readFileSync } from "node:fs";
import { Command, InvalidArgumentError, Option } from "commander";
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from "diff";
import writeFileAtomic from "write-file-atomic";
import { clean, isWanted } from "../corpus/clean";
import { fileError } from "../corpus/corpus-error";
import { encode, UnencodableError } from "../corpus/encode";
import type { Encoding } from "../corpus/encoding";
import { Dump } from "../dump";
import { rules } from "../rules/index";
import { encodingOption } from "./command";
import { openDump, type Source } from "./open";
import { complain, refuse, type Status } from "./output";
import { problemLine } from "./problem-line";
import { CommandError } from "./source";

interface Options {
  readonly only: readonly string[];
  readonly diff?: true;
  readonly write?: true;
  readonly encoding?: Encoding;
}

const PATCH = { context: 1, headerOptions: FILE_HEADERS_ONLY };

/** `speech-corpus fix`: mends what can be mended without a human eye. */
export const fix = new Command("fix")
  .description("mend what is safe to mend; exit status 1 where problems are left")
  .argument("<file...>", "dumps; - reads standard input, and with --write prints the mended dump")
  .option("--only <codes>", "these alone: text/pinyin,noise", parseCodes, ["*"])
  .addOption(new Option("--dry-run", "list what would be mended (what it does if nothing else is said)"))
  .addOption(new Option("--diff", "print the changes as a patch, and write nothing").conflicts(["dryRun", "write"]))
  .addOption(new Option("--write", "change the files, each in one step").conflicts(["dryRun", "diff"]))
  .addOption(encodingOption())
  .action(async (files: string[], options: Options) => {
    let worst: Status = 0;
    for (const file of files) {
      const status = await fixFile(file, options).catch((error: unknown) => refuse(error));
      if (status > worst) worst = status;
    }
    process.exitCode = worst;
  });

async function fixFile(file: string, options: Options): Promise<Status> {
  const { source, dump } = openDump(file, options);
  const { text, mended } = clean(dump, options.only);
  if (options.write) await writeFixed(source, text);
  else if (options.diff && text !== source.text)
    process.stdout.write(createTwoFilesPatch(file, file, source.text, text, undefined, undefined, PATCH));
  else if (!options.diff) process.stdout.write(mended.map((problem) => problemLine(file, problem)).join(""));
  const left = options.write ? Dump.read(text, dump.options).problems : dump.problems;
  const count = left.filter(({ code }) => isWanted(code, options.only)).length;
  complain(`${file}: ${mended.length} ${options.write ? "mended" : "can be mended"}, ${count} problems in it`);
  return count > 0 ? 1 : 0;
}

/** Puts `text` in the place of the dump, in its encoding, with its byte order mark; all of it or nothing. */
async function writeFixed({ file, bytes, encoding, bom, text: before }: Source, text: string): Promise<void> {
  const mended = Buffer.concat([bytes.subarray(0, bom), encodeFor(file, text, encoding)]);
  if (file === "-") process.stdout.write(mended);
  else if (text !== before) {
    const restored = Buffer.concat([bytes.subarray(0, bom), encodeFor(file, before, encoding)]);
    if (!restored.equals(bytes))
      throw new CommandError(`${file}: holds bytes that are no ${encoding}; fixing it would lose them`);
    if (!readFileSync(file).equals(bytes)) throw new CommandError(`${file}: was changed meanwhile; nothing is written`);
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

function parseCodes(list: string): string[] {
  const codes = list.split(",").map((code) => code.trim());
  for (const code of codes)
    if (!rules.some((rule) => isWanted(rule.code, [code]))) throw new InvalidArgumentError(`There is no rule ${code}.`);
  return codes;
}
