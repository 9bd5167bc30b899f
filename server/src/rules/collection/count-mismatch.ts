import { fold } from "../../reading/fold";
import { readNumeral, writeNumeralLike } from "../../reading/numerals";
import type { Structure } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine } from "../../text/position";
import type { DumpContext, DumpRule } from "../rule";

/** The title of the page says 案例14篇, and there are 12 texts. */
export const countMismatch: DumpRule = {
  code: "collection/count-mismatch",
  severity: "warning",
  summary: message("The collection holds more or fewer texts than its title says"),
  scope: "dump",
  check({ lines, structure }) {
    const { claimedCount, titleLine } = structure;
    if (claimedCount === null || titleLine === null || isTrue(structure, claimedCount)) return [];
    const found = structure.speeches.length;
    return [
      {
        code: countMismatch.code,
        severity: countMismatch.severity,
        range: claimRange({ lines, structure }) ?? inLine(titleLine, 0, lines.at(titleLine)!.text.length),
        message: message("The title says {expected} texts, {found} are here", { expected: claimedCount, found }),
        related: [],
        fixable: mayChange({ lines, structure }),
        data: { expected: claimedCount, found },
      },
    ];
  },
  fixes(_, context) {
    const range = claimRange(context);
    if (!range || !mayChange(context)) return [];
    const written = context.lines.at(range.start.line)!.text.slice(range.start.character, range.end.character);
    const newText = writeNumeralLike(written, context.structure.speeches.length);
    if (newText === null) return [];
    const title = message("Change the count to {count}", { count: newText });
    return [{ id: "change-count", title, edits: [{ range, newText }], safe: false, preview: false }];
  },
};

/** A title may count all texts, those that have titles of their own, those that are no copies, or its own markers. */
export function isTrue({ speeches }: Structure, claimed: number): boolean {
  const titled = speeches.filter(({ speech }) => speech.title !== null).length;
  const originals = speeches.filter(({ duplicateOf }) => duplicateOf === null).length;
  const marked = Math.max(0, ...speeches.map(({ speech }) => speech.ordinal ?? 0));
  return [speeches.length, titled, originals, marked].includes(claimed);
}

/** The title is not changed where the table of contents bears it out: then the texts are missing, not the count wrong. */
function mayChange(context: DumpContext): boolean {
  const { toc, speeches } = context.structure;
  return toc.length <= speeches.length && claimRange(context) !== null;
}

/** Where the title's number stands. */
function claimRange({ lines, structure: { titleLine, claimedCount } }: DumpContext) {
  if (titleLine === null) return null;
  const text = fold(lines.at(titleLine)!.text);
  for (let from = text.length - 1; from >= 0; from--) {
    const numeral = readNumeral(text, from);
    if (numeral?.value === claimedCount && /^\s*篇/.test(text.slice(numeral.end)))
      return inLine(titleLine, from, numeral.end);
  }
  return null;
}
