import { commands, type ExtensionContext, window, workspace } from "vscode";
import { ActiveDump } from "./activeDump";
import { analysing } from "./analyse";
import { boundaries } from "./boundaries";
import { cleaning } from "./clean";
import { comparison } from "./compare";
import { decisions } from "./decisions";
import { Detection } from "./detection";
import { exporting } from "./export";
import { gettingStarted } from "./getStarted";
import { joining } from "./join";
import { Marks } from "./marks";
import { navigation } from "./navigation";
import { Preview } from "./preview";
import { problemBadges } from "./problemBadges";
import { renumbering } from "./renumber";
import { sample } from "./sample";
import { Server } from "./server";
import { speechCommands } from "./speechCommands";
import { speechesView } from "./speechesView";
import { speechList } from "./speechList";
import { splitting } from "./split";
import { SplitFolders } from "./splitFolders";
import { splitHere } from "./splitHere";
import { statusBar } from "./statusBar";
import { DUMP, TEXT, type Treatment, Treatments } from "./treatment";
import { undoingSplits } from "./undoSplit";
import { VirtualTexts } from "./virtualTexts";

/** Watches for dumps; everything that costs anything waits for the first. */
export function activate(context: ExtensionContext): void {
  const server = new Server(context);
  const treatments = new Treatments(context.globalState);
  const dump = new ActiveDump(server);
  const texts = new VirtualTexts();
  const preview = new Preview(texts);
  context.subscriptions.push(
    server,
    dump,
    new Detection(treatments),
    treatCommand("speechCorpus.treatAsDump", treatments, DUMP),
    treatCommand("speechCorpus.treatAsText", treatments, TEXT),
    ...navigation(server),
    splitHere(server),
    ...splitting(server, context.workspaceState),
    new SplitFolders(),
    undoingSplits(server),
    joining(server),
    exporting(server, context.workspaceState),
    analysing(server, texts),
    ...renumbering(server),
    texts,
    preview,
    ...cleaning(server, dump, preview),
    ...decisions(server),
    ...boundaries(server),
    comparison(dump, texts),
    ...speechesView(server, dump),
    problemBadges(),
    ...speechCommands(dump),
    speechList(dump),
    ...statusBar(dump),
    new Marks(server, dump),
    sample(context),
    gettingStarted(context),
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
