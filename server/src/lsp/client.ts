import type { ClientCapabilities } from "vscode-languageserver";

/** What the editor at the other end can do, as far as an answer depends on it. */
export interface ClientFeatures {
  readonly configuration: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly hierarchicalSymbols: boolean;
  /** The most folding ranges that it wants. */
  readonly foldingLimit: number;
  /** Edits that name the version of the document they were made for. */
  readonly versionedEdits: boolean;
  /** Edits that wait for the user's consent. */
  readonly confirmedEdits: boolean;
  /** Code actions whose edit is asked for when one is chosen. */
  readonly lazyEdits: boolean;
}

export function readClientFeatures({ textDocument, workspace }: ClientCapabilities): ClientFeatures {
  return {
    configuration: workspace?.configuration ?? false,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? 5000,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    confirmedEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    lazyEdits: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") ?? false,
  };
}
