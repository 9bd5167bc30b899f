import { type InlayHint, InlayHintKind, type Range } from "vscode-languageserver";
import { say } from "../l10n/translation";
import { message } from "../text/message";
import type { OpenDump } from "./documents";

/** Behind a wrong number the right one; before an untitled speech the title that a table of contents gives it; behind an entry of that table that no speech follows. */
export function inlayHints({ dump, settings }: OpenDump, range: Range): InlayHint[] {
  if (!settings.inlayHints) return [];
  const { lines, structure } = dump;
  const within = (line: number) => range.start.line <= line && line <= range.end.line;
  const problems = dump.problemsNear(range.start.line, range.end.line);
  const expected = problems.flatMap(({ code, range: { start, end }, message: { args } }): InlayHint[] => {
    if (!code.startsWith("numbering/") || args.expected === undefined || !within(start.line)) return [];
    return [
      {
        position: end,
        label: `→ ${args.expected}`,
        kind: InlayHintKind.Parameter,
        paddingLeft: true,
        paddingRight: true,
      },
    ];
  });
  const titles = structure.speeches.flatMap(({ line, speech, listedTitle }): InlayHint[] => {
    if (speech.title !== null || listedTitle === null || !within(line)) return [];
    return [{ position: { line, character: 0 }, label: `《${listedTitle}》`, paddingRight: true }];
  });
  const missing = structure.toc.flatMap(({ line, speech }): InlayHint[] => {
    if (speech !== null || !within(line)) return [];
    const position = { line, character: lines.at(line)!.text.length };
    return [{ position, label: say(message("not in this dump")), paddingLeft: true }];
  });
  return [...expected, ...titles, ...missing];
}
