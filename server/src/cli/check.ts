import { Command } from "commander";
import type { Encoding } from "../corpus/encoding";
import { Dump } from "../dump";
import { renderMessage } from "../text/message";
import { encodingOption, forEachFile } from "./command";
import { readSource } from "./source";

/** `speech-corpus check`: one problem a line, as compilers print them. */
export const check = new Command("check")
  .description("print problems as FILE:LINE:COLUMN SEVERITY CODE MESSAGE; exit status 1 where there are any")
  .argument("<file...>", "dumps; - reads standard input")
  .addOption(encodingOption())
  .action(async (files: string[], options: { encoding?: Encoding }) => {
    process.exitCode = await forEachFile(files, (file) => {
      const { problems } = Dump.read(readSource(file, options.encoding).text);
      for (const { range, severity, code, message } of problems) {
        const place = `${file}:${range.start.line + 1}:${range.start.character + 1}`;
        process.stdout.write(`${place} ${severity} ${code} ${renderMessage(message)}\n`);
      }
      return problems.length > 0 ? 1 : 0;
    });
  });
