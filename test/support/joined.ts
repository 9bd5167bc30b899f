import { type Labelled, moveLabels } from "../../scripts/accuracy/gold";

/** One dump of several, one below the other as whoever collects pages leaves them, with the labels of all. */
export function joined(parts: readonly Labelled[]): Labelled {
  const lines: string[] = [];
  const labels = parts.map(({ text, gold }) => {
    const above = lines.length;
    lines.push(...text.replace(/\n$/, "").split("\n"));
    return moveLabels(gold, lines.length, (line) => above + line);
  });
  const gold = {
    ...labels[0]!,
    lines: lines.length,
    speeches: labels.flatMap(({ speeches }) => speeches),
    headings: labels.flatMap(({ headings }) => headings),
    noise: labels.flatMap(({ noise }) => noise),
    errors: labels.flatMap(({ errors }) => errors),
  };
  return { text: lines.join("\n"), gold };
}
