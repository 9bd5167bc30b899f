import { commands, type Disposable, l10n, type Uri, window } from "vscode";
import { ANALYSE, type AnalyseParams, type Analysis } from "../../protocol/fileRequests";
import { chosenFiles, nameOf, pickFile } from "./dumpFiles";
import type { Server } from "./server";
import { task } from "./task";
import type { VirtualTexts } from "./virtualTexts";

/** "Analyse Dump File…": what files of any size are made of, as a report; they are not opened. */
export function analysing(server: Server, texts: VirtualTexts): Disposable {
  return commands.registerCommand("speechCorpus.analyseFile", async (place?: Uri, selected?: unknown) => {
    const chosen = place ?? (await pickFile(l10n.t("Analyse Dump File")));
    if (!chosen) return;
    const files = await chosenFiles(chosen, selected);
    const reports: string[] = [];
    for (const file of files) {
      const params: AnalyseParams = { uri: file.toString() };
      const analysis = await task<Analysis>(server, l10n.t("Analysing {0}…", nameOf(file)), ANALYSE, params);
      if (!analysis) return;
      reports.push(report(analysis));
    }
    if (reports.length === 0) return;
    const uri = texts.hold(l10n.t("Analysis of {0}", `${nameOf(chosen)}.md`), reports.join("\n"));
    await window.showTextDocument(uri, { preview: false });
  });
}

/** In Markdown. */
function report(analysis: Analysis): string {
  const { name, isDump, speeches, untitled, duplicates, uncertain, problems, damaged } = analysis;
  const facts = [
    l10n.t("{0} bytes, {1} lines, {2}", analysis.size, analysis.lines, analysis.encoding.toUpperCase()),
    isDump
      ? l10n.t(
          "{0} speeches: {1} untitled, {2} copies, {3} with an uncertain boundary",
          speeches,
          untitled,
          duplicates,
          uncertain,
        )
      : l10n.t("No dump of speeches"),
    damaged.length > 0 && l10n.t("Bytes that the encoding gives no meaning to, at {0} …", damaged.join(", ")),
  ];
  const list = facts.filter((fact) => fact !== false).map((fact) => `- ${fact}\n`);
  const rows = problems.map(({ code, title, count }) => `| ${count} | ${title} | ${code} |\n`);
  const head = `| ${l10n.t("Places")} | ${l10n.t("Problem")} | ${l10n.t("Code")} |\n|---:|---|---|\n`;
  return `# ${name}\n\n${list.join("")}${rows.length === 0 ? "" : `\n${head}${rows.join("")}`}`;
}
