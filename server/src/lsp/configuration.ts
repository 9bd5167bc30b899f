import type { Connection } from "vscode-languageserver";
import type { DumpOptions } from "../dump";
import type { NumberingScope, Severity } from "../rules/rule";

/** The section of the editor's settings that is ours. */
export const SECTION = "speechCorpus";

/** The user's settings for a document. */
export interface Settings {
  readonly dump: DumpOptions;
  readonly codeLens: boolean;
  readonly inlayHints: boolean;
}

export const defaults: Settings = { dump: {}, codeLens: true, inlayHints: true };

const SEVERITIES: Readonly<Record<string, Severity | "off">> = {
  error: "error",
  warning: "warning",
  info: "information",
  information: "information",
  hint: "hint",
  off: "off",
};

const SCOPES: readonly NumberingScope[] = ["auto", "parent", "speech"];

/** The settings as an editor tells them; anything malformed counts as not set. */
export function readSettings(settings: unknown): Settings {
  const root = record(settings);
  const rules = Object.entries(record(root.rules)).flatMap(([code, level]) => {
    const severity = typeof level === "string" ? SEVERITIES[level] : undefined;
    return severity ? [[code, severity] as const] : [];
  });
  const numbering = SCOPES.find((scope) => scope === root.numbering);
  return {
    dump: { rules: Object.fromEntries(rules), ...(numbering && { numbering }) },
    codeLens: record(root.codeLens).enabled !== false,
    inlayHints: record(root.inlayHints).enabled !== false,
  };
}

/** The settings of the document `uri`, from an editor that answers such questions. */
export async function askSettings(connection: Connection, uri: string): Promise<Settings> {
  return readSettings(await connection.workspace.getConfiguration({ scopeUri: uri, section: SECTION }));
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
