/** Work in steps of a millisecond or so, for who has to do other things in between; it returns what it comes to. */
export type InSteps<Result> = Generator<void, Result>;

/** All of it at once. */
export function atOnce<Result>(work: InSteps<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}
