/// <reference lib="dom" />
import { chromium, type Locator, type Page } from "playwright-core";
import * as vscode from "vscode";
import { pageVariable } from "../report";
import { until } from "./workbench";

/** Each test file is bundled with a copy of this module, but the page is one. */
const shared = globalThis as { page?: Promise<Page> };

/** A test of what VS Code shows and no extension can ask. Skipped in a desktop VS Code, whose page cannot be joined. */
export function itShows(title: string, test: (page: Page) => Promise<void>): void {
  it(title, async function () {
    const page = await thePage();
    if (page) await test(page);
    else this.skip();
  });
}

/** The page of the window; none in a desktop VS Code. */
export async function thePage(): Promise<Page | undefined> {
  const endpoint = process.env[pageVariable];
  if (!endpoint) return undefined;
  shared.page ??= joinWindow(endpoint);
  // Whoever asks next tries anew.
  shared.page.catch(() => delete shared.page);
  return shared.page;
}

async function joinWindow(endpoint: string): Promise<Page> {
  const browser = await chromium.connectOverCDP(endpoint, { timeout: 60_000 });
  const page = browser.contexts()[0]!.pages()[0]!;
  page.setDefaultTimeout(60_000);
  return page;
}

/** What a screen reader says of each element. */
export function labels(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((all) => all.map((element) => element.getAttribute("aria-label") ?? ""));
}

/** The rows of the view of speeches that are in sight. */
export function speechRows(page: Page): Locator {
  return page.locator('[id="workbench.view.extension.speechCorpus"] [role="treeitem"]');
}

/** Executes a command until it shows `what`: a busy window may move the focus, which closes menus and boxes at once. */
export async function showing(command: string, what: Locator): Promise<void> {
  await until(`what ${command} shows`, () => {
    // Some commands end with the answer to what they show.
    vscode.commands.executeCommand(command);
    return what.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    );
  });
}

/** What the pop-ups in the corner say. */
export function popUps(page: Page): Promise<string[]> {
  return page.locator(".notification-toast .notification-list-item-message").allTextContents();
}

/** Waits for a pop-up that says `text`, then puts all of them away. */
export async function untilPopUp(page: Page, text: string | RegExp): Promise<void> {
  await until(`the pop-up ${text}`, async () =>
    (await popUps(page)).some((said) => (typeof text === "string" ? said === text : text.test(said))),
  );
  await vscode.commands.executeCommand("notifications.clearAll");
}

/** The entries in sight of the list or palette that is open. */
export function listed(page: Page): Locator {
  return page.locator(".quick-input-widget:visible .monaco-list-row");
}

/** A button of VS Code, by the words that a screen reader says. */
export function button(within: Locator, name: string): Locator {
  return within.locator(`.action-label[aria-label="${name}"]`);
}
