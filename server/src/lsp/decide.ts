import { dirname, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { DecideParams, DecisionSummary } from "../../../protocol/requests";
import { CorpusError } from "../corpus/corpus-error";
import { changeDecisions, readDecisions } from "../corpus/decisions";
import { anchorAt, type Decision } from "../structure/decision";
import { message } from "../text/message";
import type { OpenDump } from "./documents";

/** The decisions about the file `uri`; none for what is not on disk. */
export function decisionsOf(uri: string): readonly Decision[] {
  return uri.startsWith("file:") ? readDecisions(fileURLToPath(uri)) : [];
}

/** Keeps a decision about a line. It replaces what was decided there before about the same thing. */
export async function decide(
  { uri, dump }: OpenDump,
  { line, kind, code }: DecideParams,
  folders: readonly string[],
): Promise<void> {
  const decision: Decision = { kind, ...anchorAt(dump.lines, line), ...(code !== undefined && { code }) };
  const there = dump.decisions.get(line) ?? [];
  const superseded = new Set(there.filter((other) => topic(other) === topic(decision)).map(key));
  await change(uri, folders, (before) => [...before.filter((other) => !superseded.has(key(other))), decision]);
}

/** The decisions about an open dump, each with the line where it holds now, or null where its words are gone. */
export function listDecisions({ dump }: OpenDump): DecisionSummary[] {
  const lines = new Map(
    [...dump.decisions].flatMap(([line, decisions]) => decisions.map((decision) => [decision, line])),
  );
  return (dump.options.decisions ?? []).map((decision, index) => ({
    index,
    kind: decision.kind,
    text: decision.text,
    code: decision.code ?? null,
    line: lines.get(decision) ?? null,
  }));
}

/** Takes back the decisions at `indexes` of the list. */
export async function revoke(open: OpenDump, indexes: readonly number[], folders: readonly string[]): Promise<void> {
  const listed = open.dump.options.decisions ?? [];
  const revoked = new Set(
    indexes
      .map((index) => listed[index])
      .filter((decision) => decision !== undefined)
      .map(key),
  );
  await change(open.uri, folders, (decisions) => decisions.filter((decision) => !revoked.has(key(decision))));
}

/** One change after the other, so that none is lost. */
let last: Promise<void> = Promise.resolve();

async function change(
  uri: string,
  folders: readonly string[],
  edit: (decisions: readonly Decision[]) => readonly Decision[],
): Promise<void> {
  if (!uri.startsWith("file:")) throw new CorpusError(message("Save the file first; decisions are kept beside it."));
  const path = fileURLToPath(uri);
  const home = folders.map((folder) => fileURLToPath(folder)).find((folder) => path.startsWith(join(folder, sep)));
  const done = last.then(() => changeDecisions(path, home ?? dirname(path), edit));
  last = done.catch(() => {});
  await done;
}

/** Decisions on one topic exclude one another: that a speech starts here, and that none does. */
function topic({ kind, code }: Decision): string {
  return kind === "accept" ? `accept ${code}` : "boundary";
}

function key(decision: Decision): string {
  return JSON.stringify(decision);
}
