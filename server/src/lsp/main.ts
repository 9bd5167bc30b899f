import {
  CodeLensRefreshRequest,
  createConnection,
  DidChangeConfigurationNotification,
  type Disposable,
  DocumentSymbolRequest,
  FoldingRangeRefreshRequest,
  InlayHintRefreshRequest,
  MessageType,
} from "vscode-languageserver/node";
import { CorpusError } from "../corpus/corpus-error";
import { speak } from "../l10n/translation";
import { tidy } from "../runtime/tidy";
import { tuneCollector, tuneCompiler } from "../runtime/tuning";
import type { Decision } from "../structure/decision";
import { answering, cancelled } from "./answering";
import { serverCapabilities } from "./capabilities";
import { type ClientFeatures, readClientFeatures } from "./client";
import { askSettings, defaults, readSettings, SECTION, type Settings } from "./configuration";
import { answerCorpusRequests } from "./corpusRequests";
import { decisionsOf } from "./decide";
import { diagnostics } from "./diagnostics";
import { Documents } from "./documents";
import { answerFileRequests } from "./fileRequests";
import { answerLanguageFeatures } from "./languageFeatures";
import { Publisher } from "./publisher";
import { tell } from "./tell";
import { Turns } from "./turns";

tuneCompiler("typing");
tuneCollector();

/** Milliseconds without a message after which nobody waits for anything; fewer than between two keys. */
const PAUSE = 30;
const pause = setTimeout(tidy, PAUSE).unref();

const turns = new Turns();
const connection = createConnection({
  connectionStrategy: {
    // A request that is taken back before its turn has come is answered without being looked at.
    cancelUndispatched: () => ({ jsonrpc: "2.0", id: null, error: cancelled().toJson() }),
  },
  messageStrategy: {
    handleMessage(message, next) {
      turns.message();
      pause.refresh();
      next(message);
    },
  },
});
let client: ClientFeatures;
/** The settings of an editor that tells them once for all documents. */
let toldSettings: Settings = defaults;

const documents = new Documents(
  turns,
  settingsFor,
  (uri) => {
    if (!client.pullDiagnostics) publisher.changed(uri);
  },
  (uri) => {
    if (!client.pullDiagnostics) publisher.closed(uri);
  },
);
const publisher = new Publisher(connection, async (uri) => {
  const open = await documents.inspected(uri);
  return open && { uri, version: open.version, diagnostics: diagnostics(open, client) };
});

async function settingsFor(uri: string): Promise<Settings> {
  const settings = client.configuration ? await askSettings(connection, uri).catch(ungiven) : toldSettings;
  return { ...settings, dump: { ...settings.dump, decisions: decisionsOrNone(uri) } };
}

/** An editor that refuses to tell its settings still gets its dump read. */
function ungiven(error: Error): Settings {
  connection.console.warn(error.message);
  return toldSettings;
}

/** A list of decisions that cannot be read must not keep the dump from being shown. */
function decisionsOrNone(uri: string): readonly Decision[] {
  try {
    return decisionsOf(uri);
  } catch (error) {
    if (!(error instanceof CorpusError)) throw error;
    void tell(connection, MessageType.Warning, error.reason);
    return [];
  }
}

/** The standing offer of symbols, where it can be taken back. */
let symbolsOffer: Promise<Disposable> | undefined;

/** Offers symbols anew, on which an editor asks for them again. */
async function offerSymbols(): Promise<void> {
  (await symbolsOffer)?.dispose();
  symbolsOffer = connection.client.register(DocumentSymbolRequest.type, { documentSelector: null });
}

/** Settings or decisions are others now: the editor is told to ask again for all that depends on them. */
async function reconfigure(): Promise<void> {
  await documents.reconfigure();
  const refreshes = [
    client.refreshDiagnostics && connection.languages.diagnostics.refresh(),
    client.refreshCodeLenses && connection.sendRequest(CodeLensRefreshRequest.type),
    client.refreshInlayHints && connection.sendRequest(InlayHintRefreshRequest.type),
    client.dynamicSymbols && offerSymbols(),
    client.refreshFolding && connection.sendRequest(FoldingRangeRefreshRequest.type),
    client.refreshSemanticTokens && connection.languages.semanticTokens.refresh(),
  ];
  // It is the editor's affair when it answers, or that it cannot.
  Promise.all(refreshes).catch((error: Error) => connection.console.warn(error.message));
}

connection.onInitialize(({ capabilities, locale, initializationOptions, workspaceFolders }) => {
  client = readClientFeatures(capabilities, initializationOptions);
  speak(locale);
  toldSettings = readSettings(initializationOptions?.settings);
  const answer = answering(documents, turns);
  answerLanguageFeatures(connection, documents, answer, client);
  answerCorpusRequests(
    connection,
    answer,
    turns,
    client,
    (workspaceFolders ?? []).map(({ uri }) => uri),
    reconfigure,
  );
  answerFileRequests(connection, async (uri) => (await settingsFor(uri)).dump, locale);
  return { capabilities: serverCapabilities(client) };
});

connection.onInitialized(() => {
  if (client.dynamicSymbols) void offerSymbols();
  if (client.configuration)
    void connection.client.register(DidChangeConfigurationNotification.type, { section: SECTION });
});

connection.onDidChangeConfiguration(async ({ settings }) => {
  toldSettings = readSettings(settings?.[SECTION]);
  await reconfigure();
});
connection.onDidChangeWatchedFiles(reconfigure);

documents.listen(connection);
connection.listen();
