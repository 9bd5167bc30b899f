import { commands, type Disposable, l10n, type TextDocument, type TextEditor, window } from "vscode";
import {
  DECIDE,
  DECISIONS,
  type DecideParams,
  type DecisionSummary,
  REVOKE,
  type RevokeParams,
  SPEECHES,
  type SpeechSummary,
} from "../../protocol/requests";
import { dumpCommand } from "./commands";
import { inform } from "./inform";
import { goTo } from "./navigation";
import type { Server } from "./server";
import { mayWrite } from "./trust";

/** The user's word against the evidence: "A Speech Starts Here", "Not a Boundary", and what was decided so far. */
export function decisions(server: Server): Disposable[] {
  const decide = async ({ document }: TextEditor, line: number, kind: DecideParams["kind"]) => {
    const params: DecideParams = { uri: document.uri.toString(), line, kind };
    await commands.executeCommand(DECIDE, params);
  };
  return [
    dumpCommand("speechCorpus.startsHere", async (editor) => {
      await server.client();
      await decide(editor, editor.selection.active.line, "boundary");
    }),
    dumpCommand("speechCorpus.notABoundary", async (editor) => {
      const { line } = editor.selection.active;
      const speeches = await server.request<SpeechSummary[]>(SPEECHES, { uri: editor.document.uri.toString() });
      if (speeches.some((speech) => speech.line === line)) await decide(editor, line, "no-boundary");
      else inform(l10n.t("No speech starts at line {0}. Put the cursor at the first line of a speech.", line + 1));
    }),
    dumpCommand("speechCorpus.showDecisions", async (editor) => {
      const uri = editor.document.uri.toString();
      const made = await server.request<DecisionSummary[]>(DECISIONS, { uri });
      if (made.length === 0) {
        inform(l10n.t("Nothing has been decided about this file."));
        return;
      }
      const picked = await pick(editor.document, made, ({ line }) =>
        goTo(editor, line === null ? undefined : { line }),
      );
      if (!picked || picked.length === 0 || !mayWrite()) return;
      const params: RevokeParams = { uri, indexes: picked.map(({ index }) => index) };
      await server.request(REVOKE, params);
    }),
  ];
}

/** Lets the user check the decisions to take back; each is shown in the text when it comes into focus. */
async function pick(
  document: TextDocument,
  made: readonly DecisionSummary[],
  show: (decision: DecisionSummary) => void,
): Promise<DecisionSummary[] | undefined> {
  const items = made.map((decision) => ({
    label: words(decision),
    description: decision.line === null ? l10n.t("its place is gone") : l10n.t("line {0}", decision.line + 1),
    detail: decision.text,
    decision,
  }));
  const picked = await window.showQuickPick(items, {
    canPickMany: true,
    title: l10n.t("Decisions about {0}", document.fileName.replace(/^.*[/\\]/, "")),
    placeHolder: l10n.t("Check those to take back"),
    onDidSelectItem: (item) => show((item as (typeof items)[number]).decision),
  });
  return picked?.map(({ decision }) => decision);
}

function words({ kind, code }: DecisionSummary): string {
  if (kind === "boundary") return l10n.t("A speech starts here");
  if (kind === "no-boundary") return l10n.t("No speech starts here");
  return l10n.t("Accepted: {0}", code ?? "");
}
