import { type Disposable, type TextDocumentContentProvider, Uri, workspace } from "vscode";

export const SCHEME = "speech-corpus";

/** Texts that are shown beside a dump but stand in no file. Each is held until it is closed. */
export class VirtualTexts implements TextDocumentContentProvider, Disposable {
  private readonly held = new Map<string, string>();
  private readonly listeners: readonly Disposable[];
  private count = 0;

  constructor() {
    this.listeners = [
      workspace.registerTextDocumentContentProvider(SCHEME, this),
      workspace.onDidCloseTextDocument(({ uri }) => this.held.delete(uri.toString())),
    ];
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  /** Gives `text` an address; `name` is what its tab shows. */
  hold(name: string, text: string): Uri {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}`, query: String(++this.count) });
    this.held.set(uri.toString(), text);
    return uri;
  }

  provideTextDocumentContent(uri: Uri): string | undefined {
    return this.held.get(uri.toString());
  }
}
