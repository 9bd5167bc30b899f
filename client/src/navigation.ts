import { type Disposable, Range, Selection, type TextEditor, TextEditorRevealType } from "vscode";
import { SPEECHES, type SpeechSummary } from "../../protocol/requests";
import { dumpCommand } from "./commands";
import type { Server } from "./server";

/** "Next Speech" and "Previous Speech". */
export function navigation(server: Server): Disposable[] {
  const speeches = ({ document }: TextEditor) =>
    server.request<SpeechSummary[]>(SPEECHES, { uri: document.uri.toString() });
  return [
    dumpCommand("speechCorpus.nextSpeech", async (editor) => {
      const { line } = editor.selection.active;
      goTo(
        editor,
        (await speeches(editor)).find((speech) => speech.line > line),
      );
    }),
    dumpCommand("speechCorpus.previousSpeech", async (editor) => {
      const { line } = editor.selection.active;
      goTo(
        editor,
        (await speeches(editor)).findLast((speech) => speech.line < line),
      );
    }),
  ];
}

/** Puts the cursor at the head of `speech` and brings that line to the top; stays where there is none. */
export function goTo(editor: TextEditor, speech: Pick<SpeechSummary, "line"> | undefined): void {
  if (!speech) return;
  editor.selection = new Selection(speech.line, 0, speech.line, 0);
  editor.revealRange(new Range(speech.line, 0, speech.line, 0), TextEditorRevealType.AtTop);
}
