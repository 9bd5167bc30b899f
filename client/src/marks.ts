import {
  type CancellationToken,
  CancellationTokenSource,
  type DecorationOptions,
  type Disposable,
  Range,
  type TextEditor,
  ThemeColor,
  window,
  workspace,
} from "vscode";
import { type MarkedPlace, PLACES, type PlacesParams } from "../../protocol/requests";
import type { ActiveDump } from "./activeDump";
import type { Server } from "./server";

const SETTING = "speechCorpus.decorations.enabled";
/** While one scrolls, the places are asked for where one comes to rest. */
const PAUSE_MILLISECONDS = 100;

/** Marks in the visible text each place of the problems that stand for many: pinyin, punctuation width, broken lines. */
export class Marks implements Disposable {
  private readonly type = window.createTextEditorDecorationType({
    textDecoration: "underline dotted",
    color: new ThemeColor("descriptionForeground"),
  });
  private readonly listeners: readonly Disposable[];
  private timer: NodeJS.Timeout | undefined;
  /** The last question to the server; a newer one makes its answer worthless. */
  private asked: CancellationTokenSource | undefined;

  constructor(
    private readonly server: Server,
    private readonly dump: ActiveDump,
  ) {
    this.listeners = [
      this.type,
      dump.onDidChange(() => this.markSoon()),
      window.onDidChangeTextEditorVisibleRanges(({ textEditor }) => {
        if (textEditor === dump.editor) this.markSoon();
      }),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration(SETTING)) this.markSoon();
      }),
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    this.asked?.cancel();
    for (const listener of this.listeners) listener.dispose();
  }

  private markSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.mark(), PAUSE_MILLISECONDS);
  }

  private async mark(): Promise<void> {
    this.asked?.cancel();
    const { editor } = this.dump;
    if (!editor) return;
    const { document } = editor;
    const { version } = document;
    const asked = new CancellationTokenSource();
    this.asked = asked;
    const places = isOn(editor) ? await this.placesIn(editor, asked.token) : [];
    if (!asked.token.isCancellationRequested && document.version === version)
      editor.setDecorations(this.type, places.map(decoration));
  }

  private async placesIn({ document, visibleRanges }: TextEditor, token: CancellationToken): Promise<MarkedPlace[]> {
    const answers = visibleRanges.map(({ start, end }) => {
      const params: PlacesParams = { uri: document.uri.toString(), from: start.line, to: end.line };
      return this.server.request<MarkedPlace[]>(PLACES, params, token);
    });
    // A question that was cancelled has no answer.
    return (await Promise.all(answers).catch(() => [])).flat();
  }
}

function isOn({ document }: TextEditor): boolean {
  return workspace.getConfiguration(undefined, document).get(SETTING, true);
}

function decoration({ start, end, title }: MarkedPlace): DecorationOptions {
  return { range: new Range(start.line, start.character, end.line, end.character), hoverMessage: title };
}
