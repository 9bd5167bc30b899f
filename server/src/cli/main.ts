#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { CorpusError } from "../corpus/corpus-error";
import { analyze } from "./analyze";
import { check } from "./check";
import { complain } from "./command";
import { join } from "./join";
import { CommandError } from "./source";
import { split } from "./split";

const program = new Command("speech-corpus")
  .description("Turns web-scraped dumps of Chinese speeches into a clean corpus.")
  .addCommand(analyze)
  .addCommand(check)
  .addCommand(split)
  .addCommand(join);

for (const command of [program, ...program.commands]) command.exitOverride().showHelpAfterError();

// Whoever reads our output may stop early, as `head` does; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode);
});

program.parseAsync().catch((error: unknown) => {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof CommandError || error instanceof CorpusError) {
    complain(error.message);
    process.exitCode = 2;
  } else throw error;
});
