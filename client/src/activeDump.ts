import {
  commands,
  type Disposable,
  EventEmitter,
  languages,
  type TextDocument,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import { SPEECHES, type SpeechSummary } from "../../protocol/requests";
import { isOpen } from "./commands";
import type { Server } from "./server";
import { DUMP } from "./treatment";
import { SCHEME } from "./virtualTexts";

/** After the last change; the lists beside the text need not follow each key. */
const PAUSE_MILLISECONDS = 150;

/** The dump that the user works on, and its speeches: what the lists beside the text show. */
export class ActiveDump implements Disposable {
  private readonly changed = new EventEmitter<void>();
  private readonly listeners: readonly Disposable[];
  private timer: NodeJS.Timeout | undefined;
  document: TextDocument | undefined;
  speeches: readonly SpeechSummary[] = [];
  /** The document whose speeches these are. */
  private listed: TextDocument | undefined;

  /** The document is another one, or its speeches or their problems are others. */
  readonly onDidChange = this.changed.event;

  constructor(private readonly server: Server) {
    this.listeners = [
      this.changed,
      window.onDidChangeActiveTextEditor((editor) => this.follow(editor)),
      workspace.onDidOpenTextDocument(() => this.follow(window.activeTextEditor)),
      workspace.onDidCloseTextDocument((document) => {
        if (document === this.document) this.follow(window.activeTextEditor);
      }),
      // The last tab of a dump may go after all else of it.
      window.tabGroups.onDidChangeTabs(() => this.follow(window.activeTextEditor)),
      workspace.onDidChangeTextDocument(({ document }) => {
        if (document === this.document) this.refreshSoon();
      }),
      languages.onDidChangeDiagnostics(({ uris }) => {
        if (uris.some((uri) => uri.toString() === this.document?.uri.toString())) this.refreshSoon();
      }),
    ];
    this.follow(window.activeTextEditor);
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
  }

  /** The editor that shows the dump. */
  get editor(): TextEditor | undefined {
    return window.visibleTextEditors.find(({ document }) => document === this.document);
  }

  /** The speech at `line`, or the last one before it; none while those of another document are still listed. */
  speechAt(line: number): SpeechSummary | undefined {
    if (this.listed !== this.document) return undefined;
    return this.speeches.findLast((speech) => speech.line <= line);
  }

  /** A panel, a view or a text of our own that takes the focus leaves the dump as it is; another file does not. */
  private follow(editor: TextEditor | undefined): void {
    if (editor?.document.uri.scheme === SCHEME || (!editor && this.document && isOpen(this.document))) return;
    const document = editor?.document.languageId === DUMP ? editor.document : undefined;
    if (document === this.document && document !== undefined) return;
    this.document = document;
    void commands.executeCommand("setContext", "speechCorpus.hasDump", document !== undefined);
    void this.refresh();
  }

  private refreshSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.refresh(), PAUSE_MILLISECONDS);
  }

  private async refresh(): Promise<void> {
    const { document } = this;
    const speeches = document
      ? await this.server.request<SpeechSummary[]>(SPEECHES, { uri: document.uri.toString() })
      : [];
    if (document !== this.document) return;
    this.speeches = speeches;
    this.listed = document;
    this.changed.fire();
  }
}
