/** What a program took: the most memory, in bytes, and processor time, in microseconds. */
export interface Took {
  readonly peak: number;
  readonly cpu: number;
}

/**
 * What Node has to `--import` for a program that is to tell at its end, on standard error, what it took. On Linux that is not
 * `maxRSS`, which is no less than what the process has that started it.
 */
export const TELL = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from "node:fs";
  process.on("exit", () => {
    const status = "/proc/self/status";
    const peak = existsSync(status)
      ? /VmHWM:\\s*(\\d+)/.exec(readFileSync(status, "utf8"))[1]
      : process.resourceUsage().maxRSS;
    const { user, system } = process.cpuUsage();
    process.stderr.write("\\n" + JSON.stringify({ peak: peak * 1024, cpu: user + system }));
  });
`)}`;

/** What a program told at the end of `errors`, its standard error. */
export function toldIn(errors: string): Took {
  return JSON.parse(errors.slice(errors.lastIndexOf("\n")));
}
