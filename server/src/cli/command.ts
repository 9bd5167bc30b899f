import { InvalidArgumentError, Option } from "commander";
import { type Encoding, encodingNamed, encodings } from "../corpus/encoding";
import { CommandError } from "./source";

/** `--encoding NAME`, which every command that reads a dump takes. */
export const encodingOption = () =>
  new Option("--encoding <name>", `read as ${encodings.join(", ")} instead of detecting it`).argParser(
    (name): Encoding => {
      const encoding = encodingNamed(name);
      if (!encoding) throw new InvalidArgumentError(`Known are ${encodings.join(", ")}.`);
      return encoding;
    },
  );

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
