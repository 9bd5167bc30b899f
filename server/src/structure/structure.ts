import type { NoiseKind } from "../reading/noise";
import type { Ordinal } from "../reading/ordinal";
import type { Range } from "../text/position";

/** One reason for a boundary: its name, its weight in nats (negative speaks against), and the line that shows it. */
export interface Evidence {
  readonly name: string;
  readonly weight: number;
  /** Line relative to the first line of the speech; may be negative (the closing before it). */
  readonly line: number;
}

/** A section: a heading line and what belongs to it. Lines are relative to the first line of the speech. */
export interface Section {
  readonly line: number;
  /** Last line of the section, its subsections included. */
  readonly endLine: number;
  readonly ordinal: Ordinal;
  /** 1 is the top level of the speech. */
  readonly depth: number;
  /** The marker stands inside its line, not at the head of it. */
  readonly inline: boolean;
  /** Body text follows the heading sentence on the same line. */
  readonly runIn: boolean;
  /** The heading without its marker. */
  readonly title: string;
  /** Column just after the heading sentence. */
  readonly titleTo: number;
  readonly children: readonly Section[];
}

/** Lines, or with `from` and `to` a part of one line, that belong to no speech. */
export interface Noise {
  readonly line: number;
  readonly endLine: number;
  readonly kind: NoiseKind;
  /** Columns of junk within a line that is otherwise text (a watermark). */
  readonly part: { readonly from: number; readonly to: number } | null;
}

/**
 * One speech. All lines are relative to its first line, so that a speech that an edit elsewhere
 * only moves stays the same object.
 */
export interface Speech {
  /** Last line with text of its own. */
  readonly endLine: number;
  readonly title: string | null;
  readonly titleLines: readonly number[];
  readonly subtitle: string | null;
  /** The collection marker as written: 第二篇： */
  readonly marker: string | null;
  readonly ordinal: number | null;
  readonly salutationLine: number | null;
  readonly closingLine: number | null;
  readonly speaker: string | null;
  /** The date as written, and as YYYY, YYYY-MM or YYYY-MM-DD where it can be told. */
  readonly date: string | null;
  readonly isoDate: string | null;
  /** What it was spoken at, from the title or the subtitle: 全县春耕生产会议 */
  readonly occasion: string | null;
  /** 讲话, 致辞, 报告 …: the kind word of the title. */
  readonly kind: string | null;
  /** 0 to 1: how sure it is that a speech starts here. */
  readonly confidence: number;
  readonly evidence: readonly Evidence[];
  /** Top-level sections. */
  readonly sections: readonly Section[];
  /** Junk inside the speech. */
  readonly noise: readonly Noise[];
}

/** Where a speech stands: everything that changes when text is inserted above it. */
export interface Placement {
  readonly index: number;
  /** Its first line in the dump. */
  readonly line: number;
  readonly speech: Speech;
  /** The index of the earlier speech that it is a copy of. */
  readonly duplicateOf: number | null;
  /** The title that a table of contents gives to a speech without one of its own. */
  readonly listedTitle: string | null;
}

/** An entry of a table of contents; `line` is absolute. */
export interface TocEntry {
  readonly line: number;
  readonly ordinal: number | null;
  readonly title: string;
  /** The index of the speech that it announces. */
  readonly speech: number | null;
  readonly range: Range;
}

export type DumpKind = "collection" | "single" | "not-a-dump";

/** What a dump is made of. */
export interface Structure {
  readonly kind: DumpKind;
  readonly title: string | null;
  readonly titleLine: number | null;
  /** How many speeches the title claims (案例14篇). */
  readonly claimedCount: number | null;
  readonly speeches: readonly Placement[];
  readonly toc: readonly TocEntry[];
  /** Junk outside the speeches, at absolute lines. */
  readonly noise: readonly Noise[];
}

/** All junk of the dump, in order, at absolute lines; `inside` tells whether it interrupts a speech. */
export function allNoise(structure: Structure): (Noise & { readonly inside: boolean })[] {
  const outside = structure.noise.map((noise) => ({ ...noise, inside: false }));
  const inside = structure.speeches.flatMap(({ line, speech }) =>
    speech.noise.map((noise) => ({ ...noise, line: noise.line + line, endLine: noise.endLine + line, inside: true })),
  );
  return [...outside, ...inside].sort((a, b) => a.line - b.line);
}

/** The sections of a tree in document order. */
export function flattenSections(sections: readonly Section[], flat: Section[] = []): Section[] {
  for (const section of sections) {
    flat.push(section);
    flattenSections(section.children, flat);
  }
  return flat;
}

/** The placement that covers `line` (of its own text, not of junk between speeches), or null. Binary search. */
export function speechAt(structure: Structure, line: number): Placement | null {
  let low = 0;
  let high = structure.speeches.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const placement = structure.speeches[middle]!;
    if (line < placement.line) high = middle - 1;
    else if (line > placement.line + placement.speech.endLine) low = middle + 1;
    else return placement;
  }
  return null;
}
