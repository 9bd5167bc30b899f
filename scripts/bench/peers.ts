import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import MarkdownIt from "markdown-it";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService, githubSlugifier, type IWorkspace, LogLevel } from "vscode-markdown-languageservice";
import type { Dump } from "../../server/src/dump";
import { flattenSections } from "../../server/src/structure/structure";
import { installedServer } from "../../test/host/vscode-server";
import { writeGenerated } from "./dumps";
import { readDump } from "./full";
import { milliseconds, type Plan, type Result } from "./result";
import { alternate, elapsed, median, WARM } from "./timing";

/** The markers that one would look for with a text tool: 一、 （一） 1. 第一篇： */
const MARKER =
  "^[ \\t　]*(?:第[一二三四五六七八九十百0-9]+篇|[（(]?[一二三四五六七八九十百]+[）)、]|[（(]?[0-9]+[）)．.、])";

/** Megabytes: with the headings of ten, the Markdown service exhausts its stack. */
const SIZE = 1;

/** The same text through tools of the neighbourhood. */
export async function measurePeers({ runs, folder }: Plan): Promise<Result[]> {
  const path = writeGenerated(folder, SIZE);
  const dump = readDump(path);
  const markdown = markdownOf(dump);
  const service = markdownService();
  let version = 0;
  let edited = dump;
  const outline = async () => {
    // One character typed in the middle; under a new name, as the service remembers documents until it is told of a change.
    const middle = markdown.length >> 1;
    const text = `${markdown.slice(0, middle)}${version % 2 ? "" : "的"}${markdown.slice(middle)}`;
    const document = TextDocument.create(`file:///dump-${++version}.md`, "markdown", 1, text);
    const token = { isCancellationRequested: false, onCancellationRequested: () => ({ dispose() {} }) };
    await service.getDocumentSymbols(document, { includeLinkDefinitions: false }, token);
  };
  const line = dump.lines.length >> 1;
  const keystroke = () => {
    const start = { line, character: 0 };
    const change = edited === dump ? { end: start, text: "的" } : { end: { line, character: 1 }, text: "" };
    edited = edited === dump ? edited.edit([{ range: { start, end: change.end }, text: change.text }]) : dump;
    void edited.structure;
    void edited.findings;
  };
  const ripgrep = findRipgrep();
  const tasks: Readonly<Record<string, () => unknown>> = {
    outline,
    keystroke,
    analysis: () => readDump(path),
    scan: () => [...readFileSync(path, "utf8").matchAll(new RegExp(MARKER, "gm"))].length,
    ...(ripgrep && { ripgrep: () => spawnSync(ripgrep, ["--count", MARKER, path]) }),
  };
  for (const task of [outline, keystroke]) for (let i = 0; i < WARM; i++) await task();
  const samples = await alternate(runs, tasks, elapsed);
  const against = (peer: string, mine: string, what: string): Result => {
    const [theirs, ours] = [median(samples[peer]!), median(samples[mine]!)];
    return {
      name: `${what}, ${SIZE} MB`,
      value: theirs / ours,
      from: `${milliseconds(theirs)} ÷ ${milliseconds(ours)}`,
    };
  };
  return [
    { ...against("outline", "keystroke", "Markdown service's outline after an edit ÷ keystroke"), least: 20 },
    against("outline", "analysis", "Markdown service's outline ÷ analysis"),
    against("scan", "analysis", "scan for markers by a regular expression ÷ analysis"),
    ...(ripgrep ? [against("ripgrep", "analysis", "ripgrep for markers ÷ analysis")] : []),
  ];
}

/** An installed one, or the one that comes with the VS Code of the tests. */
function findRipgrep(): string | undefined {
  const bundled = join(
    installedServer() ?? "",
    `node_modules/@vscode/ripgrep-${process.platform}-${process.arch}/bin/rg`,
  );
  return ["rg", bundled].find((program) => spawnSync(program, ["--version"]).status === 0);
}

/** The text of `dump` with a Markdown heading for each of its titles and sections. */
function markdownOf(dump: Dump): string {
  const lines = Array.from(dump.lines, ({ text }) => text.trimStart());
  for (const { line, speech } of dump.structure.speeches) {
    lines[line] = `# ${lines[line]}`;
    for (const section of flattenSections(speech.sections))
      if (!section.inline)
        lines[line + section.line] = `${"#".repeat(Math.min(6, section.depth + 1))} ${lines[line + section.line]}`;
  }
  return lines.join("\n");
}

/** The language service of VS Code's Markdown extension, set up as that sets it up, in an empty workspace. */
function markdownService() {
  const parser = new MarkdownIt({ html: true });
  const never = () => ({ dispose() {} });
  const workspace: IWorkspace = {
    workspaceFolders: [],
    onDidChangeMarkdownDocument: never,
    onDidCreateMarkdownDocument: never,
    onDidDeleteMarkdownDocument: never,
    getAllMarkdownDocuments: async () => [],
    hasMarkdownDocument: () => false,
    openMarkdownDocument: async () => undefined,
    stat: async () => undefined,
    readDirectory: async () => [],
  };
  return createLanguageService({
    workspace,
    parser: { slugifier: githubSlugifier, tokenize: async (document) => parser.parse(document.getText(), {}) },
    logger: { level: LogLevel.Off, log() {} },
  });
}
