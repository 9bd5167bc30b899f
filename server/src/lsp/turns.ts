import { setImmediate as nextRound } from "node:timers/promises";
import type { InSteps } from "../in-steps";

/** Milliseconds that long work may take before it lets others have their turn; nobody notices so few. */
const SLICE = 8;

/** Lets messages from the editor go before long work, and does one piece of such work at a time. */
export class Turns {
  private messages = 0;
  private last: Promise<void> = Promise.resolve();

  /** To be called for each message that is handled. */
  message(): void {
    this.messages++;
  }

  /** Waits until no message waits to be handled, and whoever asked before has had his turn. */
  next(): Promise<void> {
    this.last = this.last.then(() => this.quiet());
    return this.last;
  }

  /** Does `work` in several turns as long as it is `wanted`; returns what it comes to, or null where it was left. */
  async through<Result>(work: InSteps<Result>, wanted: () => boolean): Promise<Result | null> {
    while (wanted()) {
      const end = performance.now() + SLICE;
      do {
        const { done, value } = work.next();
        if (done) return value;
      } while (performance.now() < end);
      await this.next();
    }
    return null;
  }

  /** A message that is there is read in one round of the event loop and handled in that or the next. */
  private async quiet(): Promise<void> {
    for (let seen = -1; seen !== this.messages; ) {
      seen = this.messages;
      await nextRound();
      await nextRound();
    }
  }
}
