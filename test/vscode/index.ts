import { readdirSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import Mocha from "mocha";
import { filesVariable, grepVariable, reportMark } from "../report";
import TallyReporter from "../tally-reporter";
import { eachTry, noteFailures } from "./tries";

/** Called in the extension host: runs the tests that it was given, or all of this folder; rejects if one fails. */
export function run(): Promise<void> {
  const grep = process.env[grepVariable];
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(reportMark + format(...args));
  // A busy window may swallow a click; whoever sits before it wants to know, a build wants to know only of what stays so.
  const retries = process.env.CI ? 2 : 0;
  const mocha = new Mocha({
    reporter: TallyReporter,
    // Longer than all that a test waits for, so that it can say what it waited for in vain.
    timeout: 300_000,
    color: false,
    retries,
    rootHooks: eachTry,
    ...(grep ? { grep } : {}),
  });
  for (const file of filesToRun()) mocha.addFile(file);
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) =>
      failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`)),
    );
    noteFailures(runner);
  });
}

function filesToRun(): readonly string[] {
  const given = process.env[filesVariable];
  if (given) return JSON.parse(given) as string[];
  return readdirSync(__dirname)
    .filter((name) => name.endsWith(".test.js"))
    .map((name) => join(__dirname, name));
}
