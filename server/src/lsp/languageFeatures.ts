import {
  type Connection,
  DocumentDiagnosticReportKind,
  type DocumentSymbol,
  type DocumentSymbolParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type SymbolInformation,
} from "vscode-languageserver";
import type { ClientFeatures } from "./client";
import { codeActions, resolveCodeAction, uriOfCodeAction } from "./codeActions";
import { codeLenses } from "./codeLens";
import { completions } from "./completion";
import { diagnosticReport } from "./diagnostics";
import type { Documents, OpenDump } from "./documents";
import { foldingRanges } from "./folding";
import { documentHighlights } from "./highlight";
import { hover } from "./hover";
import { inlayHints } from "./inlayHints";
import { prepareRename, rename } from "./rename";
import { selectionRange } from "./selection";
import { semanticTokens } from "./semanticTokens";
import { documentSymbols, flatSymbols } from "./symbols";
import { definition, documentLinks, references } from "./tableOfContents";
import { STALE, tell } from "./tell";
import { workspaceSymbols } from "./workspaceSymbols";

/** Answers the requests of the Language Server Protocol: from protocol to a pure function to protocol. */
export function answerLanguageFeatures(connection: Connection, documents: Documents, client: ClientFeatures): void {
  /** Answers a request about one document; `otherwise` where it is not open. */
  const about =
    <Params extends { textDocument: { uri: string } }, Result>(
      answer: (open: OpenDump, params: Params) => Result,
      otherwise: Result,
    ) =>
    async (params: Params): Promise<Result> => {
      const open = await documents.get(params.textDocument.uri);
      return open ? answer(open, params) : otherwise;
    };

  connection.onDocumentSymbol(
    about<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      client.hierarchicalSymbols ? documentSymbols : flatSymbols,
      [],
    ),
  );
  connection.onWorkspaceSymbol(async ({ query }) => workspaceSymbols(await documents.all(), query));
  connection.onFoldingRanges(about((open) => foldingRanges(open, client.foldingLimit), []));
  connection.onSelectionRanges(
    about((open, { positions }) => positions.map((position) => selectionRange(open, position)), []),
  );
  connection.onDocumentHighlight(about((open, { position }) => documentHighlights(open, position), []));
  connection.onHover(about((open, { position }) => hover(open, position), null));
  connection.languages.inlayHint.on(about((open, { range }) => inlayHints(open, range), []));
  connection.onDefinition(about((open, { position }) => definition(open, position, client), []));
  connection.onReferences(
    about((open, { position, context }) => references(open, position, context.includeDeclaration), []),
  );
  connection.onDocumentLinks(about((open) => documentLinks(open), []));
  connection.onPrepareRename(about((open, { position }) => prepareRename(open, position), null));
  connection.onRenameRequest(about((open, { position, newName }) => rename(open, position, newName, client), null));
  connection.onCompletion(about((open, { position }) => completions(open, position), []));
  connection.languages.semanticTokens.on(about((open) => semanticTokens(open), { data: [] }));
  connection.onCodeLens(about((open) => codeLenses(open), []));
  connection.languages.diagnostics.on(
    about((open, { previousResultId }) => diagnosticReport(open, client, previousResultId), {
      kind: DocumentDiagnosticReportKind.Full,
      items: [],
    }),
  );
  connection.onCodeAction(about((open, params) => codeActions(open, params, client), []));
  connection.onCodeActionResolve(async (action) => {
    try {
      return resolveCodeAction(action, await documents.get(uriOfCodeAction(action)), client);
    } catch (error) {
      // Editors drop an action that fails so without a word.
      if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified)
        await tell(connection, MessageType.Warning, STALE);
      throw error;
    }
  });
}
