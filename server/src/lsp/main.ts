import {
  type CancellationToken,
  CodeActionKind,
  createConnection,
  DidChangeConfigurationNotification,
  DocumentDiagnosticReportKind,
  type InitializeParams,
  type InitializeResult,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import {
  PLAN_SPLIT,
  RENUMBER,
  type RenumberParams,
  SPEECHES,
  SPLIT_HERE,
  type SplitHereParams,
  WRITE_SPLIT,
  type WriteSplitParams,
} from "../../../protocol/requests";
import { CorpusError } from "../corpus/corpus-error";
import type { DumpOptions } from "../dump";
import { say, speak } from "../l10n/translation";
import { type ClientFeatures, readClientFeatures } from "./client";
import { codeActions, FIX_ALL, resolveCodeAction, uriOfCodeAction } from "./codeActions";
import { askOptions, readOptions, SECTION } from "./configuration";
import { diagnosticReport, diagnostics, SOURCE } from "./diagnostics";
import { Documents, type OpenDump } from "./documents";
import { foldingRanges } from "./folding";
import { Publisher } from "./publisher";
import { renumber } from "./renumber";
import { speechSummaries } from "./speeches";
import { planSplit, writeSplit } from "./split";
import { boundarySnippet } from "./splitHere";
import { documentSymbols, flatSymbols } from "./symbols";
import { STALE, tell } from "./tell";

const connection = createConnection();
let client: ClientFeatures;
/** The settings of an editor that tells them once for all documents. */
let pushedOptions: DumpOptions = {};

const documents = new Documents(
  (uri) => (client.configuration ? askOptions(connection, uri) : Promise.resolve(pushedOptions)),
  (uri) => {
    if (!client.pullDiagnostics) publisher.changed(uri);
  },
  (uri) => {
    if (!client.pullDiagnostics) publisher.closed(uri);
  },
);
const publisher = new Publisher(connection, async (uri) => {
  const open = await documents.get(uri);
  return open && { uri, version: open.version, diagnostics: diagnostics(open, client) };
});

/** Answers a request about one document; `otherwise` where it is not open. */
function about<Params extends { textDocument: { uri: string } }, Result>(
  answer: (open: OpenDump, params: Params) => Result,
  otherwise: Result,
): (params: Params) => Promise<Result> {
  return async (params) => {
    const open = await documents.get(params.textDocument.uri);
    return open ? answer(open, params) : otherwise;
  };
}

/** `work`, failing with a reason in the user's language where the corpus has one. */
async function orReason<Result>(work: Promise<Result>): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof CorpusError ? new ResponseError(LSPErrorCodes.RequestFailed, say(error.reason)) : error;
  }
}

function abortedBy(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

connection.onInitialize(({ capabilities, locale, initializationOptions }: InitializeParams): InitializeResult => {
  client = readClientFeatures(capabilities);
  speak(locale);
  pushedOptions = readOptions(initializationOptions);
  return {
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
      documentSymbolProvider: { label: "Speech Corpus" },
      executeCommandProvider: { commands: [RENUMBER] },
      foldingRangeProvider: true,
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL], resolveProvider: client.lazyEdits },
      ...(client.pullDiagnostics && {
        diagnosticProvider: { identifier: SOURCE, interFileDependencies: false, workspaceDiagnostics: false },
      }),
    },
  };
});

connection.onInitialized(() => {
  if (client.configuration)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
});

connection.onDidChangeConfiguration(async ({ settings }) => {
  pushedOptions = readOptions(settings?.[SECTION]);
  await documents.reconfigure();
  if (client.refreshDiagnostics) await connection.languages.diagnostics.refresh();
});

connection.onDocumentSymbol(
  about((open) => (client.hierarchicalSymbols ? documentSymbols(open) : flatSymbols(open)), []),
);
connection.onFoldingRanges(about((open) => foldingRanges(open, client.foldingLimit), []));
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
connection.onRequest(SPEECHES, async ({ uri }: { uri: string }) => {
  const open = await documents.get(uri);
  return open ? speechSummaries(open) : [];
});
connection.onRequest(SPLIT_HERE, async ({ uri, position }: SplitHereParams) => {
  const open = await documents.get(uri);
  return open && boundarySnippet(open, position);
});
connection.onExecuteCommand(async ({ arguments: [params] = [] }) => {
  const { uri } = params as RenumberParams;
  const open = await documents.get(uri);
  if (open) await renumber(open, params as RenumberParams, client, connection);
});
connection.onRequest(PLAN_SPLIT, async ({ uri }: { uri: string }) =>
  orReason(planSplit(uri, (await documents.get(uri))?.dump.options ?? {})),
);
connection.onRequest(WRITE_SPLIT, async (params: WriteSplitParams, token) =>
  orReason(writeSplit(params, (await documents.get(params.uri))?.dump.options ?? {}, abortedBy(token))),
);

documents.listen(connection);
connection.listen();
