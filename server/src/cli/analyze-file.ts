import { isWhole, type Look, ownProblems } from "../corpus/piece";
import { JsonSpool } from "./json-spool";
import { type OpenOptions, openPieces } from "./open";
import { addCounts, type Counts, countsOf, outlineHead, outlineRows, outlineSummary } from "./outline";
import type { Output, Status } from "./output";
import { headOf, joinHeads, placeReport, type Report, type ReportHead, type ReportOptions, reportOf } from "./report";
import { jsonOf, type ReportJson, writeReport } from "./report-json";

interface Params extends ReportOptions {
  readonly file: string;
}

/** The report on a piece, as JSON. */
export const jsonLook: Look<Params, Report, ReportJson> = {
  name: "json",
  find: (window, { file, inline }) =>
    reportOf({ file, encoding: window.encoding }, window.dump, { inline }, ownProblems(window)),
  tell: (piece) => jsonOf(placeReport(piece)),
};

/** A piece as an outline has it. */
interface Outlined {
  readonly head: ReportHead;
  readonly rows: string;
  readonly counts: Counts;
}

/** The report on a piece, as rows of an outline. */
export const outlineLook: Look<Params, Report, Outlined> = {
  name: "outline",
  find: jsonLook.find,
  tell(piece) {
    const report = placeReport(piece);
    return { head: headOf(report), rows: outlineRows(report), counts: countsOf(report) };
  },
};

export interface AnalyzeOptions extends OpenOptions, ReportOptions {
  readonly json: boolean;
}

/** Writes what the dump at `file` is made of: one line of JSON, or an outline. */
export async function analyzeFile(
  file: string,
  options: AnalyzeOptions,
  output: Output,
  signal: AbortSignal,
): Promise<Status> {
  await (options.json ? writeJson : writeOutline)(file, options, output, signal);
  return 0;
}

async function writeJson(file: string, options: AnalyzeOptions, output: Output, signal: AbortSignal): Promise<void> {
  const params = { file, inline: options.inline };
  const spool = new JsonSpool();
  try {
    for await (const piece of openPieces(file, jsonLook, params, options, output, signal)) {
      const { head, lists } = piece.known;
      if (isWhole(piece)) return await writeReport(head, (name) => output.out(lists[name]), output);
      spool.add(piece.known);
    }
    await spool.write(output);
  } finally {
    spool.close();
  }
}

async function writeOutline(file: string, options: AnalyzeOptions, output: Output, signal: AbortSignal): Promise<void> {
  const params = { file, inline: options.inline };
  let head: ReportHead | undefined;
  let counts: Counts = { speeches: 0, sections: 0, noise: 0, problems: 0 };
  for await (const { known } of openPieces(file, outlineLook, params, options, output, signal)) {
    if (!head) output.out(outlineHead(known.head));
    output.out(known.rows);
    await output.drained();
    head = head ? joinHeads(head, known.head) : known.head;
    counts = addCounts(counts, known.counts);
  }
  if (head) output.out(outlineSummary(head, counts));
}
