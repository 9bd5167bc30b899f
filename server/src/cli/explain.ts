import { Command, InvalidArgumentError } from "commander";
import type { Dump } from "../dump";
import { say } from "../l10n/translation";
import { likelihood } from "../structure/likelihood";
import { allNoise, flattenSections, speechAt } from "../structure/structure";
import { encodingOption } from "./command";
import { type OpenOptions, openDump } from "./open";
import { standardOutput } from "./output";
import { problemLine } from "./problem-line";
import { CommandError } from "./source";

/** `speech-corpus explain`: why the engine reads a line as it does. */
export const explain = new Command("explain")
  .description("say what a line is taken for, and on what evidence")
  .argument("<file>", "a dump; - reads standard input")
  .argument("<line>", "a line number, from 1", parseLine)
  .addOption(encodingOption())
  .action((file: string, line: number, options: OpenOptions) => {
    const { dump } = openDump(file, options, standardOutput);
    if (line > dump.lines.length)
      throw new CommandError(`${file}: has ${dump.lines.length} lines; there is no line ${line}`);
    const problems = dump.problems.filter(({ range }) => range.start.line < line && line <= range.end.line + 1);
    process.stdout.write(`${explanation(dump, line - 1).join("\n")}\n`);
    process.stdout.write(problems.map((problem) => problemLine(file, problem)).join(""));
  });

/** What is known of `line` (0-based), a sentence each. */
function explanation(dump: Dump, line: number): string[] {
  const { structure, lines } = dump;
  const said = [`line ${line + 1}: ${lines.at(line)!.text}`];
  const noise = allNoise(structure).find((stretch) => stretch.line <= line && line <= stretch.endLine);
  if (noise) said.push(`junk: ${noise.kind}${noise.part ? `, columns ${noise.part.from + 1}-${noise.part.to}` : ""}`);
  if (structure.titleLine === line) said.push("the title of the collection");
  const entry = structure.toc.find((candidate) => candidate.line === line);
  if (entry)
    said.push(`an entry of the table of contents${entry.speech === null ? "" : `, for speech ${entry.speech + 1}`}`);
  const placement = speechAt(structure, line);
  if (!placement) return [...said, "in no speech"];
  const { speech } = placement;
  const relative = line - placement.line;
  said.push(
    `in speech ${placement.index + 1}, lines ${placement.line + 1}-${placement.line + speech.endLine + 1}: ${speech.title ?? "(untitled)"}`,
  );
  if (speech.titleLines.includes(relative)) said.push("its title");
  if (speech.salutationLine === relative) said.push("its salutation");
  if (speech.closingLine === relative) said.push("its closing");
  for (const { line: at, ordinal, depth, title } of flattenSections(speech.sections))
    if (at === relative)
      said.push(`a section: style ${ordinal.style}, number ${ordinal.value}, depth ${depth}: ${title}`);
  said.push(`why a speech starts at line ${placement.line + 1}, ${say(likelihood(speech))}:`);
  for (const { name, weight, line: shown } of speech.evidence)
    said.push(
      `  ${weight >= 0 ? "+" : "-"}${Math.abs(weight).toFixed(1)}  ${name}, line ${placement.line + shown + 1}`,
    );
  return said;
}

function parseLine(text: string): number {
  const line = Number(text);
  if (!Number.isInteger(line) || line < 1) throw new InvalidArgumentError("A line number counts from 1.");
  return line;
}
