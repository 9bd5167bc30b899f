// What the text rules do to the real dumps: npm run text-figures. What is printed are counts and line numbers, no text.
import { existsSync, readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { Dump } from "../server/src/dump";
import type { PlacedProblem } from "../server/src/rules/rule";
import type { TextEdit } from "../server/src/text/position";
import { applyEdits } from "../test/edits";
import { realDumps } from "../test/real-dumps";
import type { Gold } from "./accuracy/gold";

const labels = resolve(process.env.SPEECH_GOLD_DIR ?? "../shared/eval/gold");
/** Anything in parentheses with a letter that carries a tone mark; wider than what the rule takes for an annotation. */
const ANY_TONED = /[(（][^()（）\n]{0,12}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][^()（）\n]{0,12}[)）]/g;
const ANNOTATION = /^[(（]\p{Script=Latin}{1,6}[)）]$/u;

const dumps = realDumps();
if (dumps.length === 0) console.warn("NOTHING MEASURED: there are no dumps (set SPEECH_DUMPS_DIR).");
for (const path of dumps) {
  const text = readFileSync(path, "utf8");
  const dump = Dump.read(text);
  const gold = readGold(path);
  console.log(`\n${basename(path)}`);
  printPinyin(text, dump);
  printProblems(text, dump);
  if (gold) printNoise(text, dump, gold);
}

function readGold(path: string): Gold | null {
  const file = resolve(labels, `${basename(path).slice(0, 3)}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Gold) : null;
}

/** The edits of the fix `id`, or of the first one, of each problem that is wanted. */
function editsOf(dump: Dump, wanted: (problem: PlacedProblem) => boolean, id?: string): TextEdit[] {
  return dump.problems.filter(wanted).flatMap((problem) => {
    const fixes = dump.fixes(problem);
    return (id === undefined ? fixes[0] : fixes.find((fix) => fix.id === id))?.edits ?? [];
  });
}

function printPinyin(text: string, dump: Dump): void {
  const lines = text.split("\n");
  const start = performance.now();
  const edits = editsOf(dump, ({ code }) => code === "text/pinyin");
  const mended = applyEdits(text, edits);
  const time = performance.now() - start;
  const removed = edits.map(({ range: { start: from, end } }) =>
    lines[from.line]!.slice(from.character, end.character),
  );
  const others = removed.filter((annotation) => !ANNOTATION.test(annotation));
  const length = removed.reduce((sum, annotation) => sum + annotation.length, 0);
  const left = mended.match(ANY_TONED) ?? [];
  console.log(
    `  pinyin: ${edits.length} annotations of ${new Set(removed).size} syllables removed in ${time.toFixed(0)} ms, ` +
      `${left.length} left, ${others.length} of what was removed are none, ` +
      `${text.length - length - mended.length} characters lost besides`,
  );
}

function printProblems(text: string, dump: Dump): void {
  const counts = new Map<string, number>();
  for (const { code } of dump.problems) if (code.startsWith("text/")) counts.set(code, (counts.get(code) ?? 0) + 1);
  const rates = [...counts].map(([code, count]) => `${code} ${count} (${((count / text.length) * 1e4).toFixed(2)})`);
  console.log(`  problems (per 10,000 characters): ${rates.join(", ") || "none"}`);
}

/** Removes all junk, and compares with the labels line by line. Anchors are put back, not removed. */
function printNoise(text: string, dump: Dump, gold: Gold): void {
  const lines = text.split("\n");
  const junk = new Set<number>();
  for (const { line, endLine, kind } of gold.noise)
    if (kind !== "anchor") for (let i = line; i <= endLine; i++) junk.add(i - 1);
  const body = new Set<number>();
  for (const { start, end } of gold.speeches) for (let i = start - 1; i < end; i++) if (!junk.has(i)) body.add(i);
  const first = dump.problems.filter(({ code }) => code.startsWith("noise/")).slice(0, 1);
  const edits = editsOf(dump, (problem) => first.includes(problem), "remove-all");
  const taken = lines.map((line, i) => removedIn(edits, i, line.length));
  const lost = [...body].filter((i) => taken[i]! > 0).sort((a, b) => a - b);
  const kept = [...junk].filter((i) => lines[i]!.trim() !== "" && taken[i] === 0).sort((a, b) => a - b);
  const parts = [...junk].filter((i) => taken[i]! > 0 && taken[i]! < lines[i]!.length).sort((a, b) => a - b);
  const characters = lost.reduce((sum, i) => sum + taken[i]!, 0);
  console.log(`  noise: ${characters} characters of labelled speeches removed, in lines: ${write(lost)}`);
  console.log(
    `  noise: of labelled lines that are junk in part: ${parts.map((i) => `${i + 1}: ${taken[i]} of ${lines[i]!.length}`).join(", ") || "none"}`,
  );
  console.log(`  noise: labelled junk left in lines: ${write(kept)}`);
}

function removedIn(edits: readonly TextEdit[], line: number, length: number): number {
  let removed = 0;
  for (const { range } of edits) {
    if (range.start.line > line || range.end.line < line) continue;
    const start = range.start.line < line ? 0 : range.start.character;
    removed += (range.end.line > line ? length : range.end.character) - start;
  }
  return removed;
}

function write(lines: readonly number[]): string {
  return lines.map((line) => line + 1).join(" ") || "none";
}
