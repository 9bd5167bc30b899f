import type { Analysis } from "../../../protocol/fileRequests";
import { type Look, ownProblems, ownSpeeches } from "../corpus/piece";
import { readPieces } from "../corpus/pieces";
import type { DumpOptions } from "../dump";
import { say } from "../l10n/translation";
import { rules } from "../rules/index";
import { UNCERTAIN } from "../structure/likelihood";
import { openDumpFile, threads } from "./dumpFile";
import type { Task } from "./task";

/** What is counted in a piece. */
interface Figures {
  readonly speeches: number;
  readonly untitled: number;
  readonly duplicates: number;
  readonly uncertain: number;
  /** Codes of problems, with how many places each has, as the text marks them: a problem may stand for many. */
  readonly problems: readonly (readonly [string, number])[];
}

/** The figures of what is a piece's own. */
export const figuresLook: Look<undefined, Figures, Figures> = {
  name: "figures",
  find: (window) => {
    const speeches = ownSpeeches(window);
    return {
      speeches: speeches.length,
      untitled: speeches.filter(({ speech, listedTitle }) => speech.title === null && listedTitle === null).length,
      duplicates: speeches.filter(({ duplicateOf }) => duplicateOf !== null).length,
      uncertain: speeches.filter(({ speech }) => speech.confidence < UNCERTAIN).length,
      problems: ownProblems(window).map((problem) => [problem.code, window.dump.places(problem).length]),
    };
  },
  tell: ({ known }) => known,
};

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
    for await (const piece of readPieces(source, size, figuresLook, undefined, { ...options, signal, threads })) {
      const { known } = piece;
      ({ encoding } = piece);
      isDump ||= piece.isDump;
      sums.lines = piece.shift.line + piece.lines;
      for (const key of ["speeches", "untitled", "duplicates", "uncertain"] as const) sums[key] += known[key];
      for (const [code, count] of known.problems) counts.set(code, (counts.get(code) ?? 0) + count);
      if (damaged.length < DAMAGED) damaged.push(...piece.damaged);
      onProgress(piece.end, size);
    }
  } finally {
    await source.close();
  }
  const problems = [...counts]
    .map(([code, count]) => ({ code, title: say(rules.find((rule) => rule.code === code)!.summary), count }))
    .sort((a, b) => b.count - a.count);
  return { name, encoding, size, isDump, ...sums, problems, damaged: damaged.slice(0, DAMAGED) };
}
