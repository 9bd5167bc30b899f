import type { Report } from "../../server/src/cli/report";

/** What a careful editor says about one dump. Lines are 1-based and count blank ones. */
export interface Label {
  readonly file: string;
  readonly kind: "collection" | "single";
  readonly lines: number;
  readonly speeches: readonly {
    readonly start: number;
    readonly end: number;
    readonly title: string | null;
    readonly titleLines: readonly number[];
  }[];
  readonly headings: readonly {
    readonly line: number;
    readonly cls: string;
    readonly value: number;
    readonly depth: number;
  }[];
  readonly noise: readonly {
    readonly line: number;
    readonly endLine: number;
    readonly kind: string;
    readonly partial?: true;
  }[];
  readonly errors: readonly { readonly line: number; readonly code: string; readonly why: string }[];
}

export const measures = ["boundary", "ends", "titles", "headings", "depth", "noise", "errors"] as const;
export type Measure = (typeof measures)[number];

/** Right, wrong and missing answers of one measure. */
export interface Count {
  readonly right: number;
  readonly wrong: number;
  readonly missing: number;
}

/** Compares `report` with `label` by every measure. `lines` is the text of the dump, line by line. */
export function scoreOf(label: Label, report: Report, lines: readonly string[]): Record<Measure, Count> {
  const titled = new Set(label.speeches.filter(({ title }) => title).map(({ start }) => start));
  const partly = linesOf(label.noise.filter(({ partial, kind }) => partial || kind === "watermark"));
  const solid = (noise: Iterable<number>) =>
    [...noise].filter((line) => lines[line - 1]?.trim() && !partly.has(line)).map(String);
  const lenient = new Set(label.errors.filter(isLenient).map(keyOfError));
  return {
    boundary: count(
      label.speeches.map(({ start }) => `${start}`),
      report.speeches.map(({ line }) => `${line}`),
    ),
    ends: count(
      label.speeches.map(({ end }) => `${end}`),
      report.speeches.map(({ endLine }) => `${endLine}`),
    ),
    titles: count(
      label.speeches.flatMap(({ start, title }) => (title ? [`${start} ${fold(title)}`] : [])),
      report.speeches.flatMap(({ line, title }) => (title && titled.has(line) ? [`${line} ${fold(title)}`] : [])),
    ),
    headings: count(
      label.headings.map(({ line, cls, value }) => `${line} ${cls} ${value}`),
      report.sections.map(({ line, style, value }) => `${line} ${style} ${value}`),
    ),
    depth: count(
      label.headings.map(({ line, depth }) => `${line} ${depth}`),
      report.sections.map(({ line, depth }) => `${line} ${depth}`),
    ),
    noise: count(solid(linesOf(label.noise)), solid(linesOf(report.noise))),
    errors: count(
      label.errors.filter((error) => !isLenient(error)).map(keyOfError),
      report.problems
        .map(({ line, code }) => ({ line, code: code.slice(code.indexOf("/") + 1) }))
        .map(({ line, code }) => ({ line, code: sameCode[code] ?? code }))
        .filter(({ code }) => numberingCodes.has(code))
        .map(keyOfError)
        .filter((key) => !lenient.has(key)),
    ),
  };
}

/** The harmonic mean of precision and recall over all of `counts`; 1 where there is nothing to find. */
export function f1(counts: readonly Count[]): number {
  const sum = (part: keyof Count) => counts.reduce((total, count) => total + count[part], 0);
  const answers = 2 * sum("right") + sum("wrong") + sum("missing");
  return answers === 0 ? 1 : (2 * sum("right")) / answers;
}

function count(expected: readonly string[], found: readonly string[]): Count {
  const wanted = new Set(expected);
  const right = new Set(found.filter((key) => wanted.has(key))).size;
  return { right, wrong: found.length - right, missing: wanted.size - right };
}

/** Style mismatches are a matter of taste, and labels call some findings slight: reporting these is neither right nor wrong. */
const isLenient = ({ code, why }: { code: string; why: string }) =>
  code === "style-mismatch" || /inline|^low/.test(why);

const keyOfError = ({ line, code }: { line: number; code: string }) => `${line} ${code}`;

const sameCode: Readonly<Record<string, string>> = {
  "claimed-count": "count-mismatch",
  "toc-mismatch": "count-mismatch",
};

const numberingCodes = new Set(
  "gap duplicate backwards first-not-one level-jump count-mismatch missing-marker lost-parent bracket-mismatch".split(
    " ",
  ),
);

const fold = (title: string) => title.normalize("NFKC").replace(/[\s\p{P}\p{S}]/gu, "");

function linesOf(ranges: readonly { readonly line: number; readonly endLine: number }[]): Set<number> {
  return new Set(
    ranges.flatMap(({ line, endLine }) => Array.from({ length: endLine - line + 1 }, (_, offset) => line + offset)),
  );
}
