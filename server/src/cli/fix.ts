import { Command, InvalidArgumentError, Option } from "commander";
import { isWanted } from "../corpus/clean";
import { rules } from "../rules/index";
import { encodingOption, interruptible } from "./command";
import type { FixOptions } from "./fix-file";
import { runJobs } from "./pool";

/** `speech-corpus fix`: mends what can be mended without a human eye. */
export const fix = new Command("fix")
  .description("mend what is safe to mend; exit status 1 where problems are left")
  .argument("<file...>", "dumps; - reads standard input, and with --write prints the mended dump")
  .option("--only <codes>", "these alone: text/pinyin,noise", parseCodes, ["*"])
  .addOption(new Option("--dry-run", "list what would be mended (what it does if nothing else is said)"))
  .addOption(new Option("--diff", "print the changes as a patch, and write nothing").conflicts(["dryRun", "write"]))
  .addOption(new Option("--write", "change the files, each in one step").conflicts(["dryRun", "diff"]))
  .addOption(encodingOption())
  .action(async (files: string[], options: FixOptions) => {
    const tasks = files.map((file) => ({ file, options }));
    process.exitCode = await interruptible((signal) => runJobs("fix", tasks, signal));
  });

function parseCodes(list: string): string[] {
  const codes = list.split(",").map((code) => code.trim());
  for (const code of codes)
    if (!rules.some((rule) => isWanted(rule.code, [code]))) throw new InvalidArgumentError(`There is no rule ${code}.`);
  return codes;
}
