import type { Connection, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { Dump } from "../dump";
import { defaults, type Settings } from "./configuration";

/** An open document at one version, with the one analysis that all requests on this version share. */
export interface OpenDump {
  readonly uri: string;
  readonly version: number;
  readonly dump: Dump;
  readonly settings: Settings;
}

interface Entry {
  readonly uri: string;
  version: number;
  dump: Dump;
  settings: Settings;
  /** Settled when the settings of the document are known and `dump` obeys them. */
  configured: Promise<void>;
}

/** The documents that the editor has open. */
export class Documents {
  private readonly entries = new Map<string, Entry>();

  /**
   * @param settingsFor the settings of a document
   * @param changed called after a document was opened, edited or configured anew
   * @param closed called after a document was closed
   */
  constructor(
    private readonly settingsFor: (uri: string) => Promise<Settings>,
    private readonly changed: (uri: string) => void,
    private readonly closed: (uri: string) => void,
  ) {}

  listen(connection: Connection): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
      const entry: Entry = { uri, version, dump: Dump.read(text), settings: defaults, configured: Promise.resolve() };
      this.entries.set(uri, entry);
      this.configure(entry);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const entry = this.entries.get(uri);
      if (!entry) return;
      entry.dump = edited(entry.dump, contentChanges);
      entry.version = version;
      this.changed(uri);
    });
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.entries.delete(uri);
      this.closed(uri);
    });
  }

  /** The document as it is now, once its settings are known; null where it is not open. */
  async get(uri: string): Promise<OpenDump | null> {
    await this.entries.get(uri)?.configured;
    return this.entries.get(uri) ?? null;
  }

  /** All open documents. */
  async all(): Promise<OpenDump[]> {
    const open = await Promise.all([...this.entries.keys()].map((uri) => this.get(uri)));
    return open.filter((dump) => dump !== null);
  }

  /** Reads the settings of every open document again. */
  async reconfigure(): Promise<void> {
    for (const entry of this.entries.values()) this.configure(entry);
    await Promise.all([...this.entries.values()].map(({ configured }) => configured));
  }

  private configure(entry: Entry): void {
    entry.configured = this.settingsFor(entry.uri).then((settings) => {
      entry.settings = settings;
      entry.dump = entry.dump.configure(settings.dump);
      this.changed(entry.uri);
    });
  }
}

function edited(dump: Dump, changes: readonly TextDocumentContentChangeEvent[]): Dump {
  let result = dump;
  for (const change of changes)
    result = "range" in change ? result.edit([change]) : Dump.read(change.text, dump.options);
  return result;
}
