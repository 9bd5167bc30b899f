import { once } from "node:events";
import { CorpusError } from "../corpus/corpus-error";
import { say } from "../l10n/translation";
import { CommandError } from "./source";

/** Where a command writes to: the program's own streams, or what a worker collects. */
export interface Output {
  out(text: string | Uint8Array): void;
  err(text: string | Uint8Array): void;
  /** Resolves once whoever reads is ready for more: what he is too slow for would pile up in memory. */
  drained(): Promise<void>;
}

export const standardOutput: Output = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  async drained() {
    if (process.stdout.writableNeedDrain) await once(process.stdout, "drain");
  },
};

/** What a command ends with: 0 all well, 1 problems found, 2 it could not run. */
export type Status = 0 | 1 | 2;

/** Says on standard error what the user should know. */
export function complain(message: string, output: Output = standardOutput): void {
  output.err(`speech-corpus: ${message}\n`);
}

/** Tells the user why a command or a file could not be done; anything that is our own fault is thrown on. */
export function refuse(error: unknown, output: Output = standardOutput): Status {
  if (error instanceof CorpusError) complain(say(error.reason), output);
  else if (error instanceof CommandError) complain(error.message, output);
  else throw error;
  return 2;
}
