import type { CodeLens, Command } from "vscode-languageserver";
import type { SpeechSummary } from "../../../protocol/requests";
import { say } from "../l10n/translation";
import { message } from "../text/message";
import { inLine } from "../text/position";
import type { OpenDump } from "./documents";
import { speechSummaries } from "./speeches";

/** What stands above a speech: its length, its problems, and what can be done with it. The commands are our client's. */
const LENSES = {
  length: ({ length }: SpeechSummary): Command => ({
    title: say(message("{count} characters", { count: length })),
    command: "",
  }),
  problems: ({ problems: { error, warning, information, hint } }: SpeechSummary): Command => {
    const count = error + warning + information + hint;
    if (count === 0) return { title: say(message("no problems")), command: "" };
    const title = say(count === 1 ? message("1 problem") : message("{count} problems", { count }));
    return { title, command: "speechCorpus.nextProblem" };
  },
  split: (): Command => ({ title: say(message("Split off…")), command: "speechCorpus.splitOff" }),
  clean: (): Command => ({ title: say(message("Clean…")), command: "speechCorpus.cleanSpeech" }),
} as const;

/** Which lens of which speech it is. */
interface LensData {
  readonly uri: string;
  readonly index: number;
  readonly lens: keyof typeof LENSES;
}

/** The places of the lenses. What they say is asked for when they come into sight: an editor draws at once all that is said. */
export function codeLenses({ uri, dump: { structure }, settings }: OpenDump): CodeLens[] {
  if (!settings.codeLens || structure.kind === "not-a-dump") return [];
  return structure.speeches.flatMap(({ index, line }) =>
    (Object.keys(LENSES) as LensData["lens"][]).map((lens) => {
      const data: LensData = { uri, index, lens };
      return { range: inLine(line, 0, 0), data };
    }),
  );
}

/** The document that a lens belongs to. */
export function uriOfCodeLens({ data }: CodeLens): string {
  return (data as LensData).uri;
}

/** What a lens says; nothing where its speech is gone meanwhile. */
export function resolveCodeLens(open: OpenDump, lens: CodeLens): CodeLens {
  const { uri, index, lens: kind } = lens.data as LensData;
  const speech = speechSummaries(open)[index];
  if (!speech) return { ...lens, command: { title: "", command: "" } };
  return { ...lens, command: { ...LENSES[kind](speech), arguments: [{ uri, index, line: speech.line }] } };
}
