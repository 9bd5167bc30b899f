// Builds, and opens VS Code with the extension loaded: npm start [FILE or FOLDER]
// A desktop VS Code if there is one, else VS Code's own server, which is then to be opened in a browser.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { asRoot, findDesktopVsCode } from "../test/host/desktop";
import { end } from "../test/host/process";
import { startVsCodeServer, type WindowOptions } from "../test/host/vscode-server";
import { fixtureWorkspace } from "../test/host/workspace";
import { runNode } from "./step";

const [argument] = process.argv.slice(2);
// npm runs scripts in the package's folder and tells where it was called in INIT_CWD.
const path = argument === undefined ? undefined : resolve(process.env.INIT_CWD ?? ".", argument);
if (path !== undefined && !existsSync(path))
  refuse(`${path}: no such file or folder. Give a dump, a folder of dumps, or nothing for our sample.`);
const desktop = findDesktop();
const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);

const sample = path === undefined ? await fixtureWorkspace("dumps") : undefined;
const window = sample ? { folder: sample, file: join(sample, "markers.txt") } : windowOn(path!);
if (desktop) await untilClosed(openDesktop(desktop, window));
else await serve(window);
if (sample) await rm(sample, { recursive: true });

function findDesktop(): string | undefined {
  try {
    return findDesktopVsCode();
  } catch (error) {
    return refuse((error as Error).message);
  }
}

function refuse(reason: string): never {
  console.error(reason);
  process.exit(2);
}

function windowOn(path: string): WindowOptions {
  return statSync(path).isDirectory() ? { folder: path } : { folder: dirname(path), file: path };
}

function openDesktop(executable: string, { folder, file }: WindowOptions): ChildProcess {
  console.log(`Opening ${file ?? folder} in ${executable}`);
  const files = file === undefined ? [] : [file];
  const extension = `--extensionDevelopmentPath=${process.cwd()}`;
  return spawn(executable, ["--new-window", extension, ...asRoot(), folder, ...files], { stdio: "inherit" });
}

async function untilClosed(child: ChildProcess): Promise<void> {
  const closed = new Promise<void>((resolve, reject) => {
    child.once("exit", () => resolve());
    child.once("error", reject);
  });
  await Promise.race([closed, interrupted()]);
  await end(child);
}

async function serve(window: WindowOptions): Promise<void> {
  const server = await startVsCodeServer({ locale: shellLanguage() });
  console.log(`\nOpen this address in a browser; Ctrl-C ends VS Code.\n\n  ${server.windowUrl(window)}\n`);
  await interrupted();
  await server.stop();
}

/** A desktop VS Code has its own setting; the server's window speaks as the shell does. */
function shellLanguage(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = LC_ALL || LC_MESSAGES || LANG || "";
  if (/^zh_(?:TW|HK|MO)/.test(language)) return "zh-tw";
  return language.startsWith("zh") ? "zh-cn" : "en";
}

function interrupted(): Promise<unknown> {
  return Promise.race(
    ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => new Promise((resolve) => process.once(signal, resolve))),
  );
}
