import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { parquetReadObjects } from "hyparquet";
import { documentOf, plainText, type SpeechDocument } from "../../../server/src/corpus/export/document";
import { type FormatName, formats } from "../../../server/src/corpus/export/format";
import { Dump } from "../../../server/src/dump";
import { describeRealDumps } from "../../real-dumps";
import { fixture } from "../../repository";

const DUMP = `第一篇：在春季植树动员会上的讲话
县长　王小明
（2024年3月12日）
同志们：
今天开会，说两件事。
一、统一思想。植树是大事，"绿水青山"，a<b&c。
（一）认识要高
要多种树。
（二）行动要快
1.今年种一万棵。
2.明年种两万棵。
二、抓好落实
大家辛苦了。
谢谢大家！
第二篇：在秋季运动会上的致辞
老师们，同学们：
祝运动会圆满成功。
谢谢大家！
`;

function documentsOf(text: string, name = "dump.txt"): SpeechDocument[] {
  const dump = Dump.read(text);
  return dump.structure.speeches.map((placement) => documentOf(dump, placement, name));
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

async function exported(format: FormatName, documents: readonly SpeechDocument[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of formats[format](each(documents), "a corpus")) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Our part of TEI and, where SPEECH_TEI_SCHEMA names the consortium's own tei_all.rng, all of it. */
const SCHEMAS = [fixture("tei/speech-corpus.rng"), process.env.SPEECH_TEI_SCHEMA].filter((path) => path !== undefined);

/** Checks against the schemas with libxml2, the library of xmllint. */
async function assertValidTei(xml: Buffer): Promise<void> {
  const { RelaxNGValidator, XmlDocument } = await import("libxml2-wasm");
  using document = XmlDocument.fromBuffer(xml);
  for (const path of SCHEMAS) {
    using schema = XmlDocument.fromBuffer(readFileSync(path));
    using validator = RelaxNGValidator.fromDoc(schema);
    validator.validate(document);
  }
}

describe("export", () => {
  it("sees a speech as a title block and nested sections", () => {
    const [first] = documentsOf(DUMP);
    assert.equal(first!.title, "在春季植树动员会上的讲话");
    assert.equal(first!.salutation, "同志们：");
    const outline = (blocks: SpeechDocument["blocks"]): unknown[] =>
      blocks.map((block) => (block.type === "section" ? [block.heading, ...outline(block.blocks)] : block.text));
    assert.deepEqual(outline(first!.blocks), [
      "今天开会，说两件事。",
      [
        "一、统一思想。",
        ["（一）认识要高", "要多种树。"],
        ["（二）行动要快", ["1.今年种一万棵。"], ["2.明年种两万棵。"]],
      ],
      ["二、抓好落实", "大家辛苦了。", "谢谢大家！"],
    ]);
  });

  it("text holds every line of the speeches that is no junk", async () => {
    const text = (await exported("text", documentsOf(DUMP))).toString();
    const said = DUMP.split("\n").filter((line) => line !== "" && !/^第.篇/.test(line));
    for (const line of said) assert.ok(text.includes(line), line);
  });

  it("jsonl is one object a speech", async () => {
    const rows = (await exported("jsonl", documentsOf(DUMP)))
      .toString()
      .trimEnd()
      .split("\n")
      .map((row) => JSON.parse(row));
    assert.deepEqual(
      rows.map(({ id, lines }) => [id, lines]),
      [
        ["dump.txt#1", [1, 14]],
        ["dump.txt#2", [15, 18]],
      ],
    );
    assert.equal(rows[0].blocks[1].blocks[1].blocks[1].heading, "2.明年种两万棵。");
  });

  it("csv quotes what needs quoting", async () => {
    const documents = documentsOf(DUMP);
    const text = (await exported("csv", documents)).toString();
    assert.ok(text.includes(`,"${plainText(documents[0]!).replaceAll('"', '""')}"\r\n`));
    assert.match(text, /^id,source,first_line,last_line,ordinal,title,/);
    assert.ok(text.includes('植树是大事，""绿水青山""，a<b&c。'));
    assert.ok(text.endsWith('"\r\n'));
  });

  it("markdown has a heading for each speech and section, and means what it says", async () => {
    const text = (await exported("markdown", documentsOf(`${DUMP}- 不是列表\n1. 是*小节*\n`))).toString();
    assert.match(text, /^# 在春季植树动员会上的讲话\n\n/);
    assert.match(text, /\n## 一、统一思想。\n\n植树是大事，"绿水青山"，a\\<b\\&c。\n\n### （一）认识要高\n\n/);
    assert.match(text, /\n\\- 不是列表\n/);
    assert.doesNotMatch(text, /[^\\]\*小节/);
  });

  it("parquet is read back, unknown values and all", async () => {
    const documents = documentsOf(DUMP);
    const bytes = await exported("parquet", documents);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file });
    assert.deepEqual(
      rows.map(({ id, first_line, ordinal, title, speaker, confidence, text, blocks }) => [
        id,
        first_line,
        ordinal,
        title,
        speaker,
        confidence,
        text,
        blocks,
      ]),
      documents.map((d) =>
        [d.id, d.lines[0], d.ordinal, d.title, d.speaker, d.confidence, plainText(d), d.blocks].map(
          (value) => value ?? null,
        ),
      ),
    );
  });

  it("parquet writes many speeches in groups", async () => {
    const [document] = documentsOf(DUMP);
    const many = Array.from({ length: 1201 }, (_, i) => ({ ...document!, id: String(i) }));
    const bytes = await exported("parquet", many);
    const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) as ArrayBuffer;
    const rows = await parquetReadObjects({ file, columns: ["id"] });
    assert.deepEqual(
      rows.map(({ id }) => id),
      many.map(({ id }) => id),
    );
  });

  it("tei is valid, and shows sections, people and copies", async () => {
    const documents = documentsOf(DUMP);
    documents.push({
      ...documents[1]!,
      id: "dump.txt#3",
      duplicateOf: "dump.txt#2",
      subtitle: "──二稿",
      speaker: "王小明",
      date: "2024年3月12日",
      isoDate: "2024-03-12",
      kind: "讲话",
    });
    const xml = await exported("tei", documents);
    await assertValidTei(xml);
    const text = xml.toString();
    assert.match(
      text,
      /<div type="cjk-dun" n="1"><head>一、统一思想。<\/head>\n<p>植树是大事，&quot;绿水青山&quot;，a&lt;b&amp;c。<\/p>\n<div type="paren-cjk" n="1">/,
    );
    assert.match(text, /<list type="arabic"><item n="1">1\.今年种一万棵。<\/item>\n<item n="2">/);
    assert.match(text, /<relatedItem type="copy" target="#s2"\/>/);
    assert.match(text, /<creation><date when="2024-03-12">2024年3月12日<\/date>/);
  });

  it("tei is valid for any text, control characters and all", async function () {
    this.timeout(60_000);
    const line = fc.oneof(
      fc.constantFrom(
        "第一篇：在大会上的讲话",
        "同志们：",
        "一、甲",
        "（一）乙",
        "1.丙。丁",
        "下面是小编为大家整理的，供大家参考。",
        "谢谢大家！",
        "\0\u0008\ufffe]]>",
        "<a>&",
      ),
      fc.string({ unit: "binary" }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { maxLength: 15 }), async (lines) => {
        const documents = documentsOf(`第一篇：在开幕式上的讲话\n${lines.join("\n")}\n`);
        if (documents.length > 0) await assertValidTei(await exported("tei", documents));
      }),
      { numRuns: 100 },
    );
  });

  for (const name of readdirSync(fixture("dumps")))
    it(`tei of ${name} is valid`, async () => {
      const documents = documentsOf(readFileSync(fixture(`dumps/${name}`), "utf8"), name);
      await assertValidTei(await exported("tei", documents));
    });

  it("the schema refuses what TEI refuses", async () => {
    const valid = (await exported("tei", documentsOf(DUMP))).toString();
    for (const [from, to] of [
      ["</div>\n</body>", "</div>\n<p>后</p></body>"],
      ["<sourceDesc>", "<nonsense>"],
      ['xml:id="s2"', 'xml:id="s1"'],
    ] as const)
      await assert.rejects(assertValidTei(Buffer.from(valid.replace(from, to))), from);
  });
});

describeRealDumps("export of real dumps", (path) => {
  const name = path.replace(/^.*\//, "");
  const documents = () => documentsOf(readFileSync(path, "utf8"), name);
  it(`${name} as valid TEI`, async () => assertValidTei(await exported("tei", documents())));
  it(`${name} loses no character of a speech but its junk`, () => {
    const dump = Dump.read(readFileSync(path, "utf8"));
    for (const placement of dump.structure.speeches) {
      const { line, speech } = placement;
      const junk = new Set(
        speech.noise.flatMap((noise) =>
          Array.from({ length: noise.endLine - noise.line + 1 }, (_, i) => noise.line + i),
        ),
      );
      const text = plainText(documentOf(dump, placement, name));
      for (let i = 0; i <= speech.endLine; i++) {
        const said = dump.lines.at(line + i)!.text.trim();
        if (!junk.has(i) && !speech.titleLines.includes(i)) assert.ok(text.includes(said), `line ${line + i + 1}`);
      }
    }
  });
});
