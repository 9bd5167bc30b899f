import type { Line } from "../reading/line";
import { firstWords } from "../structure/first-words";
import type { Placement } from "../structure/structure";
import type { Sequence } from "../text/list";

const LONGEST = 24;

/** What a speech is called: its title or, where it has none, its first words in quotes. */
export function speechLabel(lines: Sequence<Line>, placement: Placement): string {
  return placement.speech.title ?? placement.listedTitle ?? quoted(firstWords(lines, placement));
}

/** The first words of a speech, cut where they are many. */
export function quoted(text: string): string {
  const characters = [...text];
  return characters.length <= LONGEST ? `“${text}”` : `“${characters.slice(0, LONGEST).join("")}…”`;
}

/** When it was held and by whom, as far as the dump tells: 2020-04-23 · 张三 */
export function speechDetail({ speech }: Placement): string {
  return [speech.isoDate ?? speech.date, speech.speaker].filter((part) => part !== null).join(" · ");
}
