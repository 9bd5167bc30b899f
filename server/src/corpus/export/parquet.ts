import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { SpeechDocument } from "./document";
import { columns } from "./row";

const ROWS = 500;

/** Parquet with one row a speech, compressed with Snappy, in groups of 500 rows. */
export async function* parquet(documents: AsyncIterable<SpeechDocument>): AsyncGenerator<Uint8Array> {
  const bytes = new ByteWriter();
  const drain = () => {
    const chunk = bytes.getBytes().slice();
    bytes.index = 0;
    return chunk;
  };
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [
      { name: "root", num_children: columns.length },
      ...columns.map(({ name, type }) => ({ name, repetition_type: "OPTIONAL" as const, ...typeOf(type) })),
    ],
    createdBy: "speech-corpus",
  });
  let group: SpeechDocument[] = [];
  const writeGroup = () => {
    const columnData = columns.map(({ name, value }) => ({ name, data: group.map((document) => value(document)) }));
    group = [];
    return writer.write({ columnData, rowGroupSize: ROWS });
  };
  for await (const document of documents) {
    group.push(document);
    if (group.length < ROWS) continue;
    await writeGroup();
    yield drain();
  }
  if (group.length > 0) await writeGroup();
  await writer.finish();
  yield drain();
}

function typeOf(type: (typeof columns)[number]["type"]) {
  return type === "STRING" ? ({ type: "BYTE_ARRAY", converted_type: "UTF8" } as const) : ({ type } as const);
}
