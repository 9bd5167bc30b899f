import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { message } from "../text/message";
import { CorpusError, fileError } from "./corpus-error";
import { ManifestError, type ManifestRecord, manifestName, parseManifest } from "./manifest";

/**
 * The records of the manifest `file` in `folder`, one after the other: there may be very many.
 * @throws CorpusError where it cannot be read or used.
 */
export async function* readManifest(folder: string, file: string): AsyncGenerator<ManifestRecord> {
  const path = join(folder, file);
  try {
    yield* parseManifest(linesOf(path));
  } catch (error) {
    if (!(error instanceof ManifestError)) throw fileError(path, error);
    throw new CorpusError(message("{path}: {reason}", { path, reason: error.message }));
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, "utf8")) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop()!;
    yield* lines;
  }
  yield rest;
}

/**
 * The name of the only manifest in `folder`.
 * @throws CorpusError where it holds none, or several.
 */
export async function onlyManifest(folder: string): Promise<string> {
  const [stem, extension] = manifestName.split(".") as [string, string];
  let names: string[];
  try {
    names = (await readdir(folder)).filter((name) => name.startsWith(stem) && name.endsWith(`.${extension}`)).sort();
  } catch (error) {
    throw fileError(folder, error);
  }
  if (names.length > 1)
    throw new CorpusError(
      message("{folder} holds several manifests; name the one to join: {names}", { folder, names: names.join(", ") }),
    );
  if (names.length === 0)
    throw new CorpusError(message("{folder} holds no {name}; it is no split folder", { folder, name: manifestName }));
  return names[0]!;
}
