import { CodeActionKind, type ServerCapabilities, TextDocumentSyncKind } from "vscode-languageserver";
import { CLEAN, DECIDE, RENUMBER } from "../../../protocol/requests";
import type { ClientFeatures } from "./client";
import { FIX_ALL } from "./codeActions";
import { SOURCE } from "./diagnostics";
import { LEGEND } from "./semanticTokens";

/** What we offer to an editor that can do what `client` says. */
export function serverCapabilities(client: ClientFeatures): ServerCapabilities {
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    ...(!client.dynamicSymbols && { documentSymbolProvider: true }),
    workspaceSymbolProvider: true,
    foldingRangeProvider: true,
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    hoverProvider: true,
    inlayHintProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentLinkProvider: {},
    renameProvider: client.prepareRename ? { prepareProvider: true } : true,
    completionProvider: { triggerCharacters: ["\n"] },
    semanticTokensProvider: { legend: LEGEND, full: { delta: true }, range: true },
    executeCommandProvider: { commands: [RENUMBER, DECIDE, CLEAN] },
    codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: client.lazyEdits },
    ...(client.commands && { codeLensProvider: { resolveProvider: true } }),
    ...(client.pullDiagnostics && {
      diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: false },
    }),
  };
}
