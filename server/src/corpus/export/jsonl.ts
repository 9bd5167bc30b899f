import { plainText, type SpeechDocument } from "./document";

/** JSON Lines: one object a speech, its sections nested in `blocks`, its plain text in `text`. */
export async function* jsonl(documents: AsyncIterable<SpeechDocument>): AsyncGenerator<string> {
  for await (const document of documents) yield `${JSON.stringify({ ...document, text: plainText(document) })}\n`;
}
