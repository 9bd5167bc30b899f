import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import {
  type ClientCapabilities,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type ProtocolConnection,
  type Range,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { NODE_OPTIONS } from "../../protocol/nodeOptions";
import { repository } from "../repository";

/** What VS Code can do, as far as the server asks. */
export const modern: ClientCapabilities = {
  workspace: {
    applyEdit: true,
    configuration: true,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: {}, resourceOperations: ["create"] },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    diagnostic: {},
    publishDiagnostics: { relatedInformation: true },
    documentSymbol: { hierarchicalDocumentSymbolSupport: true },
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } },
      dataSupport: true,
      resolveSupport: { properties: ["edit"] },
    },
  },
};

/** An editor that knows none of it. */
export const plain: ClientCapabilities = {};

export interface SessionOptions {
  readonly capabilities?: ClientCapabilities;
  readonly locale?: string;
  /** What the editor answers when asked for `speechCorpus`, or will answer. */
  readonly settings?: unknown;
  /** `initializationOptions` */
  readonly options?: unknown;
  /** Of Node, for the server, besides those that an editor should give. */
  readonly nodeOptions?: readonly string[];
}

/** A real server process and an editor's half of the conversation with it. */
export class Session {
  private constructor(
    readonly server: ChildProcess,
    readonly connection: ProtocolConnection,
    readonly initialized: InitializeResult,
  ) {}

  /** Starts a server and shakes hands. */
  static async start({
    capabilities = modern,
    locale,
    settings = {},
    options,
    nodeOptions = [],
  }: SessionOptions = {}): Promise<Session> {
    const server = spawn(
      process.execPath,
      [...NODE_OPTIONS, ...nodeOptions, join(repository, "dist/server.js"), "--stdio"],
      {
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    const connection = createProtocolConnection(
      new StreamMessageReader(server.stdout!),
      new StreamMessageWriter(server.stdin!),
    );
    connection.onRequest("workspace/configuration", async ({ items }: { items: unknown[] }) => {
      const answer = await settings;
      return items.map(() => answer);
    });
    for (const method of ["client/registerCapability", "workspace/diagnostic/refresh"])
      connection.onRequest(method, () => null);
    connection.listen();
    const params: InitializeParams = {
      processId: process.pid,
      rootUri: null,
      capabilities,
      initializationOptions: options,
      ...(locale && { locale }),
    };
    const result = await connection.sendRequest(InitializeRequest.type, params);
    await connection.sendNotification(InitializedNotification.type, {});
    return new Session(server, connection, result);
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.server.once("exit", resolve));
    await this.connection.sendRequest(ShutdownRequest.type);
    await this.connection.sendNotification(ExitNotification.type);
    await ended;
    this.connection.dispose();
  }

  /** Opens `text` under a name of its own. */
  async open(text: string, uri = "file:///speeches/sample.dump"): Promise<OpenDocument> {
    const document = TextDocument.create(uri, "speech-dump", 1, text);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "speech-dump", version: 1, text },
    });
    return new OpenDocument(this.connection, document);
  }
}

/** An open document as the editor holds it. */
export class OpenDocument {
  constructor(
    private readonly connection: ProtocolConnection,
    private document: TextDocument,
  ) {}

  get uri(): string {
    return this.document.uri;
  }

  get version(): number {
    return this.document.version;
  }

  get text(): string {
    return this.document.getText();
  }

  get identifier(): { uri: string } {
    return { uri: this.uri };
  }

  textIn(range: Range): string {
    return this.document.getText(range);
  }

  /** The lines `from` to `to`, whole. */
  lines(from: number, to = from): Range {
    return { start: { line: from, character: 0 }, end: { line: to, character: Number.MAX_SAFE_INTEGER } };
  }

  /** Types `text` over `range`. */
  async change(range: Range, text: string): Promise<void> {
    const changes = [{ range, text }];
    this.document = TextDocument.update(this.document, changes, this.version + 1);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri: this.uri, version: this.version },
      contentChanges: changes,
    });
  }

  async close(): Promise<void> {
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, { textDocument: this.identifier });
  }

  /** The text after `edit`, which must be about this document, at this version where it names one. */
  after(edit: WorkspaceEdit): string {
    return TextDocument.applyEdits(this.document, this.editsOf(edit));
  }

  private editsOf({ changes, documentChanges }: WorkspaceEdit): TextEdit[] {
    if (changes) return changes[this.uri]!;
    const about = (change: object): change is TextDocumentEdit =>
      "textDocument" in change && (change as TextDocumentEdit).textDocument.uri === this.uri;
    const [change, ...more] = documentChanges!.filter(about);
    if (change?.textDocument.version !== this.version || more.length > 0)
      throw new Error(`not one edit of ${this.uri} version ${this.version}: ${JSON.stringify(documentChanges)}`);
    return change.edits as TextEdit[];
  }
}
