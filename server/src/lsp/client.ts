import type { ClientCapabilities } from "vscode-languageserver";

/** What the editor at the other end can do, as far as an answer depends on it. */
export interface ClientFeatures {
  readonly configuration: boolean;
  readonly pullDiagnostics: boolean;
  readonly refreshDiagnostics: boolean;
  readonly relatedInformation: boolean;
  readonly hierarchicalSymbols: boolean;
  /** Symbols that can be offered anew, which is the one way to have an outline refreshed whose text has not changed. */
  readonly dynamicSymbols: boolean;
  /** The most folding ranges that it wants. */
  readonly foldingLimit: number;
  /** Edits that name the version of the document they were made for. */
  readonly versionedEdits: boolean;
  /** Edits that also create files. */
  readonly createsFiles: boolean;
  /** Edits that wait for the user's consent. */
  readonly confirmedEdits: boolean;
  /** Code actions whose edit is asked for when one is chosen. */
  readonly lazyEdits: boolean;
  readonly prepareRename: boolean;
  readonly definitionLinks: boolean;
  readonly refreshCodeLenses: boolean;
  readonly refreshInlayHints: boolean;
  readonly refreshSemanticTokens: boolean;
  readonly refreshFolding: boolean;
  /** It is our own client, which has the commands that code lenses name. */
  readonly commands: boolean;
}

/** @param options `commands`: the editor has the commands of our extension. */
export function readClientFeatures(
  { textDocument, workspace }: ClientCapabilities,
  options: { readonly commands?: boolean } | undefined,
): ClientFeatures {
  return {
    configuration: workspace?.configuration ?? false,
    pullDiagnostics: textDocument?.diagnostic !== undefined,
    refreshDiagnostics: workspace?.diagnostics?.refreshSupport ?? false,
    relatedInformation: textDocument?.publishDiagnostics?.relatedInformation ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    dynamicSymbols: textDocument?.documentSymbol?.dynamicRegistration ?? false,
    foldingLimit: textDocument?.foldingRange?.rangeLimit ?? 5000,
    versionedEdits: workspace?.workspaceEdit?.documentChanges ?? false,
    createsFiles:
      (workspace?.workspaceEdit?.documentChanges && workspace.workspaceEdit.resourceOperations?.includes("create")) ??
      false,
    confirmedEdits: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
    lazyEdits: textDocument?.codeAction?.resolveSupport?.properties.includes("edit") ?? false,
    prepareRename: textDocument?.rename?.prepareSupport ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    refreshCodeLenses: workspace?.codeLens?.refreshSupport ?? false,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
    refreshSemanticTokens: workspace?.semanticTokens?.refreshSupport ?? false,
    refreshFolding: workspace?.foldingRange?.refreshSupport ?? false,
    commands: options?.commands ?? false,
  };
}
