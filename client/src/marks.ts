import { type DecorationOptions, type Disposable, Range, type TextEditor, ThemeColor, window } from "vscode";
import { type MarkedPlace, PLACES, type PlacesParams } from "../../protocol/requests";
import type { ActiveDump } from "./activeDump";
import type { Server } from "./server";

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
    ];
  }

  dispose(): void {
    clearTimeout(this.timer);
    for (const listener of this.listeners) listener.dispose();
  }

  private markSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.mark(), PAUSE_MILLISECONDS);
  }

  private async mark(): Promise<void> {
    const { editor } = this.dump;
    if (!editor) return;
    const { document, visibleRanges } = editor;
    const { version } = document;
    const places = await Promise.all(visibleRanges.map((range) => this.placesIn(editor, range)));
    if (document.version === version) editor.setDecorations(this.type, places.flat().map(decoration));
  }

  private placesIn({ document }: TextEditor, { start, end }: Range): Promise<MarkedPlace[]> {
    const params: PlacesParams = { uri: document.uri.toString(), from: start.line, to: end.line };
    return this.server.request<MarkedPlace[]>(PLACES, params);
  }
}

function decoration({ start, end, title }: MarkedPlace): DecorationOptions {
  return { range: new Range(start.line, start.character, end.line, end.character), hoverMessage: title };
}
