import { csv } from "./csv";
import type { SpeechDocument } from "./document";
import { jsonl } from "./jsonl";
import { markdown } from "./markdown";
import { parquet } from "./parquet";
import { tei } from "./tei";
import { text } from "./text";

/**
 * Turns documents into the bytes of one file, piece by piece, so that memory does not grow with their number.
 * `name` is what the whole is called.
 */
export type Format = (documents: AsyncIterable<SpeechDocument>, name: string) => AsyncIterable<string | Uint8Array>;

export const formats = { text, jsonl, csv, tei, parquet, markdown } as const satisfies Record<string, Format>;
export type FormatName = keyof typeof formats;
