import { delimiter, join } from "node:path";
import bundled from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";
import { installOnce } from "./install-once";
import { isExecutable } from "./process";

const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/**
 * A headless Chromium: CHROME_PATH, an installed one, or the one inside an npm package.
 * @param debuggingPort where others can join in at its pages; nobody can if it is left out
 */
export async function launchBrowser(debuggingPort?: number): Promise<Browser> {
  const joinable = debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`];
  return chromium.launch({
    executablePath: process.env.CHROME_PATH ?? installedBrowser() ?? (await bundledBrowser()),
    args: ["--no-sandbox", "--disable-gpu", ...joinable],
  });
}

function installedBrowser(): string | undefined {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...elsewhere].find(isExecutable);
}

/** The package unpacks itself into the temporary folder; we give it one that only a whole copy leaves. */
async function bundledBrowser(): Promise<string> {
  const folder = await installOnce("chromium-138", async (target) => {
    const before = process.env.TMPDIR;
    process.env.TMPDIR = target;
    try {
      await bundled.executablePath();
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
  });
  return join(folder, "chromium");
}
