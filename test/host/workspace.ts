import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fixture } from "../repository";

/** A fresh copy of `test/fixtures`, or of a folder in it, in a temporary folder that may be written to. */
export async function fixtureWorkspace(name = ""): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "speech-corpus-workspace-"));
  await cp(fixture(name), folder, { recursive: true });
  return folder;
}
