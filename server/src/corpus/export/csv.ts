import { stringify } from "csv-stringify/sync";
import type { SpeechDocument } from "./document";
import { columns } from "./row";

// A lone line break inside a value ends the row for most readers, so it is quoted as well.
const OPTIONS = { record_delimiter: "windows", quoted_match: /[\r\n]/ };

/** CSV after RFC 4180 with a header row; an unknown value is empty. */
export async function* csv(documents: AsyncIterable<SpeechDocument>): AsyncGenerator<string> {
  const row = (values: readonly unknown[]) => stringify([values], OPTIONS);
  yield row(columns.map(({ name }) => name));
  for await (const document of documents) yield row(columns.map(({ value }) => value(document)));
}
