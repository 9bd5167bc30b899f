import type { Connection, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { Dump } from "../dump";
import { defaults, type Settings } from "./configuration";
import type { SentTokens } from "./semanticTokens";
import type { Turns } from "./turns";

/** An open document at one version, with the one analysis that all requests on this version share. */
export interface OpenDump {
  readonly uri: string;
  readonly version: number;
  readonly dump: Dump;
  readonly settings: Settings;
  /** What the editor was told last and may ask the difference to. */
  readonly sent: { tokens?: SentTokens };
}

interface Entry {
  readonly uri: string;
  version: number;
  dump: Dump;
  settings: Settings;
  readonly sent: OpenDump["sent"];
  /** Settled when the settings of the document are known and `dump` obeys them. */
  configured: Promise<void>;
  /** Under way while the problems of `dump` are looked for. */
  inspected: Promise<void> | undefined;
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
    private readonly turns: Turns,
    private readonly settingsFor: (uri: string) => Promise<Settings>,
    private readonly changed: (uri: string) => void,
    private readonly closed: (uri: string) => void,
  ) {}

  listen(connection: Connection): void {
    connection.onDidOpenTextDocument(({ textDocument: { uri, version, text } }) => {
      const entry: Entry = {
        uri,
        version,
        dump: Dump.read(text),
        settings: defaults,
        sent: {},
        configured: Promise.resolve(),
        inspected: undefined,
      };
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

  /** The version that is open now; null where the document is not. */
  versionOf(uri: string): number | null {
    return this.entries.get(uri)?.version ?? null;
  }

  /** The document as it is now, once its settings are known; null where it is not open. */
  async get(uri: string): Promise<OpenDump | null> {
    await this.entries.get(uri)?.configured;
    const entry = this.entries.get(uri);
    return entry ? { ...entry } : null;
  }

  /** The same once all its problems are found, for which it takes several turns; at the version that it has then. */
  async inspected(uri: string): Promise<OpenDump | null> {
    await this.get(uri);
    const entry = this.entries.get(uri);
    if (!entry) return null;
    entry.inspected ??= this.inspect(entry).finally(() => {
      entry.inspected = undefined;
    });
    await entry.inspected;
    return this.get(uri);
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

  /** Finds the problems of the document; where it is edited meanwhile, it goes on with the new version. */
  private async inspect(entry: Entry): Promise<void> {
    const isOpen = () => this.entries.get(entry.uri) === entry;
    for (let done = false; !done && isOpen(); ) {
      const { dump } = entry;
      done = await this.turns.through(dump.inspect(), () => entry.dump === dump && isOpen());
    }
  }
}

function edited(dump: Dump, changes: readonly TextDocumentContentChangeEvent[]): Dump {
  let result = dump;
  for (const change of changes)
    result = "range" in change ? result.edit([change]) : Dump.read(change.text, dump.options);
  return result;
}
