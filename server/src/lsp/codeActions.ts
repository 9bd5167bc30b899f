import { type CodeAction, CodeActionKind, type CodeActionParams, CodeActionTriggerKind } from "vscode-languageserver";
import { DECIDE, type DecideParams } from "../../../protocol/requests";
import type { InSteps } from "../in-steps";
import { say } from "../l10n/translation";
import type { Fix, PlacedProblem } from "../rules/rule";
import { hasSafeEdits, safeEdits } from "../safe-edits";
import { type Message, message } from "../text/message";
import { comparePositions, type Range } from "../text/position";
import type { ClientFeatures } from "./client";
import { diagnostic } from "./diagnostics";
import type { OpenDump } from "./documents";
import { workspaceEdit } from "./edits";
import { canMoveToRest, MOVE_TO_REST, moveToRest } from "./rest";

/** Mends all that can be mended without a second look; for `editor.codeActionsOnSave` too. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.speechCorpus`;

/** What an action needs to be finished later: the version it was offered for, and which fix of which problem it is. */
interface Pending {
  readonly uri: string;
  readonly version: number;
  /** Its place among the problems near some lines; null for the fix of all that is safe. */
  readonly problem: { readonly from: number; readonly to: number; readonly index: number } | null;
  readonly fix: string;
}

/** The light bulb at a range: a quick fix for each mend of each problem there, and the fix of all that is safe. */
export function* codeActions(open: OpenDump, params: CodeActionParams, client: ClientFeatures): InSteps<CodeAction[]> {
  const wanted = (kind: string) => !params.context.only || params.context.only.some((only) => contains(only, kind));
  const [from, to] = [params.range.start.line, params.range.end.line];
  const actions: CodeAction[] = [];
  if (wanted(CodeActionKind.QuickFix))
    open.dump.problemsNear(from, to).forEach((problem, index) => {
      if (!touches(problem.range, params.range)) return;
      open.dump.fixes(problem).forEach((fix, position) => {
        if (fix.id === MOVE_TO_REST && !canMoveToRest(open.uri, client)) return;
        actions.push(quickFix(open, problem, { from, to, index }, fix, position === 0, client));
      });
      actions.push(acceptance(open, problem, client));
    });
  // Any line may start a speech, but a light bulb at each would say nothing: only who asks is told.
  if (wanted(CodeActionKind.QuickFix) && params.context.triggerKind !== CodeActionTriggerKind.Automatic)
    actions.push(...boundaryDecision(open, from));
  if (params.context.only && wanted(FIX_ALL) && hasSafeEdits(open.dump)) actions.push(fixAll(open));
  if (client.lazyEdits) return actions;
  const finished: CodeAction[] = [];
  for (const action of actions)
    finished.push(action.data === undefined ? action : yield* resolveCodeAction(action, open, client));
  return finished;
}

/** The document that an unfinished action belongs to, and its version. */
export function subjectOf(action: CodeAction): Pick<OpenDump, "uri" | "version"> {
  return action.data as Pending;
}

/** Finishes an action that was offered without its edit. */
export function* resolveCodeAction(action: CodeAction, open: OpenDump, client: ClientFeatures): InSteps<CodeAction> {
  const { problem: place, fix: id } = action.data as Pending;
  if (place === null) return { ...action, edit: workspaceEdit(open, yield* safeEdits(open.dump), client) };
  const problem = open.dump.problemsNear(place.from, place.to)[place.index]!;
  const fix = open.dump.fixes(problem).find((candidate) => candidate.id === id)!;
  const confirm = fix.preview && client.confirmedEdits ? say(fix.title) : undefined;
  const edit = workspaceEdit(open, fix.edits, client, confirm);
  if (id === MOVE_TO_REST) edit.documentChanges?.unshift(...moveToRest(open.uri, open.dump, fix.edits));
  return { ...action, edit };
}

function quickFix(
  { uri, version }: OpenDump,
  problem: PlacedProblem,
  place: Pending["problem"],
  fix: Fix,
  first: boolean,
  client: ClientFeatures,
): CodeAction {
  const pending: Pending = { uri, version, problem: place, fix: fix.id };
  return {
    title: say(fix.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic(uri, problem, client)],
    isPreferred: first && fix.safe,
    data: pending,
  };
}

/** Not a mend: the source has it so, and the user need not be told again. */
function acceptance({ uri }: OpenDump, problem: PlacedProblem, client: ClientFeatures): CodeAction {
  const { code, range } = problem;
  return {
    ...decision(message("Accept: this is how the source has it"), {
      uri,
      line: range.start.line,
      kind: "accept",
      code,
    }),
    diagnostics: [diagnostic(uri, problem, client)],
  };
}

/** The user's word on whether a speech starts at `line`, against what was recognised; none on an empty line. */
function boundaryDecision({ uri, dump: { lines, structure } }: OpenDump, line: number): CodeAction[] {
  if (!uri.startsWith("file:") || lines.at(line)!.text.trim() === "") return [];
  return structure.speeches.some((placement) => placement.line === line)
    ? [decision(message("This is not a boundary"), { uri, line, kind: "no-boundary" })]
    : [decision(message("A speech starts here"), { uri, line, kind: "boundary" })];
}

function decision(what: Message, params: DecideParams): CodeAction {
  const title = say(what);
  return { title, kind: CodeActionKind.QuickFix, command: { title, command: DECIDE, arguments: [params] } };
}

function fixAll({ uri, version }: OpenDump): CodeAction {
  const pending: Pending = { uri, version, problem: null, fix: FIX_ALL };
  return { title: say(message("Fix all that is safe to fix")), kind: FIX_ALL, data: pending };
}

/** Kinds form a tree: `source.fixAll` contains `source.fixAll.speechCorpus`. */
function contains(outer: string, inner: string): boolean {
  return outer === "" || inner === outer || inner.startsWith(`${outer}.`);
}

function touches(a: Range, b: Range): boolean {
  return comparePositions(a.start, b.end) <= 0 && comparePositions(b.start, a.end) <= 0;
}
