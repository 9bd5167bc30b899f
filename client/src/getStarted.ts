import { commands, type Disposable, type ExtensionContext } from "vscode";

/** "Get Started": the walkthrough, to which VS Code itself gives no short way back. */
export function gettingStarted({ extension }: ExtensionContext): Disposable {
  return commands.registerCommand("speechCorpus.getStarted", () =>
    commands.executeCommand("workbench.action.openWalkthrough", `${extension.id}#start`, false),
  );
}
