import type { Report } from "./report";

/** A report as an indented outline for people, with line numbers in front. */
export function outlineOf(report: Report): string {
  const { speeches, sections, problems, noise } = report;
  const width = String(report.lines).length;
  const row = (line: number, depth: number, text: string) =>
    `${String(line).padStart(width)}  ${"  ".repeat(depth)}${text}`;
  const rows = speeches.flatMap((speech) => [
    row(speech.line, 0, titleOf(speech)),
    ...sections
      .filter((section) => section.speech === speech.index)
      .map((section) => row(section.line, section.depth, `${section.marker}${section.title}`)),
  ]);
  const head = `${report.file}: ${kinds[report.kind]}, ${plural(report.lines, "line")}, ${report.encoding}`;
  const title = report.title === null ? "" : `\n${report.title}`;
  const foot = [
    plural(speeches.length, "speech", "speeches"),
    plural(sections.length, "section"),
    plural(noise.length, "stretch of junk", "stretches of junk"),
    plural(problems.length, "problem"),
  ].join(", ");
  return `${head}${title}\n${[...rows, foot].join("\n")}\n`;
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
