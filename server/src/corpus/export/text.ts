import { plainText, type SpeechDocument } from "./document";

/** Plain text: a line a paragraph, an empty line between speeches. */
export async function* text(documents: AsyncIterable<SpeechDocument>): AsyncGenerator<string> {
  let separator = "";
  for await (const document of documents) {
    yield separator + plainText(document);
    separator = "\n";
  }
}
