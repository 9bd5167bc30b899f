import { Command } from "commander";
import type { Encoding } from "../corpus/encoding";
import { encodingOption, forEachFile } from "./command";
import { openDump } from "./open";
import { problemLine } from "./problem-line";

/** `speech-corpus check`: one problem a line. */
export const check = new Command("check")
  .description("print problems as FILE:LINE:COLUMN SEVERITY CODE MESSAGE; exit status 1 where there are any")
  .argument("<file...>", "dumps; - reads standard input")
  .addOption(encodingOption())
  .action(async (files: string[], options: { encoding?: Encoding }) => {
    process.exitCode = await forEachFile(files, (file) => {
      const { problems } = openDump(file, options).dump;
      process.stdout.write(problems.map((problem) => problemLine(file, problem)).join(""));
      return problems.length > 0 ? 1 : 0;
    });
  });
