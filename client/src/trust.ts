import { commands, l10n, window, workspace } from "vscode";

/** Whether files may be written here; says why not, and what to do, where the folder is not trusted. */
export function mayWrite(): boolean {
  if (workspace.isTrusted) return true;
  const manage = l10n.t("Manage Trust");
  const why = l10n.t("This command writes files, so it is off until you trust the folder.");
  void window.showWarningMessage(why, manage).then((answer) => {
    if (answer) void commands.executeCommand("workbench.trust.manage");
  });
  return false;
}
