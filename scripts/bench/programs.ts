import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import {
  DidChangeTextDocumentNotification,
  DocumentDiagnosticRequest,
  DocumentSymbolRequest,
} from "vscode-languageserver-protocol/node";
import { Session } from "../../test/protocol/session";
import { writeGenerated } from "./dumps";
import { readDump } from "./full";
import { milliseconds, type Plan, type Result } from "./result";
import { alternate, elapsed, median, percentile } from "./timing";

/** The outline of a 1 MB dump from a running server, from the opening of the document on, against the bare engine. */
export async function measureServer({ runs, folder }: Plan): Promise<Result[]> {
  const path = writeGenerated(folder, 1);
  const text = readFileSync(path, "utf8");
  const session = await Session.start();
  let opened = 0;
  const outline = async () => {
    const document = await session.open(text, `file:///speeches/${opened++}.dump`);
    await session.connection.sendRequest(DocumentSymbolRequest.type, { textDocument: document.identifier });
  };
  await outline();
  readDump(path);
  const samples = await alternate(runs, { outline, engine: () => readDump(path) }, elapsed);
  await session.stop();
  const [trip, engine] = [median(samples.outline), median(samples.engine)];
  return [
    {
      name: "outline over the protocol ÷ engine, 1 MB",
      value: trip / engine,
      most: 3,
      from: `${milliseconds(trip)} ÷ ${milliseconds(engine)}`,
    },
  ];
}

const KEYSTROKES = 100;

/** A character typed into a large dump in a running server until the editor knows its problems, against the full analysis by the bare engine. */
export async function measureTyping({ runs, folder, sizes }: Plan): Promise<Result[]> {
  const size = Math.min(10, sizes.at(-1)!);
  const path = writeGenerated(folder, size);
  const { engine } = await alternate(runs, { engine: () => readDump(path) }, elapsed);
  const session = await Session.start();
  const document = await session.open(readFileSync(path, "utf8"));
  let resultId: string | undefined;
  const pull = async () => {
    const params = { textDocument: document.identifier, ...(resultId && { previousResultId: resultId }) };
    ({ resultId } = await session.connection.sendRequest(DocumentDiagnosticRequest.type, params));
  };
  await pull();
  const middle = { line: document.text.split("\n").length >> 1, character: 0 };
  let { version } = document;
  const type = async () => {
    // Not by way of the document, whose own text would be edited within the time.
    await session.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { ...document.identifier, version: ++version },
      contentChanges: [{ range: { start: middle, end: middle }, text: "的" }],
    });
    await pull();
  };
  const { keystroke } = await alternate(KEYSTROKES, { keystroke: type }, elapsed);
  await session.stop();
  const analysis = median(engine);
  return ([0.5, 0.99] as const).map((share) => ({
    name: `keystroke over the protocol ÷ analysis, ${size} MB, p${share * 100}`,
    value: percentile(keystroke, share) / analysis,
    from: `${milliseconds(percentile(keystroke, share))} ÷ ${milliseconds(analysis)}`,
  }));
}

/** From the call of a program until it is ready, against a Node that does nothing. */
export async function measureStart({ runs }: Plan): Promise<Result[]> {
  const samples = await alternate(
    runs,
    {
      node: () => spawnSync(process.execPath, ["-e", "0"]),
      cli: () => spawnSync(process.execPath, ["dist/cli.js", "--help"]),
      server: async () => (await Session.start()).stop(),
    },
    elapsed,
  );
  const node = median(samples.node);
  return (["server", "cli"] as const).map((name) => ({
    name: `start of the ${name === "cli" ? "command line" : "server"} ÷ node -e 0`,
    value: median(samples[name]) / node,
    from: `${milliseconds(median(samples[name]))} ÷ ${milliseconds(node)}`,
  }));
}

/** So many that the second in which each thread compiles the engine counts for a tenth at most. */
const FILES = 512;

/** Many 1 MB dumps through the command line on all cores against one core, where the system can withhold the others. */
export async function measureFiles({ runs, folder }: Plan): Promise<Result[]> {
  if (spawnSync("taskset", ["--version"]).status !== 0) return [];
  const path = writeGenerated(folder, 1);
  const command = [process.execPath, "dist/cli.js", "analyze", "--json", ...Array<string>(FILES).fill(path)];
  const run = (before: string[]) => () => {
    const [program, ...args] = [...before, ...command];
    const { status } = spawnSync(program!, args, { stdio: "ignore" });
    if (status !== 0) throw new Error(`${program} ended with ${status}`);
  };
  const samples = await alternate(runs, { all: run([]), one: run(["taskset", "--cpu-list", "0"]) }, elapsed);
  const perSecond = (name: "all" | "one") => FILES / (median(samples[name]) / 1000);
  const cores = availableParallelism();
  return [
    {
      name: `files per second, ${cores} cores ÷ 1, ${FILES} dumps of 1 MB`,
      value: perSecond("all") / perSecond("one"),
      ...(cores === 2 && { least: 1.7 }),
      from: `${perSecond("all").toFixed(1)} ÷ ${perSecond("one").toFixed(1)} files per second`,
    },
  ];
}

/** The size of the extension as it is installed. */
export function measurePackage({ folder }: Plan): Result[] {
  const path = join(folder, "speech-corpus.vsix");
  const { status, stderr } = spawnSync("npm", ["run", "package", "--", "--out", path], { encoding: "utf8" });
  if (status !== 0) throw new Error(`npm run package failed: ${stderr}`);
  return [{ name: "size of the .vsix", value: statSync(path).size / 1000, unit: "kB", from: "npm run package" }];
}
