/** How many tests of one run passed, failed and were skipped. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The environment variable that names the file to write the tally to. */
export const tallyVariable = "SPEECH_TEST_TALLY";
