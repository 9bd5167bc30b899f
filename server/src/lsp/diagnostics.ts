import { createHash } from "node:crypto";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
} from "vscode-languageserver";
import { say } from "../l10n/translation";
import type { PlacedProblem, Severity } from "../rules/rule";
import type { ClientFeatures } from "./client";
import type { OpenDump } from "./documents";

/** Shown before the code of each problem; also names the code actions and settings. */
export const SOURCE = "speech-corpus";

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** The pages of the rules stand beside `dist`; they open without a network. */
const PAGES = join(__dirname, "..", "docs", "rules");

export function diagnostics({ uri, dump }: OpenDump, client: ClientFeatures): Diagnostic[] {
  return dump.problems.map((problem) => diagnostic(uri, problem, client));
}

export function diagnostic(uri: string, problem: PlacedProblem, client: ClientFeatures): Diagnostic {
  const { code, severity, range, related } = problem;
  return {
    range,
    severity: SEVERITY[severity],
    code,
    codeDescription: { href: pathToFileURL(join(PAGES, `${code}.md`)).href },
    source: SOURCE,
    message: say(problem.message),
    ...(code.startsWith("noise/") && { tags: [DiagnosticTag.Unnecessary] }),
    ...(client.relatedInformation &&
      related.length > 0 && {
        relatedInformation: related.map((place) => ({
          location: { uri, range: place.range },
          message: say(place.message),
        })),
      }),
  };
}

/** The answer to a pull: nothing but "unchanged" where the editor already has these diagnostics. */
export function diagnosticReport(
  open: OpenDump,
  client: ClientFeatures,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const items = diagnostics(open, client);
  const resultId = createHash("sha256").update(JSON.stringify(items)).digest("base64");
  return resultId === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items };
}
