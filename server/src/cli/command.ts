import { InvalidArgumentError, Option } from "commander";
import { CorpusError } from "../corpus/corpus-error";
import { type Encoding, encodingNamed, encodings } from "../corpus/encoding";
import { say } from "../l10n/translation";
import { CommandError } from "./source";

/** What a command ends with: 0 all well, 1 problems found, 2 it could not run. */
export type Status = 0 | 1 | 2;

/** `--encoding NAME`, which every command that reads a dump takes. */
export const encodingOption = () =>
  new Option("--encoding <name>", `read as ${encodings.join(", ")} instead of detecting it`).argParser(
    (name): Encoding => {
      const encoding = encodingNamed(name);
      if (!encoding) throw new InvalidArgumentError(`Known are ${encodings.join(", ")}.`);
      return encoding;
    },
  );

/** Runs `each` over `files` in order. A file that cannot be done is reported and does not stop the others. */
export async function forEachFile(
  files: readonly string[],
  each: (file: string) => Promise<Status> | Status,
): Promise<Status> {
  let worst: Status = 0;
  for (const file of files) {
    try {
      const status = await each(file);
      if (status > worst) worst = status;
    } catch (error) {
      worst = refuse(error);
    }
  }
  return worst;
}

/** Tells the user why a command or a file could not be done; anything that is our own fault is thrown on. */
export function refuse(error: unknown): Status {
  if (error instanceof CorpusError) complain(say(error.reason));
  else if (error instanceof CommandError) complain(error.message);
  else throw error;
  return 2;
}

/** Says on standard error why something was not done. */
export function complain(message: string): void {
  process.stderr.write(`speech-corpus: ${message}\n`);
}

/**
 * Runs `work` with a signal that Ctrl-C aborts, so that it can tidy up; a second Ctrl-C ends at once.
 * @throws CommandError where it was interrupted.
 */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort(new CommandError("interrupted; nothing half done is left"));
  process.once("SIGINT", abort).once("SIGTERM", abort);
  try {
    return await work(controller.signal);
  } finally {
    process.off("SIGINT", abort).off("SIGTERM", abort);
  }
}
