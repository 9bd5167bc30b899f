import assert from "node:assert/strict";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { memorySource } from "../../server/src/corpus/byte-source";
import { sha256 } from "../../server/src/corpus/digest";
import { decode, type Encoding } from "../../server/src/corpus/encoding";
import { joinSplit } from "../../server/src/corpus/join";
import { planSplit, type SplitOptions, type SplitPlan } from "../../server/src/corpus/plan";
import { type SplitResult, type WriteOptions, writeSplit } from "../../server/src/corpus/write";
import { Dump } from "../../server/src/dump";

/** The plan to split `bytes`, in `encoding` or in what they look like. */
export function planOf(bytes: Uint8Array, options: SplitOptions = {}, encoding?: Encoding): SplitPlan {
  const decoded = decode(bytes, encoding);
  return planSplit({ name: "dump.txt", bytes, encoding: decoded.encoding }, Dump.read(decoded.text), options, sha256);
}

/** Splits `bytes` into `folder`. */
export function splitInto(
  folder: string,
  bytes: Uint8Array,
  options: SplitOptions & WriteOptions & { encoding?: Encoding } = {},
): Promise<SplitResult> {
  return writeSplit(planOf(bytes, options, options.encoding), memorySource(bytes), folder, options);
}

/** Splits `bytes` into `folder`, joins them again, and fails where the result is not the same. */
export async function assertRoundTrip(folder: string, bytes: Uint8Array, encoding?: Encoding): Promise<void> {
  const parts = join(folder, "parts");
  const out = join(folder, "joined");
  const options = encoding ? { encoding } : {};
  await splitInto(parts, bytes, {
    ...options,
    header: bytes.length % 2 ? "none" : "yaml",
    junk: bytes.length % 3 ? "keep" : "rest",
  });
  const { changed } = await joinSplit(parts, out);
  assert.deepEqual(changed, []);
  assert.ok(readFileSync(out).equals(bytes), "the joined dump differs from the source");
  rmSync(parts, { recursive: true });
  rmSync(out);
}
