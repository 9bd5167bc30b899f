import type { Connection, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { Dump } from "../dump";
import type { InSteps } from "../in-steps";
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
  /** That of the editor, which `dump` may not have reached yet. */
  version: number;
  dump: Dump;
  settings: Settings;
  readonly sent: OpenDump["sent"];
  /** Settled when `dump` is what the editor holds, read under its settings. All that changes it waits for what came before. */
  ready: Promise<void>;
  /** Under way while problems are looked for. */
  inspection: Promise<unknown> | undefined;
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
        dump: Dump.read(""),
        settings: defaults,
        sent: {},
        ready: Promise.resolve(),
        inspection: undefined,
      };
      this.entries.set(uri, entry);
      this.change(entry, () => Dump.reading(text));
      this.configure(entry);
    });
    connection.onDidChangeTextDocument(({ textDocument: { uri, version }, contentChanges }) => {
      const entry = this.entries.get(uri);
      if (!entry) return;
      entry.version = version;
      this.change(entry, () => edited(entry.dump, contentChanges));
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

  /** The document as it is now, once it is read; null where it is not open. */
  async get(uri: string): Promise<OpenDump | null> {
    for (let ready: Promise<void> | undefined; ; ) {
      const entry = this.entries.get(uri);
      if (!entry) return null;
      if (entry.ready === ready) return { ...entry };
      ready = entry.ready;
      await ready;
    }
  }

  /** The same once all its problems are found, for which it takes several turns; at the version that it has then. */
  async inspected(uri: string): Promise<OpenDump | null> {
    let open = await this.get(uri);
    while (open && !open.dump.isInspected) {
      await this.inspect(this.entries.get(uri)!);
      open = await this.get(uri);
    }
    return open;
  }

  /** All open documents. */
  async all(): Promise<OpenDump[]> {
    const open = await Promise.all([...this.entries.keys()].map((uri) => this.get(uri)));
    return open.filter((dump) => dump !== null);
  }

  /** Reads the settings of every open document again. */
  async reconfigure(): Promise<void> {
    for (const entry of this.entries.values()) this.configure(entry);
    await Promise.all([...this.entries.values()].map(({ ready }) => ready));
  }

  private configure(entry: Entry): void {
    const settings = this.settingsFor(entry.uri);
    entry.ready = Promise.all([settings, entry.ready]).then(([settings]) => {
      entry.settings = settings;
    });
    this.change(entry, () => recognised(entry.dump.configure(entry.settings.dump)));
  }

  /** Makes what `work` comes to the dump of `entry`, in several turns if it takes long. */
  private change(entry: Entry, work: () => InSteps<Dump>): void {
    entry.ready = entry.ready.then(async () => {
      const dump = await this.turns.through(work(), () => this.isOpen(entry));
      if (!dump) return;
      entry.dump = dump;
      this.changed(entry.uri);
    });
  }

  private isOpen(entry: Entry): boolean {
    return this.entries.get(entry.uri) === entry;
  }

  /** Finds the problems of the document, until it is edited; once for all who wait for it. */
  private inspect(entry: Entry): Promise<unknown> {
    const { dump } = entry;
    entry.inspection ??= this.turns
      .through(dump.inspect(), () => entry.dump === dump && this.isOpen(entry))
      .finally(() => {
        entry.inspection = undefined;
      });
    return entry.inspection;
  }
}

/** The dump after `changes`. What became of its structure is found when somebody asks; but of a text that is new as a whole, at once. */
function* edited(dump: Dump, changes: readonly TextDocumentContentChangeEvent[]): InSteps<Dump> {
  let result = dump;
  for (const change of changes)
    result =
      "range" in change ? result.edit([change]) : yield* recognised(yield* Dump.reading(change.text, dump.options));
  return result;
}

function* recognised(dump: Dump): InSteps<Dump> {
  yield* dump.recognise();
  return dump;
}
