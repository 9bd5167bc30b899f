import {
  type Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  type TextDocument,
  window,
  workspace,
} from "vscode";
import {
  type ApplyCleanParams,
  CLEAN,
  CLEANABLE,
  type CleanChoice,
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
import { commandTask, task } from "./task";

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
  const choice = await task<CleanChoice>(server, l10n.t("Looking for damage…"), CLEANABLE, scope);
  if (!choice) return;
  if (choice.kinds.length === 0) return inform(l10n.t("There is nothing to clean."));
  const title = speech === null ? l10n.t("Clean Document") : l10n.t("Clean Speech {0}", speech + 1);
  const picked = await pick(choice, title);
  if (!picked || picked.codes.length === 0) return;
  const params: CleanParams = { ...scope, ...picked };
  const after = await task<CleanPreview | null>(server, l10n.t("Preparing the preview…"), PREVIEW_CLEAN, params);
  if (!after) return;
  const changes = l10n.t("Make these {0} changes?", after.count);
  const kept = params.toRest && choice.rest !== null && l10n.t("Junk goes to {0}.", choice.rest);
  const question = kept ? `${changes} ${kept}` : changes;
  if (!(await preview.confirm(document, after.text, question))) return;
  const confirmed: ApplyCleanParams = { ...params, version: after.version };
  await commandTask(server, l10n.t("Cleaning…"), CLEAN, confirmed);
}

/** Lets the user check what to mend, and whether junk is kept in a file beside the dump: so it is if nothing else is said. */
async function pick(
  { kinds, rest }: CleanChoice,
  title: string,
): Promise<Pick<CleanParams, "codes" | "toRest"> | undefined> {
  const items: (QuickPickItem & { readonly code?: string })[] = kinds.map(({ code, title, count }) => ({
    label: title,
    description: `${count} · ${code}`,
    picked: code.startsWith("text/") || code.startsWith("noise/"),
    code,
  }));
  const keeping = {
    label: l10n.t("Move junk to {0} instead of deleting it", rest ?? ""),
    detail: l10n.t("What is taken out as noise/… is added to the end of that file"),
    picked: true,
  };
  if (rest !== null && workspace.isTrusted)
    items.push({ label: l10n.t("Nothing is lost"), kind: QuickPickItemKind.Separator }, keeping);
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    title,
    placeHolder: l10n.t("What to mend; you see the changes before they are made"),
  });
  return (
    picked && {
      codes: picked.flatMap(({ code }) => (code === undefined ? [] : [code])),
      toRest: picked.includes(keeping),
    }
  );
}
