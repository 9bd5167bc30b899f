import { plainText, type SpeechDocument } from "./document";

/** The columns of the tabular formats, and what each holds of a document. */
export const columns = [
  { name: "id", type: "STRING", value: (document: SpeechDocument) => document.id },
  { name: "source", type: "STRING", value: (document: SpeechDocument) => document.source },
  { name: "first_line", type: "INT32", value: (document: SpeechDocument) => document.lines[0] },
  { name: "last_line", type: "INT32", value: (document: SpeechDocument) => document.lines[1] },
  { name: "ordinal", type: "INT32", value: (document: SpeechDocument) => document.ordinal },
  { name: "title", type: "STRING", value: (document: SpeechDocument) => document.title },
  { name: "subtitle", type: "STRING", value: (document: SpeechDocument) => document.subtitle },
  { name: "speaker", type: "STRING", value: (document: SpeechDocument) => document.speaker },
  { name: "date", type: "STRING", value: (document: SpeechDocument) => document.isoDate ?? document.date },
  { name: "occasion", type: "STRING", value: (document: SpeechDocument) => document.occasion },
  { name: "kind", type: "STRING", value: (document: SpeechDocument) => document.kind },
  { name: "duplicate_of", type: "STRING", value: (document: SpeechDocument) => document.duplicateOf },
  { name: "confidence", type: "DOUBLE", value: (document: SpeechDocument) => document.confidence },
  { name: "text", type: "STRING", value: plainText },
] as const;
