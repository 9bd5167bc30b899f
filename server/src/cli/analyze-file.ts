import type { Look } from "../corpus/piece";
import { JsonSpool } from "./json-spool";
import { type OpenOptions, openPieces } from "./open";
import { addCounts, type Counts, outlineHead, outlineRows, outlineSummary } from "./outline";
import type { Output, Status } from "./output";
import { joinHeads, placeReport, type Report, type ReportHead, type ReportOptions, reportOf } from "./report";

/** The report on a piece by itself. */
export const reportLook: Look<ReportOptions & { readonly file: string }, Report> = {
  name: "report",
  find: ({ dump, encoding }, { file, inline }) => reportOf({ file, encoding }, dump, { inline }),
};

export interface AnalyzeOptions extends OpenOptions, ReportOptions {
  readonly json: boolean;
}

type Reports = AsyncIterable<{ readonly report: Report; readonly only: boolean }>;

/** Writes what the dump at `file` is made of: one line of JSON, or an outline. */
export async function analyzeFile(
  file: string,
  options: AnalyzeOptions,
  output: Output,
  signal: AbortSignal,
): Promise<Status> {
  const reports = reportsOf(file, options, output, signal);
  await (options.json ? writeJson(reports, output) : writeOutline(reports, output));
  return 0;
}

async function* reportsOf(file: string, options: AnalyzeOptions, output: Output, signal: AbortSignal) {
  const params = { file, inline: options.inline };
  for await (const piece of openPieces(file, reportLook, params, options, output, signal)) {
    const only = piece.last && piece.shift.byte === 0;
    yield { report: only ? piece.found : placeReport(piece), only };
  }
}

async function writeJson(reports: Reports, output: Output): Promise<void> {
  const spool = new JsonSpool();
  try {
    for await (const { report, only } of reports) {
      if (only) return output.out(`${JSON.stringify(report)}\n`);
      spool.add(report);
    }
    await spool.write(output);
  } finally {
    spool.close();
  }
}

async function writeOutline(reports: Reports, output: Output): Promise<void> {
  let head: ReportHead | undefined;
  let counts: Counts = { speeches: 0, sections: 0, noise: 0, problems: 0 };
  for await (const { report } of reports) {
    if (!head) output.out(outlineHead(report));
    output.out(outlineRows(report));
    await output.drained();
    head = head ? joinHeads(head, report) : report;
    counts = addCounts(counts, report);
  }
  if (head) output.out(outlineSummary(head, counts));
}
