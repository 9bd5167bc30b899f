import { Trait } from "../reading/glance";
import type { Line } from "../reading/line";
import { lineStarts } from "./byte-lines";
import type { Encoding } from "./encoding";
import type { DumpWindow } from "./windows";

/** The offsets in the dump of the malformed bytes that are a piece's own, at most `limit`. */
export function damagedIn({ dump, bytes, starts, encoding, own, shift }: DumpWindow, limit: number): number[] {
  if (!dump.lines.slice(own.from, own.to).some(isDamaged)) return [];
  const [from, to] = [starts[own.from]!, starts[own.to] ?? bytes.length];
  return findMalformed(bytes.subarray(from, to), encoding, limit).map((offset) => offset + from + shift.byte);
}

const isDamaged = ({ traits, text }: Line) => (traits & Trait.broken) !== 0 && text.includes("\ufffd");

/**
 * The offsets of the bytes in `bytes` that `encoding` gives no meaning to, each the start of a malformed sequence; at
 * most `limit`. Such bytes show as U+FFFD in the text, and are never lost: a split copies bytes, not text.
 */
export function findMalformed(bytes: Uint8Array, encoding: Encoding, limit = 1000): number[] {
  const found: number[] = [];
  const starts = lineStarts(bytes, encoding);
  for (let i = 0; i < starts.length && found.length < limit; i++) {
    const [from, to] = [starts[i]!, starts[i + 1] ?? bytes.length];
    const line = bytes.subarray(from, to);
    if (!isWellFormed(line, encoding)) found.push(...malformedIn(line, encoding).map((offset) => from + offset));
  }
  return found.slice(0, limit);
}

function isWellFormed(bytes: Uint8Array, encoding: Encoding): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Feeds the decoder byte by byte: where it refuses, the sequence that it was in is malformed, and reading starts afresh. */
function malformedIn(bytes: Uint8Array, encoding: Encoding): number[] {
  const found: number[] = [];
  let start = 0;
  while (start < bytes.length) {
    const end = longestCharacter(bytes, start, encoding);
    if (end === start) {
      found.push(start);
      start += encoding.startsWith("utf-16") ? 2 : 1;
      while (encoding === "utf-8" && (bytes[start]! & 0xc0) === 0x80) start++;
    } else start = end;
  }
  return found;
}

/** Where the character that starts at `start` ends; `start` itself where none does. */
function longestCharacter(bytes: Uint8Array, start: number, encoding: Encoding): number {
  for (let end = start + 1; end <= Math.min(start + 4, bytes.length); end++)
    if (isWellFormed(bytes.subarray(start, end), encoding)) return end;
  return start;
}
