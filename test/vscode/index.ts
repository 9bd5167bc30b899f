import { format } from "node:util";
import Mocha from "mocha";
import { filesVariable, grepVariable, reportMark } from "../report";
import TallyReporter from "../tally-reporter";

/** Called in the extension host: runs the tests that it was given; rejects if one fails. */
export function run(): Promise<void> {
  const grep = process.env[grepVariable];
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => console.log(reportMark + format(...args));
  const mocha = new Mocha({ reporter: TallyReporter, timeout: 30_000, color: false, ...(grep ? { grep } : {}) });
  for (const file of JSON.parse(process.env[filesVariable]!) as string[]) mocha.addFile(file);
  return new Promise((resolve, reject) => {
    mocha.run((failures) => (failures === 0 ? resolve() : reject(new Error(`${failures} tests failed`))));
  });
}
