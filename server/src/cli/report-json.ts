import { headOf, type Report, type ReportHead } from "./report";

export const LISTS = ["speeches", "sections", "toc", "noise", "problems"] as const;

/** A report as JSON: of each of its lists the entries with commas between. */
export interface ReportJson {
  readonly head: ReportHead;
  readonly lists: Readonly<Record<(typeof LISTS)[number], string>>;
}

export function jsonOf(report: Report): ReportJson {
  const entries = (list: readonly unknown[]) => JSON.stringify(list).slice(1, -1);
  return {
    head: headOf(report),
    lists: {
      speeches: entries(report.speeches),
      sections: entries(report.sections),
      toc: entries(report.toc),
      noise: entries(report.noise),
      problems: entries(report.problems),
    },
  };
}

/** The whole report as a line of text. */
export function textOf({ head, lists }: ReportJson): string {
  return `${JSON.stringify(head).slice(0, -1)}${LISTS.map((name) => `,"${name}":[${lists[name]}]`).join("")}}\n`;
}
