import type { Encoding } from "../corpus/encoding";
import { findMalformed } from "../corpus/malformed";
import { Dump } from "../dump";
import { complain } from "./command";
import { readSource, type Source } from "./source";

/**
 * Reads and analyses the dump at `file`, and says on standard error where its bytes are damaged.
 * @throws CommandError as `readSource` does.
 */
export function openDump(file: string, { encoding }: { readonly encoding?: Encoding }) {
  const source = readSource(file, encoding);
  if (source.text.includes("\ufffd")) warnOfDamage(source);
  return { source, dump: Dump.read(source.text) };
}

function warnOfDamage({ file, bytes, encoding }: Source): void {
  const offsets = findMalformed(bytes, encoding);
  if (offsets.length === 0) return;
  const places = offsets.slice(0, 5).join(", ") + (offsets.length > 5 ? " …" : "");
  complain(
    `${file}: ${offsets.length} sequences that are no ${encoding}, at byte ${places}; they are kept as they are`,
  );
}
