import { setImmediate as nextRound } from "node:timers/promises";

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

  /** Goes through `steps` in several turns as long as they are `wanted`; returns whether it came to the end. */
  async through(steps: Iterable<void>, wanted: () => boolean): Promise<boolean> {
    let end = performance.now() + SLICE;
    for (const _ of steps) {
      if (performance.now() < end) continue;
      await this.next();
      if (!wanted()) return false;
      end = performance.now() + SLICE;
    }
    return true;
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
