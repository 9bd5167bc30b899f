import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { type Connection, MessageType } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ApplyCleanParams, CleanChoice, CleanParams, CleanPreview, CleanScope } from "../../../protocol/requests";
import type { Dump } from "../dump";
import { say } from "../l10n/translation";
import { rules } from "../rules/index";
import type { Fix, PlacedProblem } from "../rules/rule";
import { type Message, message } from "../text/message";
import { comparePositions, type TextEdit } from "../text/position";
import type { ClientFeatures } from "./client";
import type { OpenDump } from "./documents";
import { workspaceEdit } from "./edits";
import { canMoveToRest, moveToRest, restOf } from "./rest";
import { inTurns, type Task } from "./task";
import { STALE, tell } from "./tell";
import type { Turns } from "./turns";

/** Fixes that are not safe unseen, but are what cleaning means; the user has picked their kind and sees a preview. */
const CLEANING = new Set(["remove", "join-paragraph"]);

/** An edit that cleans, and the problem that it mends. */
interface CleaningEdit {
  readonly code: string;
  readonly edit: TextEdit;
}

/** What can be mended in a scope. */
export async function cleanable(
  { uri, dump }: OpenDump,
  scope: CleanScope,
  client: ClientFeatures,
  turns: Turns,
  task: Task,
): Promise<CleanChoice> {
  const counts = new Map<string, number>();
  await inTurns(turns, task, problemsIn(dump, scope), (problem) => {
    if (cleaningFix(dump, problem))
      counts.set(problem.code, (counts.get(problem.code) ?? 0) + dump.places(problem).length);
  });
  const kinds = [...counts]
    .map(([code, count]) => ({ code, title: say(summaryOf(code)), count }))
    .sort((a, b) => b.count - a.count);
  const keeps = kinds.some(({ code }) => isJunk(code)) && canMoveToRest(uri, client);
  return { kinds, rest: keeps ? basename(fileURLToPath(restOf(uri))) : null };
}

/** The document as it would be after cleaning a scope of the kinds in `codes`. */
export async function previewClean(
  { version, dump }: OpenDump,
  params: CleanParams,
  turns: Turns,
  task: Task,
): Promise<CleanPreview> {
  const edits = (await cleaningEdits(dump, params, turns, task)).map(({ edit }) => edit);
  const document = TextDocument.create("", "", version, dump.text);
  return { version, count: edits.length, text: TextDocument.applyEdits(document, edits) };
}

/** Has the editor clean a scope as the preview showed it, in one step; refused where the document has changed since. */
export async function clean(
  open: OpenDump,
  params: ApplyCleanParams,
  client: ClientFeatures,
  connection: Connection,
  turns: Turns,
  task: Task,
): Promise<void> {
  const { uri, version, dump } = open;
  if (version !== params.version) return tell(connection, MessageType.Warning, STALE);
  const cleaning = await cleaningEdits(dump, params, turns, task);
  const edit = workspaceEdit(
    open,
    cleaning.map(({ edit }) => edit),
    client,
  );
  const junk = cleaning.filter(({ code }) => isJunk(code)).map(({ edit }) => edit);
  if (params.toRest && junk.length > 0) edit.documentChanges?.unshift(...moveToRest(uri, dump, junk));
  const { applied } = await connection.workspace.applyEdit({ label: say(message("Clean")), edit });
  if (!applied) await tell(connection, MessageType.Warning, STALE);
}

/** In document order; of two that overlap the first. */
async function cleaningEdits(dump: Dump, params: CleanParams, turns: Turns, task: Task): Promise<CleaningEdit[]> {
  const codes = new Set(params.codes);
  const problems = problemsIn(dump, params).filter(({ code }) => codes.has(code));
  const fixes = await inTurns(turns, task, problems, (problem) => cleaningFix(dump, problem));
  const edits = fixes
    .flatMap((fix, i) => (fix?.edits ?? []).map((edit) => ({ code: problems[i]!.code, edit })))
    .sort((a, b) => comparePositions(a.edit.range.start, b.edit.range.start));
  const kept: CleaningEdit[] = [];
  for (const cleaning of edits) {
    const last = kept.at(-1);
    if (!last || comparePositions(last.edit.range.end, cleaning.edit.range.start) <= 0) kept.push(cleaning);
  }
  return kept;
}

function isJunk(code: string): boolean {
  return code.startsWith("noise/");
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
