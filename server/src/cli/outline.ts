import type { Report, ReportHead } from "./report";

/** The first lines of an outline: the file and, where the dump has one, its title. */
export function outlineHead({ file, title }: ReportHead): string {
  return `${file}\n${title === null ? "" : `${title}\n`}`;
}

/** Speeches and sections, indented, with line numbers in front. */
export function outlineRows({ speeches, sections, lines }: Report): string {
  const width = String(lines).length;
  const row = (line: number, depth: number, text: string) =>
    `${String(line).padStart(width)}  ${"  ".repeat(depth)}${text}\n`;
  const sectionsOf = new Map<number, Report["sections"]>();
  for (const section of sections) sectionsOf.set(section.speech, [...(sectionsOf.get(section.speech) ?? []), section]);
  return speeches
    .flatMap((speech) => [
      row(speech.line, 0, titleOf(speech)),
      ...(sectionsOf.get(speech.index) ?? []).map(({ line, depth, marker, title }) => row(line, depth, marker + title)),
    ])
    .join("");
}

/** How many there are of everything in a dump. */
export interface Counts {
  readonly speeches: number;
  readonly sections: number;
  readonly noise: number;
  readonly problems: number;
}

export function countsOf({ speeches, sections, noise, problems }: Report): Counts {
  return { speeches: speeches.length, sections: sections.length, noise: noise.length, problems: problems.length };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return {
    speeches: a.speeches + b.speeches,
    sections: a.sections + b.sections,
    noise: a.noise + b.noise,
    problems: a.problems + b.problems,
  };
}

/** The last line of an outline. */
export function outlineSummary({ kind, lines, encoding }: ReportHead, counts: Counts): string {
  return `${[
    kinds[kind],
    plural(lines, "line"),
    encoding,
    plural(counts.speeches, "speech", "speeches"),
    plural(counts.sections, "section"),
    plural(counts.noise, "stretch of junk", "stretches of junk"),
    plural(counts.problems, "problem"),
  ].join(", ")}\n`;
}

const kinds = { collection: "a collection", single: "one speech", "not-a-dump": "not a speech dump" } as const;

function titleOf({ marker, title, speaker, date, confidence, duplicateOf }: Report["speeches"][number]): string {
  const about = [speaker, date, `${Math.round(confidence * 100)} %`].filter((part) => part !== null);
  if (duplicateOf !== null) about.push(`copy of speech ${duplicateOf + 1}`);
  return `${marker ?? ""}${title ?? "(untitled)"}  [${about.join(", ")}]`;
}

function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
