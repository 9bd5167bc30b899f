import type { Encoding } from "./encoding";

/** A text that an encoding cannot hold; `character` is the first that it lacks. */
export class UnencodableError extends Error {
  constructor(
    readonly encoding: Encoding,
    readonly character: string,
  ) {
    const code = character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, "0");
    super(`${encoding} has no ${character} (U+${code})`);
  }
}

/**
 * `text` in `encoding`, without a byte order mark.
 * @throws UnencodableError where it holds a character that the encoding lacks (a lone surrogate, too).
 */
export function encode(text: string, encoding: Encoding): Uint8Array {
  if (encoding === "utf-16le" || encoding === "utf-16be") return encodeUtf16(text, encoding);
  if (encoding === "utf-8") {
    const lone = /\p{Cs}/u.exec(text);
    if (lone) throw new UnencodableError(encoding, lone[0]);
    return new TextEncoder().encode(text);
  }
  const table = tableOf(encoding);
  const bytes = new Uint8Array(text.length * 4);
  let to = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    if (code < 0x80) {
      bytes[to++] = code;
      continue;
    }
    let packed = table.get(code);
    if (packed === undefined && encoding === "gb18030" && code > 0xffff) packed = supplementary(code);
    if (packed === undefined) throw new UnencodableError(encoding, character);
    if (packed > 0xffff) {
      bytes[to++] = packed >>> 24;
      bytes[to++] = (packed >>> 16) & 0xff;
    }
    bytes[to++] = (packed >>> 8) & 0xff;
    bytes[to++] = packed & 0xff;
  }
  return bytes.slice(0, to);
}

function encodeUtf16(text: string, encoding: "utf-16le" | "utf-16be"): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < text.length; i++) view.setUint16(i * 2, text.charCodeAt(i), encoding === "utf-16le");
  return bytes;
}

const tables = new Map<Encoding, ReadonlyMap<number, number>>();

/**
 * Code point → its bytes as one big-endian number. The table is the inverse of the platform's decoder, so that the
 * two agree by construction and none has to be shipped. Where several sequences decode alike, the first wins.
 */
function tableOf(encoding: Encoding): ReadonlyMap<number, number> {
  const known = tables.get(encoding);
  if (known) return known;
  const table = new Map<number, number>();
  const decoder = new TextDecoder(encoding);
  const add = (bytes: readonly number[]) => {
    const text = decoder.decode(Uint8Array.from(bytes));
    const code = text.codePointAt(0)!;
    if (text.includes("\ufffd") || text.length !== (code > 0xffff ? 2 : 1)) return;
    const packed = bytes.reduce((number, byte) => number * 256 + byte, 0);
    if (!table.has(code)) table.set(code, packed);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++) for (let trail = 0x40; trail <= 0xfe; trail++) add([lead, trail]);
  if (encoding === "gb18030")
    for (let a = 0x81; a <= 0x84; a++)
      for (let b = 0x30; b <= 0x39; b++)
        for (let c = 0x81; c <= 0xfe; c++) for (let d = 0x30; d <= 0x39; d++) add([a, b, c, d]);
  tables.set(encoding, table);
  return table;
}

/** GB18030 counts the code points above U+FFFF through, from 90 30 81 30 on. */
function supplementary(code: number): number {
  const n = code - 0x10000;
  const d = 0x30 + (n % 10);
  const c = 0x81 + (Math.trunc(n / 10) % 126);
  const b = 0x30 + (Math.trunc(n / 1260) % 10);
  const a = 0x90 + Math.trunc(n / 12600);
  return ((a * 256 + b) * 256 + c) * 256 + d;
}
