import { commands, type Disposable, l10n, type Memento, Uri, window } from "vscode";
import {
  EXPORT,
  EXPORT_FORMATS,
  type ExportFormat,
  type ExportParams,
  type ExportResult,
} from "../../protocol/fileRequests";
import { chosenFiles, nameOf } from "./dumpFiles";
import type { Server } from "./server";
import { task } from "./task";
import { mayWrite } from "./trust";

/** What the command does not ask for where it is given. */
interface Answers {
  readonly format?: ExportFormat;
  readonly out?: Uri;
}

const EXTENSION: Readonly<Record<ExportFormat, string>> = {
  text: "txt",
  jsonl: "jsonl",
  csv: "csv",
  tei: "xml",
  parquet: "parquet",
  markdown: "md",
};

/** Under what the last format is remembered. */
const LAST = "speechCorpus.exportFormat";

/**
 * "Export Speeches…": the speeches of one or several dumps as one new file for another program.
 * @param memory where the format is remembered
 */
export function exporting(server: Server, memory: Memento): Disposable {
  return commands.registerCommand(
    "speechCorpus.exportSpeeches",
    async (place?: Uri, selected?: unknown, answers: Answers = {}) => {
      if (!mayWrite()) return;
      const files = await chosenFiles(place, selected);
      if (files.length === 0) return;
      const format = answers.format ?? (await pickFormat(memory));
      const out = format && (answers.out ?? (await pickTarget(files[0]!, format)));
      if (!out) return;
      const params: ExportParams = { uris: files.map(String), format, out: out.fsPath };
      const result = await task<ExportResult>(server, l10n.t("Exporting speeches…"), EXPORT, params);
      if (result) void report(out, result);
    },
  );
}

/** The format that the user picks; the last one stands first. */
async function pickFormat(memory: Memento): Promise<ExportFormat | undefined> {
  const names: Readonly<Record<ExportFormat, string>> = {
    text: l10n.t("Plain text"),
    jsonl: l10n.t("JSON Lines: one speech a line, sections nested"),
    csv: l10n.t("CSV: one speech a row"),
    tei: l10n.t("TEI P5: one corpus, a header for each speech"),
    parquet: l10n.t("Parquet: a table for DuckDB, pandas and others"),
    markdown: l10n.t("Markdown: a heading for each speech and section"),
  };
  const last = memory.get<ExportFormat>(LAST);
  const items = [...EXPORT_FORMATS]
    .sort((a, b) => Number(b === last) - Number(a === last))
    .map((format) => ({ label: names[format], description: `.${EXTENSION[format]}`, format }));
  const format = (await window.showQuickPick(items, { title: l10n.t("Export Speeches") }))?.format;
  if (format) await memory.update(LAST, format);
  return format;
}

function pickTarget(file: Uri, format: ExportFormat): Thenable<Uri | undefined> {
  const stem = nameOf(file).replace(/\.[^.]*$/, "");
  return window.showSaveDialog({
    title: l10n.t("New File for the Speeches"),
    saveLabel: l10n.t("Export"),
    defaultUri: Uri.joinPath(file, "..", `${stem}-speeches.${EXTENSION[format]}`),
  });
}

async function report(out: Uri, { speeches, leftOut }: ExportResult): Promise<void> {
  const done = l10n.t("{0} speeches were written to {1}.", speeches, nameOf(out));
  const rest = leftOut.length === 0 ? "" : l10n.t("No speech was found in {0}.", leftOut.join(", "));
  const open = l10n.t("Open File");
  if ((await window.showInformationMessage(`${done} ${rest}`.trim(), open)) === open)
    await commands.executeCommand("vscode.open", out);
}
