import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { repository } from "../repository";

export interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built program with `args`, giving it `input`, in `cwd`. */
export function run(args: readonly string[], input: string | Uint8Array = "", cwd = repository): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(repository, "dist/cli.js"), ...args], {
    input,
    cwd,
    maxBuffer: 1 << 30,
    env: { ...process.env, LANG: "C", LC_ALL: "C", LANGUAGE: "" },
  });
  return { status, out: stdout.toString(), err: stderr.toString() };
}
