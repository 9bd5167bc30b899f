import { type Connection, MessageType } from "vscode-languageserver";
import type { RenumberParams, RenumberScope } from "../../../protocol/requests";
import type { Dump } from "../dump";
import { say } from "../l10n/translation";
import { renumberDump, renumberSeries, renumberSpeech } from "../rules/numbering/renumber";
import { speechAt } from "../structure/structure";
import { type Message, message } from "../text/message";
import { moveRange, type TextEdit } from "../text/position";
import type { ClientFeatures } from "./client";
import type { OpenDump } from "./documents";
import { workspaceEdit } from "./edits";
import { STALE, tell } from "./tell";

const LABEL: Readonly<Record<RenumberScope, Message>> = {
  series: message("Renumber series"),
  speech: message("Renumber speech"),
  document: message("Renumber document"),
};

/**
 * Has the editor renumber at a place, in one step; tells the user where there was nothing to do or it was refused.
 * Resolves to how many numbers have changed.
 */
export async function renumber(
  open: OpenDump,
  { line, scope }: RenumberParams,
  client: ClientFeatures,
  connection: Connection,
): Promise<number> {
  const edits = renumberEdits(open.dump, line, scope);
  if (edits.length === 0) {
    await tell(connection, MessageType.Info, message("The numbers are right already."));
    return 0;
  }
  const edit = workspaceEdit(open, edits, client);
  const { applied } = await connection.workspace.applyEdit({ label: say(LABEL[scope]), edit });
  if (!applied) await tell(connection, MessageType.Warning, STALE);
  return applied ? edits.length : 0;
}

/** The edits that number the series, the speech or the document at `line` as they should be numbered. */
function renumberEdits(dump: Dump, line: number, scope: RenumberScope): readonly TextEdit[] {
  if (scope === "document") return renumberDump(dump);
  const placement = speechAt(dump.structure, line);
  if (!placement) return [];
  const context = dump.contextAt(placement);
  const edits = scope === "speech" ? renumberSpeech(context) : renumberSeries(context, line - placement.line);
  return edits.map((edit) => ({ ...edit, range: moveRange(edit.range, placement.line) }));
}
