import type { Line } from "../reading/line";
import type { Placement } from "./structure";

/** The first line of a speech that is neither its salutation nor its title: what it is known by where it has no title. */
export function firstWords(lines: readonly Line[], { line, speech }: Placement): string {
  const skipped = new Set([speech.salutationLine, ...speech.titleLines]);
  for (let i = 0; i <= speech.endLine; i++) {
    const text = lines[line + i]!.text.trim();
    if (text !== "" && !skipped.has(i)) return text;
  }
  return lines[line]!.text.trim();
}
