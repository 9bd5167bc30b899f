import { Command } from "commander";
import type { AnalyzeOptions } from "./analyze-file";
import { encodingOption, interruptible } from "./command";
import { runJobs } from "./pool";

/** `speech-corpus analyze`: what a dump is made of. */
export const analyze = new Command("analyze")
  .description("show what dumps are made of: speeches, sections, junk and problems")
  .argument("<file...>", "dumps; - reads standard input")
  .option("--json", "print one JSON object a file, one a line", false)
  .option("--inline", "list sections whose marker stands inside a line too", false)
  .addOption(encodingOption())
  .action(async (files: string[], options: AnalyzeOptions) => {
    const tasks = files.map((file) => ({ file, options }));
    process.exitCode = await interruptible((signal) => runJobs("analyze", tasks, signal));
  });
