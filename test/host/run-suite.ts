import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { format } from "node:util";
import { pageVariable, reportMark } from "../report";
import type { ServerOptions, WindowOptions } from "./vscode-server";
import { openWindow } from "./window";

/** Long enough for a slow machine; a suite that hangs must not hang CI. */
const limit = 30 * 60_000;

/**
 * Runs a test bundle in the extension host of VS Code's server, in a headless browser, and prints its report;
 * resolves to the exit status that VS Code gives. If that is not 0, what else VS Code logged is printed too.
 */
export async function runSuiteInServer(
  window: WindowOptions & { readonly tests: string },
  options: ServerOptions,
): Promise<number> {
  const log: string[] = [];
  let finish: (status: number) => void;
  const outcome = new Promise<number>((resolve) => {
    finish = resolve;
  });
  const debuggingPort = await freePort();
  const env = { ...options.env, [pageVariable]: `http://127.0.0.1:${debuggingPort}` };
  const { close } = await openWindow(window, { ...options, debuggingPort, env }, async (page) => {
    await page.exposeFunction("codeAutomationLog", (kind: string, args: readonly unknown[]) => {
      const line = format(...args);
      if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
      else log.push(`${kind}: ${line}`);
    });
    await page.exposeFunction("codeAutomationExit", (status: number) => finish(status));
    page.on("crash", () => {
      log.push("The page crashed.");
      finish(1);
    });
  });
  const guard = setTimeout(() => {
    log.push(`No outcome after ${limit / 60_000} minutes.`);
    finish(1);
  }, limit);
  const status = await outcome;
  clearTimeout(guard);
  await close();
  if (status !== 0) console.error(`What VS Code logged:\n${log.join("\n")}`);
  return status;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
