// Runs in the extension host of a real VS Code: waits for the extensions whose ids SPEECH_CORPUS_PROBED lists in JSON, and
// writes what VS Code itself has measured ("Developer: Startup Performance") to the file SPEECH_CORPUS_PROBE_RESULT.
import { writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { commands, extensions, workspace } from "vscode";

export async function run(): Promise<void> {
  const ids = JSON.parse(process.env.SPEECH_CORPUS_PROBED!) as string[];
  for (const id of ids) await extensions.getExtension(id)!.activate();
  await commands.executeCommand("perfview.show");
  let report = "";
  while (!ids.every((id) => report.includes(`| ${id} `))) {
    await sleep(100);
    report = workspace.textDocuments.find(({ uri }) => uri.scheme === "perf")?.getText() ?? "";
  }
  writeFileSync(process.env.SPEECH_CORPUS_PROBE_RESULT!, report);
}
