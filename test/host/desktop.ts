import { realpathSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { repository } from "../repository";
import { isExecutable } from "./process";
import type { WindowOptions } from "./vscode-server";

/**
 * The program of a desktop VS Code: VSCODE_EXECUTABLE_PATH, or an installed one where there is a screen to show it on.
 * Throws if VSCODE_EXECUTABLE_PATH names none.
 */
export function findDesktopVsCode(): string | undefined {
  const named = process.env.VSCODE_EXECUTABLE_PATH;
  if (named && !isExecutable(named)) throw new Error(`VSCODE_EXECUTABLE_PATH: ${named} is not a program.`);
  if (named) return named;
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return undefined;
  return [...besidesCommand(), "/Applications/Visual Studio Code.app/Contents/MacOS/Electron"].find(isExecutable);
}

/** Runs a test bundle in a desktop VS Code with a fresh user profile; resolves to its exit status. */
export async function runSuiteInDesktop(
  executable: string,
  { folder, tests }: WindowOptions & { readonly tests: string },
  env: Readonly<Record<string, string>>,
): Promise<number> {
  const profile = await mkdtemp(join(tmpdir(), "speech-corpus-profile-"));
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: repository,
      extensionTestsPath: tests,
      extensionTestsEnv: { ...env },
      launchArgs: [
        folder,
        `--user-data-dir=${profile}`,
        "--disable-extensions",
        "--disable-workspace-trust",
        ...asRoot(),
      ],
    });
  } catch (error) {
    console.error(error);
    return 1;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Chromium's sandbox does not run as root. */
export function asRoot(): string[] {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}

/** `code` on the PATH is a script in bin/; the program stands one folder up. */
function besidesCommand(): string[] {
  return (process.env.PATH ?? "").split(delimiter).flatMap((folder) => {
    const command = join(folder, process.platform === "win32" ? "code.cmd" : "code");
    if (!isExecutable(command)) return [];
    return [join(dirname(dirname(realpathSync(command))), process.platform === "win32" ? "Code.exe" : "code")];
  });
}
