import type { Block, SpeechDocument } from "./document";

/** Markdown: a speech is a heading of level 1, its sections are headings below it. */
export async function* markdown(documents: AsyncIterable<SpeechDocument>): AsyncGenerator<string> {
  let separator = "";
  for await (const document of documents) {
    const { title, id, byline, salutation, blocks } = document;
    const head = [`# ${escaped(title ?? id)}`, ...byline.map((line) => `*${escaped(line)}*`)];
    if (salutation !== null) head.push(paragraph(salutation));
    yield `${separator}${[...head, ...blocks.flatMap((block) => blockLines(block, 2))].join("\n\n")}\n`;
    separator = "\n";
  }
}

function blockLines(block: Block, level: number): string[] {
  if (block.type === "paragraph") return [paragraph(block.text)];
  if (block.type === "note") return [`> ${paragraph(block.text)}`];
  const head = `${"#".repeat(Math.min(level, 6))} ${escaped(block.heading)}`;
  const runIn = block.runIn === "" ? [] : [paragraph(block.runIn)];
  return [head, ...runIn, ...block.blocks.flatMap((inner) => blockLines(inner, level + 1))];
}

const escaped = (text: string) => text.replace(/[\\`*_[\]<&#]/g, "\\$&");

/** At the head of a paragraph these would make a list, a quotation or a rule. */
const paragraph = (text: string) =>
  escaped(text).replace(/^(?:([-+>=~|])|(\d+)([.)]))/, (_, sign, number, stop) =>
    sign ? `\\${sign}` : `${number}\\${stop}`,
  );
