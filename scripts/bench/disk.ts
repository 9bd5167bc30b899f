import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ANALYSE, JOIN, PLAN_SPLIT, type SplitPlan, WRITE_SPLIT } from "../../protocol/fileRequests";
import { Session } from "../../test/protocol/session";
import { generateCollections } from "../../test/support/generate";
import type { Result } from "./result";
import { TELL, toldIn } from "./tell";

const MEGABYTE = 1_000_000;
/** The most memory that work on a file of any size may take. */
const BUDGET = 300;

/** What copies a file line by line in Node. */
const COPY = `
  const { createReadStream, createWriteStream } = require("node:fs");
  const lines = require("node:readline").createInterface({ input: createReadStream(process.argv[1]), crlfDelay: Infinity });
  const copy = createWriteStream(process.argv[2]);
  (async () => {
    for await (const line of lines)
      if (!copy.write(line + "\\n")) await new Promise((drained) => copy.once("drain", drained));
    copy.end();
  })();`;

/** A dump of `megabytes` MB on disk, which is generated: memory and time of what works piece by piece. */
export async function measureDisk(folder: string, megabytes: number): Promise<Result[]> {
  const dump = join(folder, "large.txt");
  writeLarge(dump, megabytes);
  const cli = async (...args: string[]) => run(["dist/cli.js", ...args], join(folder, "output"));
  const copy = await run(["-e", COPY, dump, join(folder, "copy.txt")], join(folder, "output"));
  const split = await cli("split", dump, "--out", join(folder, "parts"));
  const joined = await cli("join", join(folder, "parts"), "--out", join(folder, "joined.txt"));
  const analysed = await cli("analyze", "--json", dump);
  const server = await serverPeak(folder, dump);
  const peak = (name: string, bytes: number): Result => ({
    name: `peak memory, ${name}, ${megabytes} MB`,
    value: bytes / MEGABYTE,
    unit: "MB",
    most: BUDGET,
    from: "a process of its own, Node included",
  });
  return [
    {
      name: `split ÷ copy line by line, ${megabytes} MB`,
      value: split.seconds / copy.seconds,
      most: 3,
      from: `${took(split)} ÷ ${took(copy)}`,
    },
    peak("split", split.peak),
    peak("join", joined.peak),
    peak("analyze --json", analysed.peak),
    ...(server === null ? [] : [peak("the server, after split, join and analysis in turn", server)]),
  ];
}

function writeLarge(path: string, megabytes: number): void {
  const file = openSync(path, "wx");
  let size = 0;
  for (const part of generateCollections(megabytes)) {
    size += writeSync(file, part);
    if (size >= megabytes * MEGABYTE) break;
  }
  closeSync(file);
}

interface Run {
  readonly seconds: number;
  /** Processor time, in seconds. */
  readonly cpu: number;
  /** In bytes. */
  readonly peak: number;
}

const took = ({ seconds, cpu }: Run) => `${seconds.toFixed(1)} s (${cpu.toFixed(1)} s of processor)`;

/** Runs Node with `args`, its output to the file `output`. */
async function run(args: readonly string[], output: string): Promise<Run> {
  const start = performance.now();
  const child = spawn(process.execPath, ["--import", TELL, ...args], {
    stdio: ["ignore", openSync(output, "w"), "pipe"],
  });
  let told = "";
  child.stderr!.on("data", (text) => {
    told = (told + text).slice(-1000);
  });
  const [status] = await once(child, "close");
  if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${told}`);
  const { peak, cpu } = toldIn(told);
  return { seconds: (performance.now() - start) / 1000, cpu: cpu / 1e6, peak };
}

/** The most memory, in bytes, that the server has had after all of it; null where the system does not tell. */
async function serverPeak(folder: string, dump: string): Promise<number | null> {
  if (process.platform !== "linux") return null;
  const session = await Session.start();
  const { server, connection } = session;
  const uri = pathToFileURL(dump).href;
  const parts = join(folder, "server-parts");
  const { sha256, speeches } = await connection.sendRequest<SplitPlan>(PLAN_SPLIT, { uri });
  const all = speeches.map(({ index }) => index);
  await connection.sendRequest(WRITE_SPLIT, { uri, sha256, folder: parts, speeches: all });
  await connection.sendRequest(JOIN, { folder: parts, out: join(folder, "server-joined.txt") });
  await connection.sendRequest(ANALYSE, { uri });
  const status = readFileSync(`/proc/${server.pid}/status`, "utf8");
  await session.stop();
  return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) * 1024;
}
