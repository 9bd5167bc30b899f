import { join } from "node:path";
import Mocha from "mocha";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { tryVariable } from "../report";
import { repository } from "../repository";
import { thePage } from "./page";
import { closeAll } from "./workbench";

let tries = 0;
/** The test whose try has just failed. */
let failed: Mocha.Test | undefined;

/** Each try of a test has a folder for itself, and leaves the window as it found it; of one that fails it is told what was seen. */
export const eachTry: Mocha.RootHookObject = {
  beforeEach() {
    process.env[tryVariable] = String(++tries);
  },
  // What fails here would end the run, where the next try may well go through.
  async afterEach() {
    const page = await thePage().catch(() => undefined);
    if (failed) await tell(failed, page).catch(Mocha.reporters.Base.consoleLog);
    failed = undefined;
    await cleanUp(page).catch(Mocha.reporters.Base.consoleLog);
  },
};

/** Has `runner` note what fails, and say which try it was that did not count. */
export function noteFailures(runner: Mocha.Runner): void {
  const { EVENT_TEST_FAIL, EVENT_TEST_RETRY } = Mocha.Runner.constants;
  runner.on(EVENT_TEST_FAIL, (test) => {
    failed = test;
  });
  runner.on(EVENT_TEST_RETRY, (test, error) => {
    failed = test;
    Mocha.reporters.Base.consoleLog(`Tried again: ${test.fullTitle()}\n${error.stack}`);
  });
}

/** Prints the place of the cursor and what a screen reader would say of the window, and leaves a picture in out/failures. */
async function tell(test: Mocha.Test, page: Page | undefined): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const { line, character } = editor?.selection.active ?? {};
  const place = `${editor?.document.fileName}, line ${line}, character ${character}, counted from 0`;
  const window = await page?.locator("body").ariaSnapshot();
  Mocha.reporters.Base.consoleLog(`The cursor is at ${place}.\nThe window:\n${window}`);
  const name = `${test.title.slice(0, 60)}, try ${process.env[tryVariable]}`;
  await page?.screenshot({ path: join(repository, `out/failures/${name}.png`) });
}

async function cleanUp(page: Page | undefined): Promise<void> {
  // Out of menus and dialogs.
  for (const _ of ["menu", "its parent"]) await page?.keyboard.press("Escape");
  await page?.keyboard.up("Control");
  // Away from whatever it shows a tip for.
  await page?.mouse.move(800, 700);
  for (const command of ["workbench.action.closeQuickOpen", "notifications.clearAll"])
    await vscode.commands.executeCommand(command);
  await closeAll();
}
