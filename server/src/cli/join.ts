import { Command } from "commander";
import { joinSplit } from "../corpus/join";
import { interruptible } from "./command";

interface Options {
  readonly out: string;
  readonly manifest?: string;
}

/** `speech-corpus join`: the dump that a folder was split from. */
export const join = new Command("join")
  .description("rebuild the dump from a split folder, byte for byte, with edited speeches in their places")
  .argument("<folder>", "a folder that split has written")
  .requiredOption("--out <file>", "the new file; it is never overwritten")
  .option("--manifest <name>", "the manifest to follow, where the folder holds several")
  .action(async (folder: string, { out, manifest }: Options) => {
    process.exitCode = await interruptible(async (signal) => {
      const { size, changed } = await joinSplit(folder, out, { signal, ...(manifest !== undefined && { manifest }) });
      const state =
        changed.length === 0 ? "identical to the source" : `changed: ${changed.join(", ")}; all else as in the source`;
      process.stderr.write(`${out}: ${size} bytes, ${state}\n`);
      return 0;
    });
  });
