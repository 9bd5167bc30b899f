import { ProgressLocation, window } from "vscode";
import type { WorkDoneProgressReport } from "vscode-languageclient/node";
import type { Server } from "./server";

let count = 0;

/**
 * Has the server do something that may take long, with a notification that tells how far it is and can cancel it.
 * Undefined where it was cancelled or failed; the reason is shown.
 */
export function task<Result>(
  server: Server,
  title: string,
  method: string,
  params: object,
): Thenable<Result | undefined> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, async (progress, token) => {
    const client = await server.client();
    const { WorkDoneProgress } = await import("vscode-languageclient/node");
    const workDoneToken = `speechCorpus ${++count}`;
    let done = 0;
    const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
      const { percentage = done } = value as WorkDoneProgressReport;
      progress.report({ increment: percentage - done, message: `${percentage} %` });
      done = percentage;
    });
    try {
      return await client.sendRequest<Result>(method, { ...params, workDoneToken }, token);
    } catch (error) {
      if (!token.isCancellationRequested) void window.showErrorMessage((error as Error).message);
      return undefined;
    } finally {
      listener.dispose();
    }
  });
}
