/** What the YAML front matter of a speech file tells; a value that is not known is left out. */
export interface HeaderFields {
  readonly title: string | null;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly source: string;
  /** First and last line in the source, 1-based. */
  readonly lines: readonly [number, number];
}

const FENCE = "---\n";

/** YAML front matter; strings stand in double quotes, whose escapes are those of JSON. */
export function yamlHeader({ title, speaker, date, source, lines }: HeaderFields): string {
  const fields = { title, speaker, date, source, lines: `${lines[0]}-${lines[1]}` };
  const rows = Object.entries(fields).flatMap(([key, value]) =>
    value === null ? [] : [`${key}: ${JSON.stringify(value)}\n`],
  );
  return FENCE + rows.join("") + FENCE;
}

/** `text` without the front matter that it begins with, if any. */
export function stripYamlHeader(text: string): string {
  return text.replace(/^---\r?\n(?:.*\r?\n)*?---(?:\r?\n|$)/, "");
}
