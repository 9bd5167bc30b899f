import { spawn } from "node:child_process";

/** Runs a Node program to its end with our own input and output; resolves to its exit status, 1 if it was killed. */
export function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } });
    child.on("error", reject);
    child.on("close", (status) => resolve(status ?? 1));
  });
}
