import { ByteWriter, ParquetWriter } from "hyparquet-writer";
import type { SpeechDocument } from "./document";
import { columns } from "./row";

const ROWS = 500;

/** Parquet with one row a speech, its nested sections as JSON, compressed with Snappy, in groups of 500 rows. */
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
      { name: "root", num_children: columns.length + 1 },
      ...columns.map(({ name, type }) => ({ name, repetition_type: "OPTIONAL" as const, ...typeOf(type) })),
      { name: "blocks", repetition_type: "OPTIONAL", type: "BYTE_ARRAY", converted_type: "JSON" },
    ],
    createdBy: "speech-corpus",
  });
  let group: SpeechDocument[] = [];
  const writeGroup = () => {
    const data = (value: (document: SpeechDocument) => unknown) => group.map(value);
    const columnData = [
      ...columns.map(({ name, value }) => ({ name, data: data(value) })),
      { name: "blocks", data: data(({ blocks }) => blocks) },
    ];
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
