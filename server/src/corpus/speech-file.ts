import { Dump } from "../dump";
import { clean } from "./clean";
import { encode, UnencodableError } from "./encode";
import type { Encoding } from "./encoding";
import { type HeaderFields, yamlHeader } from "./header";
import type { PlannedSpeech, SplitPlan } from "./plan";

/** What the file of a speech holds. */
export interface SpeechFile {
  readonly header: Uint8Array;
  readonly body: Uint8Array;
  readonly encoding: Encoding;
  /** The codes of the problems that were mended in the body. */
  readonly cleaned: readonly string[];
}

/** Whether the file of a speech of `plan` holds the bytes of the source, and nothing has to be made of them. */
export function isCopied({ source, options }: SplitPlan): boolean {
  return source.encoding === "utf-8" && !isCleaning(options.clean);
}

/**
 * The file of `speech`, whose bytes in the source are `bytes`: cleaned if that is asked for, and as UTF-8. Where UTF-8 would
 * not give every byte back, or where it is to be `raw`, the body is `bytes` as they are.
 */
export function speechFile(plan: SplitPlan, speech: PlannedSpeech, bytes: Uint8Array, raw: boolean): SpeechFile {
  const { source, options } = plan;
  const made = raw || isCopied(plan) ? null : madeBody(bytes, source.encoding, options.clean ?? []);
  const encoding = made ? "utf-8" : source.encoding;
  // The header is UTF-8: it cannot stand in a file of another encoding.
  const hasHeader = options.header === "yaml" && encoding === "utf-8";
  const header = new TextEncoder().encode(hasHeader ? yamlHeader(headerFields(speech, source.name)) : "");
  return { header, body: made?.body ?? bytes, encoding, cleaned: made?.cleaned ?? [] };
}

function headerFields(speech: PlannedSpeech, source: string): HeaderFields {
  const { title, speaker, isoDate, date, line, endLine } = speech;
  return { title, speaker, date: isoDate ?? date, source, lines: [line + 1, endLine + 1] };
}

const isCleaning = (codes: readonly string[] | undefined) => codes !== undefined && codes.length > 0;

function madeBody(bytes: Uint8Array, encoding: Encoding, codes: readonly string[]) {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (!isSame(bytes, tryEncode(text, encoding))) return null;
  const { text: body, mended } = isCleaning(codes) ? clean(Dump.read(text), codes) : { text, mended: [] };
  const cleaned = [...new Set(mended.map(({ code }) => code))].sort();
  return { body: new TextEncoder().encode(body), cleaned };
}

function tryEncode(text: string, encoding: Encoding): Uint8Array | null {
  try {
    return encode(text, encoding);
  } catch (error) {
    if (error instanceof UnencodableError) return null;
    throw error;
  }
}

function isSame(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && a.length === b.length && a.every((byte, i) => byte === b[i]);
}
