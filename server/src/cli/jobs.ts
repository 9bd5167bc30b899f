import { analyzeFile } from "./analyze-file";
import { checkFile } from "./check-file";
import { fixFile } from "./fix-file";
import { splitFile } from "./split-file";

/** What can be done to one file in a thread of its own; each returns its status and writes to the output it is given. */
export const jobs = { analyze: analyzeFile, check: checkFile, fix: fixFile, split: splitFile };
export type JobName = keyof typeof jobs;
