import type { Line } from "../reading/line";
import type { Sequence } from "../text/list";
import type { Placement } from "./structure";

/** The first line of a speech that is neither its salutation nor its title: what it is known by where it has no title. */
export function firstWords(lines: Sequence<Line>, { line, speech }: Placement): string {
  const skipped = new Set([speech.salutationLine, ...speech.titleLines]);
  for (let i = 0; i <= speech.endLine; i++) {
    const text = lines.at(line + i)!.text.trim();
    if (text !== "" && !skipped.has(i)) return text;
  }
  return lines.at(line)!.text.trim();
}
