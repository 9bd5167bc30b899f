import { type CancellationToken, type Disposable, type ExtensionContext, l10n, window, workspace } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import { NODE_OPTIONS } from "../../protocol/nodeOptions";
import { DECIDE } from "../../protocol/requests";
import { mention } from "./inform";
import { DUMP } from "./treatment";
import { mayWrite } from "./trust";

/** Our language server; it starts when it is first needed. */
export class Server implements Disposable {
  private started: Promise<LanguageClient> | undefined;

  constructor(private readonly context: ExtensionContext) {}

  /** The client of the running server, which this starts where it has not been. */
  client(): Promise<LanguageClient> {
    this.started ??= start(this.context);
    return this.started;
  }

  async request<Result>(method: string, params: unknown, token?: CancellationToken): Promise<Result> {
    const client = await this.client();
    return token ? client.sendRequest<Result>(method, params, token) : client.sendRequest<Result>(method, params);
  }

  async dispose(): Promise<void> {
    await (await this.started)?.stop();
  }
}

async function start(context: ExtensionContext): Promise<LanguageClient> {
  const { LanguageClient, TransportKind } = await import("vscode-languageclient/node");
  const outputChannel = window.createOutputChannel("Speech Corpus", { log: true });
  const decisions = workspace.createFileSystemWatcher("**/.speech-corpus/decisions.json");
  context.subscriptions.push(outputChannel, decisions);
  const client = new LanguageClient(
    "speechCorpus",
    "Speech Corpus",
    {
      module: context.asAbsolutePath("dist/server.js"),
      transport: TransportKind.ipc,
      options: { execArgv: [...NODE_OPTIONS] },
    },
    {
      documentSelector: [
        { language: DUMP, scheme: "file" },
        { language: DUMP, scheme: "untitled" },
      ],
      outputChannel,
      initializationOptions: { commands: true },
      synchronize: { fileEvents: decisions },
      middleware: {
        // A decision is a file; where none may be written the user is told instead.
        executeCommand: async (command, args, next) => {
          if (command !== DECIDE) return next(command, args);
          if (!mayWrite()) return;
          await next(command, args);
          mention(l10n.t("Kept beside the dump; “Show and Revoke Decisions…” undoes it."));
        },
      },
    },
  );
  await client.start();
  return client;
}
