import { commands, type Disposable, l10n, type TextDocument } from "vscode";
import type { SpeechSummary } from "../../protocol/requests";
import type { ActiveDump } from "./activeDump";
import { dumpCommand } from "./commands";
import { inform } from "./inform";
import type { VirtualTexts } from "./virtualTexts";

/** "Compare with Original": a copy and the speech that it is a copy of, in the editor's own diff. */
export function comparison(dump: ActiveDump, texts: VirtualTexts): Disposable {
  return dumpCommand("speechCorpus.compareWithOriginal", async ({ document, selection }, place?: SpeechSummary) => {
    const copy = place ? dump.speeches[place.index] : dump.speechAt(selection.active.line);
    const original = copy?.duplicateOf == null ? undefined : dump.speeches[copy.duplicateOf];
    if (!copy || !original) return inform(l10n.t("This speech is no copy of another."));
    const [left, right] = [original, copy].map((speech) =>
      texts.hold(`${speech.index + 1}.txt`, textOf(document, speech)),
    );
    const title = l10n.t("Speech {0} ↔ its copy, speech {1}", original.index + 1, copy.index + 1);
    await commands.executeCommand("vscode.diff", left, right, title);
  });
}

function textOf(document: TextDocument, { line, endLine }: SpeechSummary): string {
  return Array.from({ length: endLine - line + 1 }, (_, i) => `${document.lineAt(line + i).text}\n`).join("");
}
