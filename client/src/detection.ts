import { join } from "node:path";
import { type Disposable, l10n, languages, type TextDocument, window, workspace } from "vscode";
import { DUMP, TEXT, type Treatments } from "./treatment";

/** The sniff is the engine's: a program of its own beside this one, loaded with the first text file. */
interface Sniff {
  readonly SNIFFED_UNITS: number;
  looksLikeDump(head: string, tail: string): boolean;
}

/** Turns text files that are dumps into documents of our language, unless the user has told otherwise. */
export class Detection implements Disposable {
  private readonly listeners: readonly Disposable[];
  /** The document that was just closed; it is opened again in the same instant when its language was changed. */
  private left: { readonly uri: string; readonly languageId: string } | undefined;

  constructor(private readonly treatments: Treatments) {
    this.listeners = [
      workspace.onDidCloseTextDocument(({ uri, languageId }) => {
        this.left = { uri: uri.toString(), languageId };
        setImmediate(() => {
          this.left = undefined;
        });
      }),
      workspace.onDidOpenTextDocument((document) => this.opened(document)),
    ];
    for (const document of workspace.textDocuments) void this.detect(document);
  }

  dispose(): void {
    for (const listener of this.listeners) listener.dispose();
  }

  private async opened(document: TextDocument): Promise<void> {
    const wasDump = this.left?.uri === document.uri.toString() && this.left.languageId === DUMP;
    if (wasDump && document.languageId === TEXT) await this.treatments.remember(document.uri, TEXT);
    else await this.detect(document);
  }

  private async detect(document: TextDocument): Promise<void> {
    if (document.languageId !== TEXT && document.languageId !== DUMP) return;
    const treatment = this.treatments.of(document.uri);
    if (treatment === document.languageId) return;
    if (treatment) await languages.setTextDocumentLanguage(document, treatment);
    else if (document.languageId === TEXT && isTextFile(document)) await this.sniff(document);
  }

  private async sniff(document: TextDocument): Promise<void> {
    const mode = workspace.getConfiguration("speechCorpus", document).get<"auto" | "ask" | "off">("detection", "auto");
    if (mode === "off" || !looksLikeDump(document)) return;
    if (mode === "auto") await languages.setTextDocumentLanguage(document, DUMP);
    else await this.ask(document);
  }

  private async ask(document: TextDocument): Promise<void> {
    const yes = l10n.t("Treat as Speech Dump");
    const no = l10n.t("Keep as Plain Text");
    const name = workspace.asRelativePath(document.uri);
    const answer = await window.showInformationMessage(l10n.t("{0} looks like a dump of speeches.", name), yes, no);
    if (answer && !document.isClosed) await this.treatments.treat(document, answer === yes ? DUMP : TEXT);
  }
}

function isTextFile({ uri }: TextDocument): boolean {
  return uri.scheme !== "git" && uri.path.toLowerCase().endsWith(".txt");
}

function looksLikeDump(document: TextDocument): boolean {
  const { SNIFFED_UNITS, looksLikeDump } = require(join(__dirname, "sniff.js")) as Sniff;
  const head = firstUnits(document, SNIFFED_UNITS);
  const rest = document.lineCount - head.lines;
  return looksLikeDump(head.text, rest > 0 ? lastUnits(document, SNIFFED_UNITS, head.lines) : "");
}

/** The first `units` UTF-16 units, and how many lines they touch; costs nothing for what comes after. */
function firstUnits(document: TextDocument, units: number): { text: string; lines: number } {
  let text = "";
  let line = 0;
  for (; line < document.lineCount && text.length < units; line++) text += `${document.lineAt(line).text}\n`;
  return { text: text.slice(0, units), lines: line };
}

/** The last `units` UTF-16 units, not before line `from`. */
function lastUnits(document: TextDocument, units: number, from: number): string {
  let text = "";
  for (let line = document.lineCount - 1; line >= from && text.length < units; line--)
    text = `${document.lineAt(line).text}\n${text}`;
  return text.slice(-units);
}
