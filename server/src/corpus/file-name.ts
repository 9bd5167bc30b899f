/** The longest file name, in bytes of UTF-8, that every common file system takes. */
const MAX_BYTES = 255;
/** Room for ` (1000000)` behind a name that is taken. */
const SUFFIX_BYTES = 10;
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** What a name template can name; a value that is not known is the empty string. */
export interface NameParts {
  readonly ordinal: number;
  readonly index: number;
  readonly title: string;
  readonly date: string;
  readonly speaker: string;
  readonly source: string;
  readonly sha8: string;
}

export const defaultTemplate = "{ordinal:02}-{title}";
const PLACEHOLDER = /\{(ordinal|index|title|date|speaker|source|sha8)(?::0?(\d{1,2}))?\}/g;

/** The first thing in `template` that looks like a placeholder and is none, or null. */
export function unknownPlaceholder(template: string): string | null {
  return /\{[^}]*\}?/.exec(template.replace(PLACEHOLDER, ""))?.[0] ?? null;
}

/**
 * The file name that `template` makes of `parts`, with `extension` (`.txt`). `{ordinal:02}` pads with zeros.
 * The result is safe as `safeName` has it.
 */
export function fileNameFrom(template: string, parts: NameParts, extension: string): string {
  const stem = template.replace(PLACEHOLDER, (_, key: keyof NameParts, width: string | undefined) =>
    String(parts[key]).padStart(width ? Number(width) : 0, "0"),
  );
  return safeName(stem, extension);
}

/**
 * `stem` + `extension` as a name that is valid and means the same on Windows, macOS and Linux: no separators, control,
 * bidirectional or other invisible characters, no reserved device names, no dots or blanks at the ends, at most 255
 * bytes together with a suffix that `numbered` may add. Never empty.
 */
export function safeName(stem: string, extension: string): string {
  let name = stem
    .normalize("NFC")
    .replace(/[\s\p{Z}]/gu, " ")
    .replace(/\p{C}/gu, "")
    .replace(/ +/g, " ")
    .replace(/[<>:"/\\|?*]+/g, "_");
  name = trimEnds(cutBytes(trimEnds(name), MAX_BYTES - SUFFIX_BYTES - byteLength(extension))) || "untitled";
  return (RESERVED.test(name) ? `_${name}` : name) + extension;
}

/** `name` with ` (n)` before its extension; `name` itself for 1. */
export function numbered(name: string, n: number): string {
  if (n === 1) return name;
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? `${name} (${n})` : `${name.slice(0, dot)} (${n})${name.slice(dot)}`;
}

/** Two names with one key are one file on some file system: they ignore case and Unicode normalisation. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

const trimEnds = (name: string) => name.replace(/^[\s.\-_]+|[\s.\-_]+$/g, "");
const byteLength = (text: string) => new TextEncoder().encode(text).length;

function cutBytes(text: string, bytes: number): string {
  let length = 0;
  let kept = "";
  for (const character of text) {
    length += byteLength(character);
    if (length > bytes) return kept;
    kept += character;
  }
  return kept;
}
