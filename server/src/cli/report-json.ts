import type { Output } from "./output";
import { headOf, type Report, type ReportHead } from "./report";

export const LISTS = ["speeches", "sections", "toc", "noise", "problems"] as const;

/** A report as JSON: of each of its lists the entries with commas between, as UTF-8, which threads pass on without a string. */
export interface ReportJson {
  readonly head: ReportHead;
  readonly lists: Readonly<Record<(typeof LISTS)[number], Uint8Array>>;
}

export function jsonOf(report: Report): ReportJson {
  return {
    head: headOf(report),
    lists: {
      speeches: entriesOf(report.speeches),
      sections: entriesOf(report.sections),
      toc: entriesOf(report.toc),
      noise: entriesOf(report.noise),
      problems: entriesOf(report.problems),
    },
  };
}

const encoder = new TextEncoder();

const entriesOf = (list: readonly unknown[]) => encoder.encode(JSON.stringify(list).slice(1, -1));

/** Writes a report as one line; `writeList` writes the entries of a list. */
export async function writeReport(
  head: ReportHead,
  writeList: (name: (typeof LISTS)[number]) => unknown,
  output: Output,
): Promise<void> {
  output.out(JSON.stringify(head).slice(0, -1));
  for (const name of LISTS) {
    output.out(`,"${name}":[`);
    await writeList(name);
    output.out("]");
  }
  output.out("}\n");
}
