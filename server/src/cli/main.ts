#!/usr/bin/env node
import { parentPort } from "node:worker_threads";
import { Command, CommanderError } from "commander";
import { servePieces } from "../corpus/piece-threads";
import { stretchesLook } from "../corpus/plan-source";
import { speak } from "../l10n/translation";
import { tuneCompiler, tuneThreads } from "../runtime/tuning";
import { analyze } from "./analyze";
import { jsonLook, outlineLook } from "./analyze-file";
import { check } from "./check";
import { problemsLook } from "./check-file";
import { explain } from "./explain";
import { exportCommand } from "./export";
import { fix } from "./fix";
import { join } from "./join";
import { refuse } from "./output";
import { serveJobs } from "./pool";
import { split } from "./split";

const program = new Command("speech-corpus")
  .description("Turns web-scraped dumps of Chinese speeches into a clean corpus.")
  .addCommand(analyze)
  .addCommand(check)
  .addCommand(fix)
  .addCommand(explain)
  .addCommand(split)
  .addCommand(join)
  .addCommand(exportCommand);

for (const command of [program, ...program.commands]) command.exitOverride().showHelpAfterError();

// Whoever reads our output may stop early, as `head` does; that is no fault.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode);
});

tuneCompiler("reading");
tuneThreads();
speak((process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG)?.replace("_", "-"));

// The same program serves as the threads that read pieces and do jobs for it.
if (parentPort) {
  if (!servePieces(parentPort, [stretchesLook, jsonLook, outlineLook, problemsLook])) serveJobs(parentPort);
} else
  program.parseAsync().catch((error: unknown) => {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else process.exitCode = refuse(error);
  });
