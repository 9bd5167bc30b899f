import type { Placement } from "../../structure/structure";
import { type Message, message } from "../../text/message";
import { inLine } from "../../text/position";
import type { DumpContext, Fix, PlaceRule, Problem } from "../rule";

export const untitled: PlaceRule = {
  code: "speech/untitled",
  scope: "place",
  severity: "information",
  summary: message("A speech has no title"),
  check({ lines, speech, listedTitle }): readonly Problem[] {
    if (!speech || speech.title !== null) return [];
    const problem = { code: untitled.code, range: inLine(0, 0, lines[0]!.text.length), related: [] };
    if (listedTitle === null)
      return [
        {
          ...problem,
          severity: untitled.severity,
          message: message("The speech that starts here has no title"),
          fixable: false,
        },
      ];
    const text = message("The table of contents gives this speech the title “{title}”", { title: listedTitle });
    return [{ ...problem, severity: "hint", message: text, fixable: true }];
  },
  fixes({ range }, context) {
    const listed = context.structure.speeches.filter(({ speech, listedTitle }) => !speech.title && listedTitle);
    const own = listed.filter(({ line }) => line === range.start.line);
    const title = message("Insert the title “{title}”", { title: own[0]?.listedTitle ?? "" });
    const all = message("Insert all titles from the table of contents: {count}", { count: listed.length });
    return [
      ...(own.length > 0 ? [insertion("insert-title", title, context, own)] : []),
      ...(own.length > 0 && listed.length > 1 ? [insertion("insert-all-titles", all, context, listed)] : []),
    ];
  },
};

/** Not safe: which entry of the table belongs to which speech is an inference. */
function insertion(id: string, title: Message, { lines }: DumpContext, untitled: readonly Placement[]): Fix {
  const edits = untitled.map(({ line, listedTitle }) => {
    const eol = lines.at(line)!.eol || lines.at(line - 1)?.eol || "\n";
    return { range: inLine(line, 0, 0), newText: listedTitle + eol };
  });
  return { id, title, edits, safe: false, preview: edits.length > 1 };
}
