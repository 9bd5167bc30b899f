import {
  type CancellationToken,
  type CodeActionParams,
  type CodeLens,
  type Connection,
  DocumentDiagnosticReportKind,
  type DocumentSymbol,
  type DocumentSymbolParams,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  type SemanticTokens,
  type SemanticTokensDelta,
  type SemanticTokensDeltaParams,
  type SymbolInformation,
} from "vscode-languageserver";
import type { Answering } from "./answering";
import type { ClientFeatures } from "./client";
import { codeActions, resolveCodeAction, subjectOf } from "./codeActions";
import { codeLenses, resolveCodeLens, uriOfCodeLens } from "./codeLens";
import { completions } from "./completion";
import { diagnosticReport, renderAll } from "./diagnostics";
import type { Documents, OpenDump } from "./documents";
import { foldingRanges } from "./folding";
import { documentHighlights } from "./highlight";
import { hover } from "./hover";
import { inlayHints } from "./inlayHints";
import { measureAll } from "./length";
import { prepareRename, rename } from "./rename";
import { selectionRange } from "./selection";
import { semanticTokens, semanticTokensDelta, semanticTokensIn } from "./semanticTokens";
import { documentSymbols, flatSymbols } from "./symbols";
import { definition, documentLinks, references } from "./tableOfContents";
import { STALE, tell } from "./tell";
import { workspaceSymbols } from "./workspaceSymbols";

/** Answers the requests of the Language Server Protocol: from protocol to a pure function to protocol. */
export function answerLanguageFeatures(
  connection: Connection,
  documents: Documents,
  { place, whole, inspected, lengthy }: Answering,
  client: ClientFeatures,
): void {
  connection.onHover(place((open, { position }) => hover(open, position), null));
  connection.onDefinition(place((open, { position }) => definition(open, position, client), []));
  connection.onReferences(
    place((open, { position, context }) => references(open, position, context.includeDeclaration), []),
  );
  connection.onDocumentHighlight(place((open, { position }) => documentHighlights(open, position), []));
  connection.onSelectionRanges(
    place((open, { positions }) => positions.map((position) => selectionRange(open, position)), []),
  );
  connection.onPrepareRename(place((open, { position }) => prepareRename(open, position), null));
  connection.onRenameRequest(place((open, { position, newName }) => rename(open, position, newName, client), null));
  connection.onCompletion(place((open, { position }) => completions(open, position), []));
  connection.languages.inlayHint.on(place((open, { range }) => inlayHints(open, range), []));
  connection.languages.semanticTokens.onRange(
    place((open, { range: { start, end } }) => semanticTokensIn(open, start.line, end.line), { data: [] }),
  );

  connection.onDocumentSymbol(
    whole<DocumentSymbolParams, DocumentSymbol[] | SymbolInformation[]>(
      client.hierarchicalSymbols ? documentSymbols : flatSymbols,
      [],
    ),
  );
  connection.onWorkspaceSymbol(async ({ query }) => workspaceSymbols(await documents.all(), query));
  connection.onFoldingRanges(whole((open) => foldingRanges(open, client.foldingLimit), []));
  connection.onDocumentLinks(whole((open) => documentLinks(open), []));
  connection.languages.semanticTokens.on(whole((open) => semanticTokens(open), { data: [] }));
  connection.languages.semanticTokens.onDelta(
    whole<SemanticTokensDeltaParams, SemanticTokens | SemanticTokensDelta>(
      (open, { previousResultId }) => semanticTokensDelta(open, previousResultId),
      { data: [] },
    ),
  );

  connection.onCodeLens(whole((open) => codeLenses(open), []));
  const resolved = inspected(
    (open, { lens }: { uri: string; lens: CodeLens }) => resolveCodeLens(open, lens),
    null,
    measureAll,
  );
  connection.onCodeLensResolve(
    async (lens, token) => (await resolved({ uri: uriOfCodeLens(lens), lens }, token)) ?? lens,
  );
  connection.languages.diagnostics.on(
    inspected(
      (open, { previousResultId }) => diagnosticReport(open, client, previousResultId),
      { kind: DocumentDiagnosticReportKind.Full, items: [] },
      (open) => renderAll(open, client),
    ),
  );
  const actions = (open: OpenDump, params: CodeActionParams, token?: CancellationToken) =>
    lengthy(open, (now) => codeActions(now, params, client), token);
  const [actionsThere, actionsOfAll] = [place(actions, []), inspected(actions, [])];
  // Who asks for a kind may ask for the fix of all problems.
  connection.onCodeAction((params, token) => (params.context.only ? actionsOfAll : actionsThere)(params, token));
  connection.onCodeActionResolve(async (action, token) => {
    // Editors also ask about those that are a command and want no edit.
    if (action.data === undefined) return action;
    try {
      return await lengthy(subjectOf(action), (open) => resolveCodeAction(action, open, client), token);
    } catch (error) {
      // Editors drop an action that fails so without a word.
      if (error instanceof ResponseError && error.code === LSPErrorCodes.ContentModified)
        await tell(connection, MessageType.Warning, STALE);
      throw error;
    }
  });
}
