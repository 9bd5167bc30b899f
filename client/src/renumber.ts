import { type Disposable, l10n } from "vscode";
import { RENUMBER, type RenumberParams, type RenumberScope } from "../../protocol/requests";
import { dumpCommand } from "./commands";
import { mention } from "./inform";
import type { Server } from "./server";
import { commandTask } from "./task";

/** The palette's "Renumber …" commands: the server's command at the cursor. */
export function renumbering(server: Server): Disposable[] {
  const command = (id: string, scope: RenumberScope) =>
    dumpCommand(id, async ({ document, selection }) => {
      const params: RenumberParams = { uri: document.uri.toString(), line: selection.active.line, scope };
      const changed = await commandTask<number>(server, l10n.t("Renumbering…"), RENUMBER, params);
      if (changed) mention(l10n.t("{0} numbers were changed; Undo takes them back.", changed));
    });
  return [
    command("speechCorpus.renumberSeries", "series"),
    command("speechCorpus.renumberSpeech", "speech"),
    command("speechCorpus.renumberDocument", "document"),
  ];
}
