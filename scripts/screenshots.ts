// Takes the pictures of the README on our own sample: npm run screenshots -- [--all] [PICTURE …]
// With --all each in light, dark and high contrast, in English and Chinese, to be looked at: out/screenshots.
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { openWindow } from "../test/host/window";
import { runNode } from "./step";

const SETTLE_MILLISECONDS = 1500;

const THEMES = {
  light: "Default Light Modern",
  dark: "Default Dark Modern",
  contrast: "Default High Contrast",
} as const;
const LOCALES = ["en", "zh-cn"] as const;

/** How the window looks in which a picture is taken. */
interface Look {
  readonly theme: keyof typeof THEMES;
  readonly locale: (typeof LOCALES)[number];
}

/** A picture: how it looks in the README, and what to do in a window that shows the sample until it shows what it is about. */
interface Scene extends Look {
  readonly act: (page: Page) => Promise<void>;
}

const scenes: Readonly<Record<string, Scene>> = {
  speeches: {
    theme: "light",
    locale: "en",
    async act(page) {
      await page.getByRole("tab", { name: /^(Speech Corpus|讲话语料)/ }).click();
      await page.waitForTimeout(SETTLE_MILLISECONDS);
      await page.keyboard.press("Home");
      await page.keyboard.press("ArrowRight");
    },
  },
  fix: {
    theme: "light",
    locale: "en",
    async act(page) {
      await clickText(page, "泵站检修");
      await page.keyboard.press("Home");
      await page.keyboard.press("Control+.");
    },
  },
  hover: {
    theme: "dark",
    locale: "en",
    async act(page) {
      await lineWith(page, "第二篇：在全镇防汛").hover({ position: { x: 60, y: 8 } });
    },
  },
  clean: {
    theme: "dark",
    locale: "en",
    async act(page) {
      await command(page, "Clean Document…");
      await page.keyboard.press("Enter");
    },
  },
  split: {
    theme: "light",
    locale: "zh-cn",
    async act(page) {
      await command(page, "Split Speeches into Files…");
      // Options, names and folder stay as they are offered.
      for (let question = 0; question < 3; question++) {
        await page.waitForTimeout(SETTLE_MILLISECONDS);
        await page.keyboard.press("Enter");
      }
    },
  },
};

const built = await runNode(["esbuild.mjs"]);
if (built !== 0) process.exit(built);
const { values, positionals } = parseArgs({ options: { all: { type: "boolean" } }, allowPositionals: true });
const sample = resolve("media/sample.txt");
for (const [name, scene] of Object.entries(scenes)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  await shoot(scene, scene, join("docs/images", `${name}.png`));
  if (values.all)
    for (const theme of Object.keys(THEMES) as Look["theme"][])
      for (const locale of LOCALES)
        await shoot(scene, { theme, locale }, join("out/screenshots", `${theme}-${locale}`, `${name}.png`));
}

/** Takes one picture in a fresh window. */
async function shoot({ act }: Scene, { theme, locale }: Look, path: string): Promise<void> {
  await mkdir(join(path, ".."), { recursive: true });
  const temporary = await mkdtemp(join(tmpdir(), "speech-corpus-pictures-"));
  // The window shows its name, which is to be the same each time.
  const folder = join(temporary, "corpus");
  const file = join(folder, "speeches.txt");
  await mkdir(folder);
  await copyFile(sample, file);
  const window = await openWindow({ folder, file }, { theme: THEMES[theme], locale });
  try {
    const { page } = window;
    await page.getByText("–/3").first().waitFor({ timeout: 60_000 });
    await page.waitForTimeout(SETTLE_MILLISECONDS);
    await act(page);
    await page.waitForTimeout(SETTLE_MILLISECONDS);
    await page.screenshot({ path });
    console.log(path);
  } finally {
    await window.close();
    await rm(temporary, { recursive: true });
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
