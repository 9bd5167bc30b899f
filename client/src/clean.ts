import { commands, type Disposable, l10n, type TextDocument, window } from "vscode";
import {
  type ApplyCleanParams,
  CLEAN,
  CLEANABLE,
  type Cleanable,
  type CleanParams,
  type CleanPreview,
  type CleanScope,
  PREVIEW_CLEAN,
} from "../../protocol/requests";
import type { ActiveDump } from "./activeDump";
import { dumpCommand } from "./commands";
import { inform } from "./inform";
import type { Preview } from "./preview";
import type { Server } from "./server";

/** What "Clean This Speech…" is about where it does not come from the cursor. */
interface SpeechIndex {
  readonly index: number;
}

/** "Clean This Speech…" and "Clean Document…": the kinds of damage with their counts, then the editor's preview. */
export function cleaning(server: Server, dump: ActiveDump, preview: Preview): Disposable[] {
  return [
    dumpCommand("speechCorpus.cleanSpeech", async ({ document, selection }, speech?: SpeechIndex) => {
      const index = speech?.index ?? dump.speechAt(selection.active.line)?.index;
      if (index !== undefined) await clean(server, preview, document, index);
    }),
    dumpCommand("speechCorpus.cleanDocument", async ({ document }) => clean(server, preview, document, null)),
  ];
}

async function clean(server: Server, preview: Preview, document: TextDocument, speech: number | null): Promise<void> {
  const scope: CleanScope = { uri: document.uri.toString(), speech };
  const kinds = await server.request<Cleanable[]>(CLEANABLE, scope);
  if (kinds.length === 0) {
    inform(l10n.t("There is nothing to clean."));
    return;
  }
  const items = kinds.map(({ code, title, count }) => ({
    label: title,
    description: `${count} · ${code}`,
    picked: code.startsWith("text/") || code.startsWith("noise/"),
    code,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    title: speech === null ? l10n.t("Clean Document") : l10n.t("Clean Speech {0}", speech + 1),
    placeHolder: l10n.t("What to mend; you see the changes before they are made"),
  });
  if (!picked || picked.length === 0) return;
  const params: CleanParams = { ...scope, codes: picked.map(({ code }) => code) };
  const after = await server.request<CleanPreview | null>(PREVIEW_CLEAN, params);
  if (!after) return;
  const question = l10n.t("Make these {0} changes?", after.count);
  if (!(await preview.confirm(document, after.text, question))) return;
  const confirmed: ApplyCleanParams = { ...params, version: after.version };
  await commands.executeCommand(CLEAN, confirmed);
}
