import type { Page } from "playwright-core";
import { launchBrowser } from "./browser";
import { type ServerOptions, startVsCodeServer, type WindowOptions } from "./vscode-server";

export interface VsCodeWindow {
  readonly page: Page;
  /** Closes the browser and ends the server. */
  close(): Promise<void>;
}

/**
 * A window of VS Code's server with the extension of this repository, in a headless browser. `prepare` may add to the
 * page before VS Code loads in it; what VS Code then shows is for the caller to wait for.
 */
export async function openWindow(
  window: WindowOptions,
  options: ServerOptions = {},
  prepare: (page: Page) => Promise<void> = async () => {},
): Promise<VsCodeWindow> {
  const server = await startVsCodeServer(options);
  try {
    const browser = await launchBrowser(options.debuggingPort);
    const close = async () => {
      await browser.close();
      await server.stop();
    };
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await prepare(page);
      await page.goto(server.windowUrl(window));
      return { page, close };
    } catch (error) {
      await browser.close();
      throw error;
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}
