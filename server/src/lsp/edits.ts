import type { WorkspaceEdit } from "vscode-languageserver";
import type { TextEdit } from "../text/position";
import type { ClientFeatures } from "./client";
import type { OpenDump } from "./documents";

/**
 * `edits` of one document, tied to the version they were made for, so that the editor refuses them once it has moved on.
 * With `confirm` the editor shows them for consent first, under that label, where it can.
 */
export function workspaceEdit(
  { uri, version }: OpenDump,
  edits: readonly TextEdit[],
  client: ClientFeatures,
  confirm?: string,
): WorkspaceEdit {
  if (!client.versionedEdits) return { changes: { [uri]: [...edits] } };
  const textDocument = { uri, version };
  if (confirm === undefined || !client.confirmedEdits)
    return { documentChanges: [{ textDocument, edits: [...edits] }] };
  return {
    documentChanges: [{ textDocument, edits: edits.map((edit) => ({ ...edit, annotationId: confirm })) }],
    changeAnnotations: { [confirm]: { label: confirm, needsConfirmation: true } },
  };
}
