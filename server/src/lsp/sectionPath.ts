import type { Section } from "../structure/structure";

/** The sections that enclose `line` (relative to the speech), outermost first. */
export function sectionPath(sections: readonly Section[], line: number): Section[] {
  const section = sections.findLast((candidate) => candidate.line <= line && line <= candidate.endLine);
  return section ? [section, ...sectionPath(section.children, line)] : [];
}

/** The section whose heading stands at a place (relative to the speech), or null: of several in a line, the one before the column. */
export function headingAt(sections: readonly Section[], line: number, character: number): Section | null {
  let found: Section | null = null;
  for (const section of sections) {
    if (section.line > line || section.endLine < line) continue;
    if (section.line === line && section.ordinal.from <= character && character <= section.titleTo) found = section;
    found = headingAt(section.children, line, character) ?? found;
  }
  return found;
}
