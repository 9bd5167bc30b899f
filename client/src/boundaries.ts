import { commands, type Disposable, l10n, Range, Selection, type TextDocument, type TextEditor } from "vscode";
import { DECIDE, type DecideParams, SPEECHES, type SpeechSummary } from "../../protocol/requests";
import { dumpCommand } from "./commands";
import { inform } from "./inform";
import type { Server } from "./server";
import { mayWrite } from "./trust";

/** A speech that a command is about where it does not come from the cursor: from a tree or a lens. */
interface SpeechPlace {
  readonly line: number;
}

type Direction = "up" | "down";

/** Commands on the head of the speech at the cursor, as decisions: the text stays as it was scraped. */
export function boundaries(server: Server): Disposable[] {
  return [
    onSpeech(server, "speechCorpus.mergeWithPrevious", async ({ document }, speeches, at) => {
      if (at > 0) await decide(document, speeches[at]!.line, "no-boundary");
      else inform(l10n.t("No speech stands before this one."));
    }),
    onSpeech(server, "speechCorpus.moveBoundaryUp", (editor, speeches, at) => move(editor, speeches, at, "up")),
    onSpeech(server, "speechCorpus.moveBoundaryDown", (editor, speeches, at) => move(editor, speeches, at, "down")),
  ];
}

/** A command on the speech at `place`, or at the cursor: the speech `at` of `speeches`. */
function onSpeech(
  server: Server,
  id: string,
  run: (editor: TextEditor, speeches: readonly SpeechSummary[], at: number) => Promise<void>,
): Disposable {
  return dumpCommand(id, async (editor, place?: SpeechPlace) => {
    if (!mayWrite()) return;
    const speeches = await server.request<SpeechSummary[]>(SPEECHES, { uri: editor.document.uri.toString() });
    const line = place?.line ?? editor.selection.active.line;
    const at = speeches.findLastIndex((speech) => speech.line <= line);
    if (at >= 0) await run(editor, speeches, at);
    else inform(l10n.t("No speech starts at or above this line."));
  });
}

/** Moves the head of a speech to the nearest line with text, but never past that of a neighbour. The cursor goes with it. */
async function move(
  editor: TextEditor,
  speeches: readonly SpeechSummary[],
  at: number,
  direction: Direction,
): Promise<void> {
  const { document } = editor;
  const { line, endLine } = speeches[at]!;
  const first = at === 0 ? 0 : speeches[at - 1]!.line + 1;
  const target =
    direction === "up" ? textLine(document, line - 1, first, -1) : textLine(document, line + 1, endLine, 1);
  if (target === undefined) {
    inform(l10n.t("The boundary cannot be moved further: a speech would be gone."));
    return;
  }
  await decide(document, line, "no-boundary");
  await decide(document, target, "boundary");
  editor.selection = new Selection(target, 0, target, 0);
  editor.revealRange(new Range(target, 0, target, 0));
}

/** The first line with text from `from` to `to`, both included. */
function textLine(document: TextDocument, from: number, to: number, step: 1 | -1): number | undefined {
  for (let line = from; (to - line) * step >= 0; line += step)
    if (!document.lineAt(line).isEmptyOrWhitespace) return line;
  return undefined;
}

async function decide({ uri }: TextDocument, line: number, kind: DecideParams["kind"]): Promise<void> {
  const params: DecideParams = { uri: uri.toString(), line, kind };
  await commands.executeCommand(DECIDE, params);
}
