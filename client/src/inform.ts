import { window } from "vscode";

/** Tells the user something, and waits for no answer. */
export function inform(text: string): void {
  void window.showInformationMessage(text);
}
