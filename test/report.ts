// What a test run and whoever started it tell each other.

/** How many tests of one run passed, failed and were skipped. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** The environment variable that names the file to which a run adds its tally as one line of JSON. */
export const tallyVariable = "SPEECH_TEST_TALLY";

/** The environment variable that limits the tests in VS Code to those whose title matches it. */
export const grepVariable = "SPEECH_TEST_GREP";

/** The environment variable that lists, as JSON, the bundles that a run in VS Code loads. */
export const filesVariable = "SPEECH_TEST_FILES";

/** The environment variable that tells tests in VS Code where the browser of their window can be joined; unset on a desktop. */
export const pageVariable = "SPEECH_TEST_PAGE";

/** The environment variable that numbers the tries of tests in VS Code, those that are repeated too. */
export const tryVariable = "SPEECH_TEST_TRY";

/** What each line of the report begins with in VS Code, where others write to the same console. */
export const reportMark = "[test] ";
