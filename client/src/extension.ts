import { commands, type ExtensionContext, window, workspace } from "vscode";
import { Detection } from "./detection";
import { navigation } from "./navigation";
import { renumbering } from "./renumber";
import { Server } from "./server";
import { splitIntoFiles } from "./split";
import { splitHere } from "./splitHere";
import { DUMP, TEXT, type Treatment, Treatments } from "./treatment";

/** Watches for dumps; everything that costs anything waits for the first. */
export function activate(context: ExtensionContext): void {
  const server = new Server(context);
  const treatments = new Treatments(context.globalState);
  context.subscriptions.push(
    server,
    new Detection(treatments),
    treatCommand("speechCorpus.treatAsDump", treatments, DUMP),
    treatCommand("speechCorpus.treatAsText", treatments, TEXT),
    ...navigation(server),
    splitHere(server),
    splitIntoFiles(server),
    ...renumbering(server),
    workspace.onDidOpenTextDocument(({ languageId }) => {
      if (languageId === DUMP) void server.client();
    }),
  );
  if (workspace.textDocuments.some(({ languageId }) => languageId === DUMP)) void server.client();
}

function treatCommand(id: string, treatments: Treatments, treatment: Treatment) {
  return commands.registerCommand(id, async () => {
    const document = window.activeTextEditor?.document;
    if (document) await treatments.treat(document, treatment);
  });
}
