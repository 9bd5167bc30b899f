import { type Hover, MarkupKind, type Position } from "vscode-languageserver";
import { say } from "../l10n/translation";
import { likelihood } from "../structure/likelihood";
import { type Placement, type Section, speechAt } from "../structure/structure";
import { message } from "../text/message";
import { inLine } from "../text/position";
import type { OpenDump } from "./documents";
import { evidenceWords } from "./evidence";
import { speechDetail, speechLabel } from "./label";
import { speechLength } from "./length";
import { headingAt, sectionPath } from "./sectionPath";

/** At the head of a speech: why it is one. At a heading: where it stands. */
export function hover({ dump }: OpenDump, { line, character }: Position): Hover | null {
  const placement = speechAt(dump.structure, line);
  if (!placement) return null;
  const { speech, line: first } = placement;
  const relative = line - first;
  const section = headingAt(speech.sections, relative, character);
  if (section)
    return {
      contents: { kind: MarkupKind.Markdown, value: pathOf(speech.sections, section) },
      range: inLine(line, section.ordinal.from, section.titleTo),
    };
  const headEnd = Math.max(0, ...speech.titleLines, speech.salutationLine ?? 0);
  if (relative > headEnd) return null;
  return { contents: { kind: MarkupKind.Markdown, value: describe(dump, placement) } };
}

/** 二 › （三） › 1. with the headings, one a line. */
function pathOf(sections: readonly Section[], section: Section): string {
  const path = sectionPath(sections, section.line).filter(({ depth }) => depth < section.depth);
  return [...path, section]
    .map(({ title, depth }, i, all) => {
      const text = escapeMarkdown(title === "" ? "…" : title);
      return `${"\u2003".repeat(depth - 1)}${i === all.length - 1 ? `**${text}**` : text}`;
    })
    .join("  \n");
}

function describe({ lines, structure }: OpenDump["dump"], placement: Placement): string {
  const { index, line, speech, duplicateOf } = placement;
  const copies = structure.speeches.filter((other) => other.duplicateOf === index).map((other) => other.index + 1);
  const facts = [
    say(message("lines {from}–{to}", { from: line + 1, to: line + speech.endLine + 1 })),
    say(message("{count} characters", { count: speechLength(lines, placement) })),
    say(likelihood(speech)),
  ];
  const relations = [
    ...(duplicateOf === null ? [] : [say(message("This is a copy of speech {number}", { number: duplicateOf + 1 }))]),
    ...(copies.length === 0 ? [] : [say(message("Copies: speech {numbers}", { numbers: copies.join(", ") }))]),
  ];
  const evidence = [...speech.evidence]
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map((piece) => {
      const sign = piece.weight < 0 ? "−" : "+";
      const where = piece.name === "prior" ? "" : ` (${say(message("line {line}", { line: line + piece.line + 1 }))})`;
      return `- ${sign}${Math.abs(piece.weight)} ${say(evidenceWords(piece))}${where}`;
    });
  const number = say(message("Speech {number} of {count}", { number: index + 1, count: structure.speeches.length }));
  return [
    `**${number}: ${escapeMarkdown(speechLabel(lines, placement))}**`,
    ...[escapeMarkdown(speechDetail(placement))].filter((detail) => detail !== ""),
    facts.join(" · "),
    ...relations,
    `${say(message("Why a speech starts here"))}\n\n${evidence.join("\n")}`,
  ].join("\n\n");
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+\-.!|<>~]/g, "\\$&");
}
