// Takes the pictures of the README on our own sample: npm run screenshots -- [--all]
// With --all also in light and dark, English and Chinese, to be looked at: out/screenshots.
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { openWindow } from "../test/host/window";
import { runNode } from "./step";

const SETTLE_MILLISECONDS = 1500;

/** What to do in a window that shows the sample, until it shows what the picture is about. */
const scenes: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  speeches: async (page) => {
    await page.getByRole("tab", { name: /^(Speech Corpus|讲话语料)/ }).click();
    await page.waitForTimeout(SETTLE_MILLISECONDS);
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
  },
  fix: async (page) => {
    await clickText(page, "泵站检修");
    await page.keyboard.press("Home");
    await page.keyboard.press("Control+.");
  },
  hover: async (page) => {
    await lineWith(page, "第二篇：在全镇防汛").hover({ position: { x: 60, y: 8 } });
  },
  clean: async (page) => {
    await command(page, "Clean Document…");
    await page.keyboard.press("Enter");
  },
  split: async (page) => {
    await command(page, "Split Speeches into Files…");
    // Options, names and folder stay as they are offered.
    for (let question = 0; question < 3; question++) {
      await page.waitForTimeout(SETTLE_MILLISECONDS);
      await page.keyboard.press("Enter");
    }
  },
};

const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);
const { values } = parseArgs({ options: { all: { type: "boolean" } } });
const sample = resolve("media/sample.txt");
await shoot("docs/images", "Default Light Modern", "en");
if (values.all)
  for (const [theme, name] of [
    ["Default Light Modern", "light"],
    ["Default Dark Modern", "dark"],
    ["Default High Contrast", "contrast"],
  ] as const)
    for (const locale of ["en", "zh-cn"]) await shoot(`out/screenshots/${name}-${locale}`, theme, locale);

/** Takes all pictures in one theme and language, each in a fresh window. */
async function shoot(target: string, theme: string, locale: string): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const [name, scene] of Object.entries(scenes)) {
    const folder = await mkdtemp(join(tmpdir(), "speech-corpus-pictures-"));
    const file = join(folder, "speeches.txt");
    await copyFile(sample, file);
    const window = await openWindow({ folder, file }, { theme, locale });
    try {
      const { page } = window;
      await page.getByText("–/3").first().waitFor({ timeout: 60_000 });
      await page.waitForTimeout(SETTLE_MILLISECONDS);
      await scene(page);
      await page.waitForTimeout(SETTLE_MILLISECONDS);
      await page.screenshot({ path: join(target, `${name}.png`) });
      console.log(join(target, `${name}.png`));
    } finally {
      await window.close();
      await rm(folder, { recursive: true });
    }
  }
}

/** Runs a command by its English title, which the palette knows in every language. */
async function command(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  await page.locator(".quick-input-widget input").first().waitFor();
  await page.keyboard.type(title);
  await page.waitForTimeout(SETTLE_MILLISECONDS);
  await page.keyboard.press("Enter");
  await page.waitForTimeout(SETTLE_MILLISECONDS);
}

function lineWith(page: Page, text: string) {
  return page.locator(".view-line", { hasText: text }).first();
}

async function clickText(page: Page, text: string): Promise<void> {
  await lineWith(page, text).click({ position: { x: 40, y: 8 } });
}
