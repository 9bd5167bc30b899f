import type { Connection, PublishDiagnosticsParams } from "vscode-languageserver";

/** Short enough to go unnoticed, long enough to spare an analysis for each of several keys struck together. */
const PAUSE_MILLISECONDS = 50;

/** Pushes diagnostics to an editor that cannot pull them: once after each pause in the changes of a document. */
export class Publisher {
  private readonly timers = new Map<string, NodeJS.Timeout>();

  constructor(
    private readonly connection: Connection,
    private readonly diagnose: (uri: string) => Promise<PublishDiagnosticsParams | null>,
  ) {}

  changed(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.set(
      uri,
      setTimeout(async () => {
        this.timers.delete(uri);
        const params = await this.diagnose(uri);
        if (params) await this.connection.sendDiagnostics(params);
      }, PAUSE_MILLISECONDS),
    );
  }

  closed(uri: string): void {
    clearTimeout(this.timers.get(uri));
    this.timers.delete(uri);
    void this.connection.sendDiagnostics({ uri, diagnostics: [] });
  }
}
