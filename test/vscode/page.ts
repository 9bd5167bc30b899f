/// <reference lib="dom" />
import { join } from "node:path";
import { chromium, type Locator, type Page } from "playwright-core";
import * as vscode from "vscode";
import { pageVariable } from "../report";
import { repository } from "../repository";
import { until } from "./workbench";

let joined: Promise<Page> | undefined;

/**
 * A test of what VS Code shows and no extension can ask. Skipped in a desktop VS Code, whose page cannot be joined.
 * Of a failure it leaves a picture in out/failures.
 */
export function itShows(title: string, test: (page: Page) => Promise<void>): void {
  it(title, async function () {
    const endpoint = process.env[pageVariable];
    if (!endpoint) this.skip();
    joined ??= joinWindow(endpoint);
    const page = await joined;
    const picture = () => page.screenshot({ path: join(repository, "out/failures", `${title.slice(0, 60)}.png`) });
    // A test that takes too long has not thrown yet.
    const late = setTimeout(picture, this.timeout() - 5000);
    try {
      await test(page);
    } catch (error) {
      if (this.test?.state === undefined) await picture();
      throw error;
    } finally {
      clearTimeout(late);
    }
  });
}

async function joinWindow(endpoint: string): Promise<Page> {
  const browser = await chromium.connectOverCDP(endpoint);
  return browser.contexts()[0]!.pages()[0]!;
}

/** What a screen reader says of each element. */
export function labels(elements: Locator): Promise<string[]> {
  return elements.evaluateAll((all) => all.map((element) => element.getAttribute("aria-label") ?? ""));
}

/** The rows of the view of speeches that are in sight. */
export function speechRows(page: Page): Locator {
  return page.locator('[id="workbench.view.extension.speechCorpus"] [role="treeitem"]');
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
