import type { Analysis } from "../../../protocol/fileRequests";
import { findMalformed } from "../corpus/malformed";
import { type DumpWindow, readWindows } from "../corpus/windows";
import type { DumpOptions } from "../dump";
import { say } from "../l10n/translation";
import { rules } from "../rules/index";
import { UNCERTAIN } from "../structure/likelihood";
import { openDumpFile } from "./dumpFile";
import type { Task } from "./task";

/** So many damaged bytes are shown. */
const DAMAGED = 5;

/**
 * What the file `uri` is made of, in figures; it is read piece by piece.
 * @throws CorpusError where it cannot be read.
 */
export async function analyseFile(uri: string, options: DumpOptions, { signal, onProgress }: Task): Promise<Analysis> {
  const { name, source, size } = await openDumpFile(uri);
  const counts = new Map<string, number>();
  const damaged: number[] = [];
  const sums = { lines: 0, speeches: 0, untitled: 0, duplicates: 0, uncertain: 0 };
  let [encoding, isDump] = ["", false];
  try {
    for await (const window of readWindows(source, size, { ...options, signal })) {
      ({ encoding } = window);
      isDump ||= window.dump.structure.kind !== "not-a-dump";
      sums.lines = window.shift.line + window.starts.length;
      addSpeeches(sums, window);
      addProblems(counts, window);
      if (damaged.length < DAMAGED) damaged.push(...damagedIn(window, DAMAGED - damaged.length));
      onProgress(window.shift.byte + window.bytes.length, size);
    }
  } finally {
    await source.close();
  }
  const problems = [...counts]
    .map(([code, count]) => ({ code, title: say(rules.find((rule) => rule.code === code)!.summary), count }))
    .sort((a, b) => b.count - a.count);
  return { name, encoding, size, isDump, ...sums, problems, damaged };
}

type Sums = { -readonly [K in "speeches" | "untitled" | "duplicates" | "uncertain"]: number };

function addSpeeches(sums: Sums, { dump, own }: DumpWindow): void {
  for (const { line, speech, listedTitle, duplicateOf } of dump.structure.speeches) {
    if (line < own.from || line >= own.to) continue;
    sums.speeches++;
    if (speech.title === null && listedTitle === null) sums.untitled++;
    if (duplicateOf !== null) sums.duplicates++;
    if (speech.confidence < UNCERTAIN) sums.uncertain++;
  }
}

/** Counts the places, as the text marks them: a problem may stand for many. */
function addProblems(counts: Map<string, number>, { dump, own }: DumpWindow): void {
  for (const problem of dump.problems) {
    const { line } = problem.range.start;
    if (line >= own.from && line < own.to)
      counts.set(problem.code, (counts.get(problem.code) ?? 0) + dump.places(problem).length);
  }
}

function damagedIn({ dump, bytes, starts, encoding, own, shift }: DumpWindow, limit: number): number[] {
  if (!dump.lines.slice(own.from, own.to).some(({ text }) => text.includes("\ufffd"))) return [];
  const [from, to] = [starts[own.from]!, starts[own.to] ?? bytes.length];
  return findMalformed(bytes.subarray(from, to), encoding, limit).map((offset) => offset + from + shift.byte);
}
