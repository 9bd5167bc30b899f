// Measures speed and memory against the budgets of docs/performance.md, as ratios within one run:
// npm run bench [-- --quick] [-- --json] [-- --disk MEGABYTES]
import { parentPort } from "node:worker_threads";
import { servePieces } from "../server/src/corpus/piece-threads";
import { tuneCompiler, tuneThreads } from "../server/src/runtime/tuning";
import { ALONE, countLook, type Work, workAlone } from "./bench/full";
import { TYPE, typeAlone } from "./bench/keystroke";

const args = process.argv.slice(2);
// As our programs do: the command line, whose threads read pieces, and the server, in which one types.
tuneCompiler(args[0] === TYPE ? "typing" : "reading");
if (args[0] !== TYPE) tuneThreads();

if (parentPort) servePieces(parentPort, [countLook]);
else if (args[0] === TYPE) await typeAlone(args[1]!, Number(args[2]));
else if (String(args[0]) in ALONE) await workAlone(args[0] as Work, args[1]!, args[2] ? Number(args[2]) : null);
else {
  // What the processes and threads above do not need is not in their heaps.
  const { measureAll } = await import("./bench/all");
  await measureAll(args.includes("--quick"), args.includes("--json"), megabytesAfter("--disk"));
}

function megabytesAfter(option: string): number | null {
  const at = args.indexOf(option);
  return at < 0 ? null : Number(args[at + 1]);
}
