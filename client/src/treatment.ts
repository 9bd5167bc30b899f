import { languages, type Memento, type TextDocument, type Uri } from "vscode";

export const DUMP = "speech-dump";
export const TEXT = "plaintext";
export type Treatment = typeof DUMP | typeof TEXT;

const KEY = "treatment";

/** What the user decided files to be, against the detection; kept over sessions. */
export class Treatments {
  constructor(private readonly memory: Memento) {}

  of(uri: Uri): Treatment | undefined {
    return this.all()[uri.toString()];
  }

  async remember(uri: Uri, treatment: Treatment): Promise<void> {
    await this.memory.update(KEY, { ...this.all(), [uri.toString()]: treatment });
  }

  /** Remembers and obeys. */
  async treat(document: TextDocument, treatment: Treatment): Promise<void> {
    await this.remember(document.uri, treatment);
    await languages.setTextDocumentLanguage(document, treatment);
  }

  private all(): Readonly<Record<string, Treatment>> {
    return this.memory.get(KEY, {});
  }
}
