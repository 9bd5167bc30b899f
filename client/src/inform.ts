import { window } from "vscode";

const SHOWN_MILLISECONDS = 8000;

/** Tells the user something, and waits for no answer. */
export function inform(text: string): void {
  void window.showInformationMessage(text);
}

/** Confirms in the status bar what was done out of sight. */
export function mention(text: string): void {
  window.setStatusBarMessage(text, SHOWN_MILLISECONDS);
}
