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
import type { InSteps } from "../in-steps";
import { say } from "../l10n/translation";
import type { Problem, Severity } from "../rules/rule";
import { moveRange } from "../text/position";
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

export function diagnostics(open: OpenDump, client: ClientFeatures): Diagnostic[] {
  return stretches(open, client).flatMap(placed);
}

export function diagnostic(uri: string, problem: Problem, client: ClientFeatures): Diagnostic {
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

/**
 * The answer to a pull: nothing but "unchanged" where the editor already has these diagnostics. The protocol knows no
 * answer between the two, so one changed speech has those of all sent; but only its own are made anew.
 */
export function diagnosticReport(
  open: OpenDump,
  client: ClientFeatures,
  previousResultId: string | undefined,
): DocumentDiagnosticReport {
  const found = stretches(open, client);
  const resultId = digestOf(found.map(({ line, rendered }) => `${line} ${rendered.digest}`).join("\n"));
  return resultId === previousResultId
    ? { kind: DocumentDiagnosticReportKind.Unchanged, resultId }
    : { kind: DocumentDiagnosticReportKind.Full, resultId, items: found.flatMap(placed) };
}

const digestOf = (text: string) => createHash("sha256").update(text).digest("base64");

/** The diagnostics of one stretch of a dump, with lines relative to it. */
interface Rendered {
  readonly items: readonly Diagnostic[];
  readonly digest: string;
}

interface Stretch {
  readonly line: number;
  readonly rendered: Rendered;
}

/** A stretch that an edit leaves alone keeps its list of problems, which is that of one document and one editor. */
const known = new WeakMap<readonly Problem[], Rendered>();

/** The stretches in which something is wrong. */
function stretches({ uri, dump }: OpenDump, client: ClientFeatures): Stretch[] {
  return dump.findings.map((problems, line) => ({ line, rendered: render(uri, problems, client) }));
}

function render(uri: string, problems: readonly Problem[], client: ClientFeatures): Rendered {
  let rendered = known.get(problems);
  if (!rendered) {
    const items = problems.map((problem) => diagnostic(uri, problem, client));
    rendered = { items, digest: digestOf(JSON.stringify(items)) };
    known.set(problems, rendered);
  }
  return rendered;
}

/** Makes the diagnostics of one stretch after the other, so that a report has but to put them together. */
export function* renderAll({ uri, dump }: OpenDump, client: ClientFeatures): InSteps<void> {
  for (const problems of dump.findings.items) {
    render(uri, problems, client);
    yield;
  }
}

/** The diagnostics of a stretch where it stands now. */
function placed({ line, rendered: { items } }: Stretch): readonly Diagnostic[] {
  if (line === 0) return items;
  return items.map((item) => ({
    ...item,
    range: moveRange(item.range, line),
    ...(item.relatedInformation && {
      relatedInformation: item.relatedInformation.map(({ location, message }) => ({
        location: { ...location, range: moveRange(location.range, line) },
        message,
      })),
    }),
  }));
}
