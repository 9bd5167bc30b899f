import type { Placement } from "../../structure/structure";
import { message } from "../../text/message";
import { inLine, type Range } from "../../text/position";
import type { DumpContext, DumpRule, Fix } from "../rule";

function firstLine({ lines }: DumpContext, { line }: Placement): Range {
  return inLine(line, 0, lines.at(line)!.text.length);
}

/** The speech with the break after it, or at the end of the dump without it. */
function wholeSpeech({ lines }: DumpContext, { line, speech }: Placement): Range {
  const endLine = line + speech.endLine;
  const end =
    endLine + 1 < lines.length
      ? { line: endLine + 1, character: 0 }
      : { line: endLine, character: lines.at(endLine)!.text.length };
  return { start: { line, character: 0 }, end };
}

export const duplicateSpeech: DumpRule = {
  code: "collection/duplicate-speech",
  scope: "dump",
  severity: "information",
  summary: message("A speech stands in the dump a second time"),
  check(context) {
    const { speeches } = context.structure;
    return speeches
      .filter(({ duplicateOf }) => duplicateOf !== null)
      .map((placement) => {
        const original = speeches[placement.duplicateOf!]!;
        return {
          code: duplicateSpeech.code,
          severity: duplicateSpeech.severity,
          range: firstLine(context, placement),
          message: message("This is a copy of speech {number}", { number: original.index + 1 }),
          related: [{ range: firstLine(context, original), message: message("It stands here first") }],
          fixable: true,
        };
      });
  },
  places({ range }, context) {
    return context.structure.speeches
      .filter(({ line }) => line === range.start.line)
      .map((placement) => wholeSpeech(context, placement));
  },
  fixes({ range }, context) {
    const copy = context.structure.speeches.find(({ line }) => line === range.start.line)!;
    const edits = [{ range: wholeSpeech(context, copy), newText: "" }];
    const fix = (id: string, title: Fix["title"]): Fix => ({ id, title, edits, safe: false, preview: true });
    return [fix("move-to-rest", message("Move this copy to rest")), fix("remove-copy", message("Remove this copy"))];
  },
};
