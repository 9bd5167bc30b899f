import { setTimeout as sleep } from "node:timers/promises";
import { type CancellationToken, CancellationTokenSource, ProgressLocation, window } from "vscode";
import type { WorkDoneProgressReport } from "vscode-languageclient/node";
import type { Server } from "./server";

/** What is done sooner needs no notification, which would only flash by. */
const PATIENCE_MILLISECONDS = 400;

let count = 0;

/**
 * Has the server do something that may take long. Once it does, a notification tells how far it is and can cancel it.
 * Undefined where it was cancelled or failed; the reason is shown.
 */
export async function task<Result>(
  server: Server,
  title: string,
  method: string,
  params: object,
): Promise<Result | undefined> {
  const cancellation = new CancellationTokenSource();
  const progress = new Progress();
  const answer = ask<Result>(server, method, params, cancellation.token, progress);
  const settled = answer.then(
    () => true,
    () => true,
  );
  try {
    const soon = await Promise.race([settled, sleep(PATIENCE_MILLISECONDS, false)]);
    if (!soon && !(await show(title, settled, progress))) {
      cancellation.cancel();
      return undefined;
    }
    return await answer;
  } catch (error) {
    void window.showErrorMessage((error as Error).message);
    return undefined;
  } finally {
    cancellation.dispose();
  }
}

/** Has the server run one of its commands, as a task. */
export function commandTask<Result>(
  server: Server,
  title: string,
  command: string,
  params: object,
): Promise<Result | undefined> {
  return task(server, title, "workspace/executeCommand", { command, arguments: [params] });
}

/** How far a task is, in percent, and who wants to know. */
class Progress {
  percentage = 0;
  onChange: () => void = () => {};

  report(percentage: number): void {
    this.percentage = percentage;
    this.onChange();
  }
}

async function ask<Result>(
  server: Server,
  method: string,
  params: object,
  token: CancellationToken,
  progress: Progress,
): Promise<Result> {
  const client = await server.client();
  const { WorkDoneProgress } = await import("vscode-languageclient/node");
  const workDoneToken = `speechCorpus ${++count}`;
  const listener = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    const { percentage } = value as WorkDoneProgressReport;
    if (percentage !== undefined) progress.report(percentage);
  });
  try {
    return await client.sendRequest<Result>(method, { ...params, workDoneToken }, token);
  } finally {
    listener.dispose();
  }
}

/** Shows the notification until the task is `settled`. False where the user cancels it. */
function show(title: string, settled: Promise<boolean>, progress: Progress): Thenable<boolean> {
  const options = { location: ProgressLocation.Notification, title, cancellable: true };
  return window.withProgress(options, (notification, token) => {
    let shown = 0;
    progress.onChange = () => {
      const { percentage } = progress;
      notification.report({ increment: percentage - shown, message: `${percentage} %` });
      shown = percentage;
    };
    if (progress.percentage > 0) progress.onChange();
    const cancelled = new Promise<false>((resolve) => token.onCancellationRequested(() => resolve(false)));
    return Promise.race([settled, cancelled]);
  });
}
