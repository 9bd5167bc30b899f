import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../repository";

/** A fresh copy of the fixtures in a temporary folder, for tests and pictures that may write. */
export async function fixtureWorkspace(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "speech-corpus-workspace-"));
  await cp(join(repository, "test/fixtures"), folder, { recursive: true });
  return folder;
}
