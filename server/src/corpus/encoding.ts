import { isUtf8, transcode } from "node:buffer";

/** The encodings that dumps come in, by the names that `TextDecoder` gives them. GBK and GB2312 are read as GB18030. */
export const encodings = ["utf-8", "utf-16le", "utf-16be", "gb18030", "big5"] as const;
export type Encoding = (typeof encodings)[number];

/** A text as decoded: without its byte order mark, each undecodable sequence as U+FFFD. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** Length in bytes of the byte order mark; 0 where there is none. */
  readonly bom: 0 | 2 | 3;
}

const SAMPLE = 1 << 16;
const ALIASES: Readonly<Record<string, Encoding>> = {
  utf8: "utf-8",
  "utf-8-bom": "utf-8",
  utf16: "utf-16le",
  "utf-16": "utf-16le",
  utf16le: "utf-16le",
  utf16be: "utf-16be",
  gbk: "gb18030",
  gb2312: "gb18030",
  cp936: "gb18030",
  "big5-hkscs": "big5",
  cp950: "big5",
};

/** The encoding that goes by `name` (any case; GBK and GB2312 are GB18030), or null. */
export function encodingNamed(name: string): Encoding | null {
  const key = name.toLowerCase();
  return encodings.find((encoding) => encoding === key) ?? ALIASES[key] ?? null;
}

/** Decodes `bytes`, as `encoding` or as whatever they look like. Never fails. */
export function decode(bytes: Uint8Array, encoding: Encoding = detectEncoding(bytes)): DecodedText {
  const bom = bomOf(bytes, encoding);
  return { text: decodePiece(bytes.subarray(bom), encoding), encoding, bom };
}

/** Decodes `bytes` from within a text, where no byte order mark is looked for. Never fails. */
export function decodePiece(bytes: Uint8Array, encoding: Encoding): string {
  // Transcoding takes a third of a decoder's time, but gives up at the first byte that is damaged.
  if (encoding === "utf-8" && isUtf8(bytes)) return transcode(bytes, "utf8", "utf16le").toString("utf16le");
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** Length of the byte order mark with which `bytes` begin in `encoding`. */
export function bomOf(bytes: Uint8Array, encoding: Encoding): 0 | 2 | 3 {
  const [a, b, c] = bytes;
  if (encoding === "utf-8") return a === 0xef && b === 0xbb && c === 0xbf ? 3 : 0;
  if (encoding === "utf-16le") return a === 0xff && b === 0xfe ? 2 : 0;
  if (encoding === "utf-16be") return a === 0xfe && b === 0xff ? 2 : 0;
  return 0;
}

/** The likeliest encoding of `bytes`: by byte order mark, by validity, else by the statistics of a sample. */
export function detectEncoding(bytes: Uint8Array): Encoding {
  for (const encoding of ["utf-8", "utf-16le", "utf-16be"] as const) if (bomOf(bytes, encoding) > 0) return encoding;
  const sample = bytes.subarray(0, SAMPLE & ~1);
  if (isUtf8(bytes) && countOf(new TextDecoder().decode(sample), "\0") * 10 < sample.length) return "utf-8";
  for (const encoding of ["utf-16le", "utf-16be"] as const) if (looksChinese(sample, encoding)) return encoding;
  // A few torn bytes do not make a UTF-8 text anything else: legacy text read as UTF-8 fails at nearly every character.
  const decoded = new TextDecoder("utf-8").decode(sample);
  const damage = countOf(decoded, "\ufffd");
  if (damage * 20 <= decoded.length - damage) return "utf-8";
  return commonShare(sample, "big5") > commonShare(sample, "gb18030") ? "big5" : "gb18030";
}

/** Whether `text`, as decoded, is no text at all: more than a tenth of it is control characters or undecodable. */
export function isBinary(text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  let strange = 0;
  for (let i = 0; i < sample.length; i++) {
    const code = sample.charCodeAt(i);
    if (code === 0xfffd || code === 0x7f || (code < 0x20 && (code < 0x09 || code > 0x0d))) strange++;
  }
  return strange * 10 > sample.length;
}

/** Whether most characters of `sample`, read as UTF-16, are those of Chinese text: chance would put few of them there. */
function looksChinese(sample: Uint8Array, encoding: Encoding): boolean {
  const text = new TextDecoder(encoding).decode(sample);
  const usual = text.match(/[\t\n\r -~\u3000-\u303f\u4e00-\u9fff\uff00-\uff65]/g)?.length ?? 0;
  return usual > text.length * 0.8;
}

/** The characters, simplified and traditional, that make up a third of any Chinese text and next to nothing of a misread one. */
const COMMON =
  /[的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产这種個國時來們會對發動過說產這為領導志家各位工谢謝，。、：]/g;

function commonShare(sample: Uint8Array, encoding: Encoding): number {
  const text = new TextDecoder(encoding).decode(sample);
  return (text.match(COMMON)?.length ?? 0) / Math.max(1, text.length);
}

function countOf(text: string, char: string): number {
  let count = 0;
  for (let i = text.indexOf(char); i >= 0; i = text.indexOf(char, i + 1)) count++;
  return count;
}
