import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/** The absolute path of the repository, wherever the bundled test stands in it. */
export const repository = findUp(__dirname);

function findUp(folder: string): string {
  return existsSync(join(folder, "package.json")) ? folder : findUp(dirname(folder));
}

/** The absolute path of a file of `test/fixtures/`. */
export function fixture(name: string): string {
  return join(repository, "test/fixtures", name);
}
