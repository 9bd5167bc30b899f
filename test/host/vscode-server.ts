import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "../repository";
import { installed, installOnce } from "./install-once";
import { end, run } from "./process";

/** The release of the npm package that carries VS Code's own server and workbench. */
const release = "code-server@4.100.3";
/** Its own ripgrep is downloaded from elsewhere; this one brings the program along, so that search works. */
const ripgrep = "@vscode/ripgrep@1.18.0";
const cacheName = "vscode-server-1.100.3";
const homeInCache = "node_modules/code-server/lib/vscode";

export interface ServerOptions {
  /** User settings of this run alone. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Colour theme, by its name in VS Code's picker. */
  readonly theme?: string;
  /** Display language, as in `zh-cn`; English if it is left out. */
  readonly locale?: string;
  /** The port to listen at; any free one if it is left out. */
  readonly port?: number;
  /** Where others can join in at the window's page; nobody can if it is left out. */
  readonly debuggingPort?: number;
  /** Whether folders wait for the user's trust; they have it from the start if it is left out. */
  readonly restricted?: boolean;
  /** More environment variables for the extension host. */
  readonly env?: Readonly<Record<string, string>>;
}

/** What a window of the server opens with. All paths are absolute. */
export interface WindowOptions {
  readonly folder: string;
  /** A file to open in the editor. */
  readonly file?: string;
  /** The bundle whose `run` the extension host calls; the window closes with its outcome. */
  readonly tests?: string;
}

export interface VsCodeServer {
  /** The address of a window with the extension of this repository loaded. */
  windowUrl(options: WindowOptions): string;
  /** Ends the server and removes its data. */
  stop(): Promise<void>;
}

/** Starts VS Code's server with a fresh user profile, and waits until it listens. */
export async function startVsCodeServer(options: ServerOptions = {}): Promise<VsCodeServer> {
  const home = join(await installOnce(cacheName, installServer), homeInCache);
  const data = await mkdtemp(join(tmpdir(), "speech-corpus-vscode-"));
  await mkdir(join(data, "data/User"), { recursive: true });
  await writeFile(join(data, "data/User/settings.json"), JSON.stringify(userSettings(options), null, 2));
  if (options.locale && options.locale !== "en") await installLanguage(data, options.locale);
  const token = randomUUID();
  // In an extension's own window VS Code prefers the themes below its folder, where the cache stands too; not under this name.
  const builtin = join(data, "builtin");
  await symlink(join(home, "extensions"), builtin, "junction");
  const child = spawn(
    process.execPath,
    [
      join(home, "out/server-main.js"),
      "--host=127.0.0.1",
      `--port=${options.port ?? 0}`,
      `--connection-token=${token}`,
      "--accept-server-license-terms",
      ...(options.restricted ? [] : ["--disable-workspace-trust"]),
      "--telemetry-level=off",
      `--server-data-dir=${data}`,
      `--builtin-extensions-dir=${builtin}`,
      `--locale=${options.locale ?? "en"}`,
    ],
    { cwd: home, env: { ...process.env, ...sockets(data), ...options.env }, stdio: ["ignore", "pipe", "pipe"] },
  );
  const stop = async () => {
    await end(child);
    await rm(data, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const authority = `127.0.0.1:${await listeningPort(child)}`;
    return { windowUrl: (window) => windowUrl(authority, token, window), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The folder of VS Code's server, where it has been installed. */
export function installedServer(): string | undefined {
  const folder = installed(cacheName);
  return folder && join(folder, homeInCache);
}

async function installServer(folder: string): Promise<void> {
  console.log(`Installing ${release} from the npm registry (once)…`);
  await writeFile(join(folder, "package.json"), '{ "private": true }\n');
  const npm = (cwd: string, ...args: string[]) => run("npm", args, { cwd, env: headers() });
  const quiet = ["--ignore-scripts", "--no-audit", "--no-fund"];
  await npm(folder, "install", ...quiet, release);
  const home = join(folder, homeInCache);
  await npm(home, "install", "--omit=dev", "--no-save", ...quiet, ripgrep);
  await npm(home, "rebuild", "native-watchdog", "@vscode/spdlog");
}

/** Node's own headers, where they are on this machine, so that building the two native modules downloads nothing. */
function headers(): Record<string, string> {
  const prefix = dirname(dirname(process.execPath));
  return existsSync(join(prefix, "include/node/node.h")) ? { npm_config_nodedir: prefix } : {};
}

/**
 * Makes VS Code speak `locale`, by a language pack without a single sentence: its own stay English, as the packs are in
 * the marketplace alone, but extensions are told the language and load their own translations.
 */
async function installLanguage(data: string, locale: string): Promise<void> {
  const sentences = join(data, "sentences.json");
  const extension = { extensionIdentifier: { id: "speech-corpus.language" }, version: "1.0.0" };
  const pack = { hash: "none", label: locale, extensions: [extension], translations: { vscode: sentences } };
  await writeFile(sentences, JSON.stringify({ contents: {} }));
  await writeFile(join(data, "data/languagepacks.json"), JSON.stringify({ [locale]: pack }));
}

/** The server leaves its sockets behind; on Linux it can be told to put them where we clean up. */
function sockets(folder: string): Record<string, string> {
  return process.platform === "linux" ? { XDG_RUNTIME_DIR: folder } : {};
}

function userSettings({ settings, theme, restricted = false }: ServerOptions): Record<string, unknown> {
  return {
    "security.workspace.trust.enabled": restricted,
    "security.workspace.trust.startupPrompt": "never",
    "workbench.startupEditor": "none",
    "workbench.tips.enabled": false,
    "extensions.ignoreRecommendations": true,
    "git.openRepositoryInParentFolders": "never",
    "update.mode": "none",
    "telemetry.telemetryLevel": "off",
    ...(theme === undefined ? {} : { "workbench.colorTheme": theme }),
    ...settings,
  };
}

/** The port that the server says it listens at; rejects with what it printed if it ends instead. */
function listeningPort(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    let output = "";
    const read = (chunk: Buffer) => {
      output += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout!.on("data", read);
    child.stderr!.on("data", read);
    child.on("error", reject);
    child.on("exit", (status) => reject(new Error(`VS Code's server ended with status ${status}:\n${output}`)));
  });
}

function windowUrl(authority: string, token: string, { folder, file, tests }: WindowOptions): string {
  const remote = (path: string) => `vscode-remote://${authority}${encodeURI(path)}`;
  const payload = [["extensionDevelopmentPath", remote(repository)]];
  if (file !== undefined) payload.push(["openFile", remote(file)]);
  if (tests !== undefined) payload.push(["extensionTestsPath", remote(tests)]);
  const query = new URLSearchParams({ tkn: token, folder, payload: JSON.stringify(payload) });
  return `http://${authority}/?${query}`;
}
