import { Command } from "commander";
import { encodingOption, interruptible } from "./command";
import type { OpenOptions } from "./open";
import { runJobs } from "./pool";

/** `speech-corpus check`: one problem a line. */
export const check = new Command("check")
  .description("print problems as FILE:LINE:COLUMN SEVERITY CODE MESSAGE; exit status 1 where there are any")
  .argument("<file...>", "dumps; - reads standard input")
  .addOption(encodingOption())
  .action(async (files: string[], options: OpenOptions) => {
    const tasks = files.map((file) => ({ file, options }));
    process.exitCode = await interruptible((signal) => runJobs("check", tasks, signal));
  });
