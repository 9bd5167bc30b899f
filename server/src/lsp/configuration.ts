import type { Connection } from "vscode-languageserver";
import type { DumpOptions } from "../dump";
import type { Severity } from "../rules/rule";

/** The section of the editor's settings that is ours. */
export const SECTION = "speechCorpus";

const SEVERITIES: Readonly<Record<string, Severity | "off">> = {
  error: "error",
  warning: "warning",
  info: "information",
  information: "information",
  hint: "hint",
  off: "off",
};

/** What the engine needs of the user's settings; anything malformed counts as not set. */
export function readOptions(settings: unknown): DumpOptions {
  const rules = isRecord(settings) && isRecord(settings.rules) ? settings.rules : {};
  const known = Object.entries(rules).flatMap(([code, level]) => {
    const severity = typeof level === "string" ? SEVERITIES[level] : undefined;
    return severity ? [[code, severity] as const] : [];
  });
  return { rules: Object.fromEntries(known) };
}

/** The settings of the document `uri`, from an editor that answers such questions. */
export async function askOptions(connection: Connection, uri: string): Promise<DumpOptions> {
  return readOptions(await connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION }));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
