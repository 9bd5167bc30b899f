import type { CodeLens, Command } from "vscode-languageserver";
import { say } from "../l10n/translation";
import { message } from "../text/message";
import { inLine } from "../text/position";
import type { OpenDump } from "./documents";
import { speechSummaries } from "./speeches";

/** Above each speech: its length, its problems, and what can be done with it. The commands are our client's. */
export function codeLenses(open: OpenDump): CodeLens[] {
  if (!open.settings.codeLens || open.dump.structure.kind === "not-a-dump") return [];
  return speechSummaries(open).flatMap(({ index, line, length, problems: counts }) => {
    const problems = counts.error + counts.warning + counts.information + counts.hint;
    const speech = { uri: open.uri, index, line };
    const commands: Command[] = [
      { title: say(message("{count} characters", { count: length })), command: "" },
      {
        title:
          problems === 0
            ? say(message("no problems"))
            : say(problems === 1 ? message("1 problem") : message("{count} problems", { count: problems })),
        command: problems === 0 ? "" : "speechCorpus.nextProblem",
        arguments: [speech],
      },
      { title: say(message("Split off…")), command: "speechCorpus.splitOff", arguments: [speech] },
      { title: say(message("Clean…")), command: "speechCorpus.cleanSpeech", arguments: [speech] },
    ];
    return commands.map((command) => ({ range: inLine(line, 0, 0), command }));
  });
}
