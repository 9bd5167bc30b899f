/** The labels of one dump, as far as variants need them; lines are 1-based. All other fields pass through. */
export interface Gold {
  readonly file: string;
  readonly lines: number;
  readonly speeches: readonly GoldSpeech[];
  readonly headings: readonly { readonly line: number }[];
  readonly noise: readonly GoldNoise[];
  readonly errors: readonly { readonly line: number }[];
}

export interface GoldSpeech {
  readonly start: number;
  readonly end: number;
  readonly title: string | null;
  readonly titleLines: readonly number[];
  readonly salutation: number | null;
  readonly closing: number | null;
}

export interface GoldNoise {
  readonly line: number;
  readonly endLine: number;
  readonly kind: string;
}

/** A dump and its labels. */
export interface Labelled {
  readonly text: string;
  readonly gold: Gold;
}

/**
 * The labels after lines have moved. `moved` gives the new 1-based line of an old one, or null where that line is
 * gone; labels of lines that are gone go too, and a stretch shrinks to what is left of it.
 */
export function moveLabels(gold: Gold, lines: number, moved: (line: number) => number | null): Gold {
  const at = (line: number | null) => (line === null ? null : moved(line));
  return {
    ...gold,
    lines,
    speeches: gold.speeches.flatMap((speech) => {
      const stretch = shrink(speech.start, speech.end, moved);
      if (!stretch) return [];
      const titleLines = speech.titleLines.map(moved).filter((line) => line !== null);
      const title = titleLines.length === 0 ? null : speech.title;
      const salutation = at(speech.salutation);
      const closing = at(speech.closing);
      return [{ ...speech, start: stretch.from, end: stretch.to, title, titleLines, salutation, closing }];
    }),
    headings: gold.headings.flatMap((heading) => moveOne(heading, moved)),
    noise: gold.noise.flatMap((noise) => {
      const stretch = shrink(noise.line, noise.endLine, moved);
      return stretch ? [{ ...noise, line: stretch.from, endLine: stretch.to }] : [];
    }),
    errors: gold.errors.flatMap((error) => moveOne(error, moved)),
  };
}

function moveOne<T extends { readonly line: number }>(label: T, moved: (line: number) => number | null): T[] {
  const line = moved(label.line);
  return line === null ? [] : [{ ...label, line }];
}

function shrink(from: number, to: number, moved: (line: number) => number | null): { from: number; to: number } | null {
  let first: number | null = null;
  let last: number | null = null;
  for (let line = from; line <= to; line++) {
    const now = moved(line);
    if (now === null) continue;
    first ??= now;
    last = now;
  }
  return first === null || last === null ? null : { from: first, to: last };
}
