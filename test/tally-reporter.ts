import { appendFileSync } from "node:fs";
import Mocha from "mocha";
import { type Tally, tallyVariable } from "./report";

/** Mocha's own report, and the tally as one line of JSON for whoever adds up several runs. */
export default class TallyReporter extends Mocha.reporters.Spec {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    const file = process.env[tallyVariable];
    if (!file) return;
    runner.once(Mocha.Runner.constants.EVENT_RUN_END, () => {
      const { passes, failures, pending } = this.stats!;
      const tally: Tally = { passed: passes, failed: failures, skipped: pending };
      appendFileSync(file, `${JSON.stringify(tally)}\n`);
    });
  }
}
