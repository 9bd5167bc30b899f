import { type Connection, type MessageType, ShowMessageNotification } from "vscode-languageserver";
import { say } from "../l10n/translation";
import { type Message, message } from "../text/message";

export const STALE = message("The document has changed meanwhile, so nothing was done. Try again.");

/** Shows `text` to the user, and waits for nothing. */
export function tell(connection: Connection, type: MessageType, text: Message): Promise<void> {
  return connection.sendNotification(ShowMessageNotification.type, { type, message: say(text) });
}
