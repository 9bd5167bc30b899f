import { type Connection, MessageType } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ApplyCleanParams, Cleanable, CleanParams, CleanPreview, CleanScope } from "../../../protocol/requests";
import type { Dump } from "../dump";
import { say } from "../l10n/translation";
import { rules } from "../rules/index";
import type { Fix, PlacedProblem } from "../rules/rule";
import { type Message, message } from "../text/message";
import { comparePositions, type TextEdit } from "../text/position";
import type { ClientFeatures } from "./client";
import type { OpenDump } from "./documents";
import { workspaceEdit } from "./edits";
import { STALE, tell } from "./tell";

/** Fixes that are not safe unseen, but are what cleaning means; the user has picked their kind and sees a preview. */
const CLEANING = new Set(["remove", "join-paragraph"]);

/** What can be mended in a scope. */
export function cleanable({ dump }: OpenDump, scope: CleanScope): Cleanable[] {
  const counts = new Map<string, number>();
  for (const problem of problemsIn(dump, scope))
    if (cleaningFix(dump, problem))
      counts.set(problem.code, (counts.get(problem.code) ?? 0) + dump.places(problem).length);
  return [...counts]
    .map(([code, count]) => ({ code, title: say(summaryOf(code)), count }))
    .sort((a, b) => b.count - a.count);
}

/** The document as it would be after cleaning a scope of the kinds in `codes`. */
export function previewClean({ version, dump }: OpenDump, params: CleanParams): CleanPreview {
  const edits = cleaningEdits(dump, params);
  const document = TextDocument.create("", "", version, dump.text);
  return { version, count: edits.length, text: TextDocument.applyEdits(document, edits) };
}

/** Has the editor clean a scope as the preview showed it, in one step; refused where the document has changed since. */
export async function clean(
  open: OpenDump,
  params: ApplyCleanParams,
  client: ClientFeatures,
  connection: Connection,
): Promise<void> {
  if (open.version !== params.version) return tell(connection, MessageType.Warning, STALE);
  const edit = workspaceEdit(open, cleaningEdits(open.dump, params), client);
  const { applied } = await connection.workspace.applyEdit({ label: say(message("Clean")), edit });
  if (!applied) await tell(connection, MessageType.Warning, STALE);
}

/** In document order; of two that overlap the first. */
function cleaningEdits(dump: Dump, params: CleanParams): TextEdit[] {
  const codes = new Set(params.codes);
  const edits = problemsIn(dump, params)
    .filter(({ code }) => codes.has(code))
    .flatMap((problem) => cleaningFix(dump, problem)?.edits ?? [])
    .sort((a, b) => comparePositions(a.range.start, b.range.start));
  const kept: TextEdit[] = [];
  for (const edit of edits) {
    const last = kept.at(-1);
    if (!last || comparePositions(last.range.end, edit.range.start) <= 0) kept.push(edit);
  }
  return kept;
}

function problemsIn({ problems }: Dump, { speech }: CleanScope): readonly PlacedProblem[] {
  return speech === null ? problems : problems.filter(({ placement }) => placement?.index === speech);
}

function cleaningFix(dump: Dump, problem: PlacedProblem): Fix | undefined {
  if (!problem.fixable) return undefined;
  const fixes = dump.fixes(problem);
  return fixes.find(({ safe }) => safe) ?? fixes.find(({ id }) => CLEANING.has(id));
}

function summaryOf(code: string): Message {
  return rules.find((rule) => rule.code === code)!.summary;
}
