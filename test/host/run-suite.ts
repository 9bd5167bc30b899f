import { format } from "node:util";
import { reportMark } from "../report";
import { launchBrowser, newPage } from "./browser";
import { type ServerOptions, startVsCodeServer, type WindowOptions } from "./vscode-server";

/** Long enough for a slow machine; a suite that hangs must not hang CI. */
const limit = 10 * 60_000;

/**
 * Runs a test bundle in the extension host of VS Code's server, in a headless browser, and prints its report;
 * resolves to the exit status that VS Code gives. If that is not 0, what else VS Code logged is printed too.
 */
export async function runSuiteInServer(
  window: WindowOptions & { readonly tests: string },
  options: ServerOptions,
): Promise<number> {
  const server = await startVsCodeServer(options);
  try {
    const browser = await launchBrowser();
    try {
      const page = await newPage(browser, options);
      const log: string[] = [];
      await page.exposeFunction("codeAutomationLog", (kind: string, args: readonly unknown[]) => {
        const line = format(...args);
        if (line.startsWith(reportMark)) console.log(line.slice(reportMark.length));
        else log.push(`${kind}: ${line}`);
      });
      const outcome = new Promise<number>((resolve) => {
        void page.exposeFunction("codeAutomationExit", resolve);
        setTimeout(() => {
          log.push(`No outcome after ${limit / 60_000} minutes.`);
          resolve(1);
        }, limit).unref();
      });
      await page.goto(server.windowUrl(window));
      const status = await outcome;
      if (status !== 0) console.error(`What VS Code logged:\n${log.join("\n")}`);
      return status;
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}
