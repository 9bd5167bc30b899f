import type { Block, SectionBlock, SpeechDocument } from "./document";

/**
 * TEI P5: a `teiCorpus` with a `TEI` per speech. A section is a `div` with `type` (its style), `n` and `head`; a row of
 * sections of one line each is a `list`; what a site's editor said is a `note`; a copy points to its original.
 */
export async function* tei(documents: AsyncIterable<SpeechDocument>, name: string): AsyncGenerator<string> {
  const known = new Map<string, string>();
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<teiCorpus xmlns="http://www.tei-c.org/ns/1.0">\n${corpusHeader(name)}`;
  for await (const document of documents) {
    const id = `s${known.size + 1}`;
    known.set(document.id, id);
    const original = document.duplicateOf === null ? undefined : known.get(document.duplicateOf);
    yield `<TEI xml:id="${id}">\n${header(document, original)}${text(document)}</TEI>\n`;
  }
  yield "</teiCorpus>\n";
}

type Attributes = Readonly<Record<string, string | number | null>>;

/** An element on a line of its own; `content` is markup. */
function element(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const set = Object.entries(attributes)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
    .join("");
  return content.length === 0 ? `<${name}${set}/>\n` : `<${name}${set}>${content.join("")}</${name}>\n`;
}

/** An element that holds nothing but text. */
const leaf = (name: string, text: string, attributes: Attributes = {}) => element(name, attributes, escaped(text));

function corpusHeader(name: string): string {
  return element(
    "teiHeader",
    {},
    element(
      "fileDesc",
      {},
      element("titleStmt", {}, leaf("title", name)),
      element("publicationStmt", {}, leaf("p", "Unpublished corpus.")),
      element("sourceDesc", {}, leaf("p", "Speeches taken from dumps of web pages; each speech names its dump.")),
    ),
    element(
      "encodingDesc",
      {},
      element(
        "editorialDecl",
        {},
        leaf("p", "Sections are recognised by their markers. Page junk and blank lines are left out."),
      ),
    ),
  );
}

function header(document: SpeechDocument, original: string | undefined): string {
  const { id, source, lines, title, subtitle, speaker, date, isoDate, kind, confidence } = document;
  const titles = [leaf("title", title ?? id)];
  if (subtitle !== null) titles.push(leaf("title", subtitle, { type: "sub" }));
  if (speaker !== null) titles.push(leaf("author", speaker));
  const place = leaf("biblScope", `${lines[0]}-${lines[1]}`, { unit: "line", from: lines[0], to: lines[1] });
  const notes = [leaf("note", confidence.toFixed(3), { type: "confidence" })];
  if (original) notes.push(element("relatedItem", { type: "copy", target: `#${original}` }));
  const profile: string[] = [];
  if (date !== null) profile.push(element("creation", {}, leaf("date", date, { when: isoDate })));
  if (kind !== null) profile.push(element("textClass", {}, element("keywords", {}, leaf("term", kind))));
  return element(
    "teiHeader",
    {},
    element(
      "fileDesc",
      {},
      element("titleStmt", {}, ...titles),
      element("publicationStmt", {}, leaf("p", "Unpublished.")),
      element("notesStmt", {}, ...notes),
      element("sourceDesc", {}, element("bibl", {}, leaf("title", source), place)),
    ),
    ...(profile.length === 0 ? [] : [element("profileDesc", {}, ...profile)]),
  );
}

function text({ title, byline, salutation, blocks }: SpeechDocument): string {
  const top = title === null ? [] : [leaf("head", title)];
  for (const line of byline) top.push(leaf("byline", line));
  if (salutation !== null) top.push(element("opener", {}, leaf("salute", salutation)));
  // A body needs a paragraph or a division.
  const body = blocks.some(({ type }) => type !== "note") ? division(blocks) : [...division(blocks), element("p", {})];
  return element("text", { "xml:lang": "zh" }, element("body", {}, ...top, ...body));
}

/** The content of a `body` or a `div`. Once a `div` has come, TEI allows no more bare paragraphs and lists. */
function division(blocks: readonly Block[]): string[] {
  const content: string[] = [];
  let divided = false;
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i]!;
    if (block.type === "note") content.push(leaf("note", block.text, { type: "editorial" }));
    else if (block.type === "paragraph") {
      const paragraph = leaf("p", block.text);
      content.push(divided ? element("div", {}, paragraph) : paragraph);
    } else {
      const items = divided ? [] : listFrom(blocks, i);
      if (items.length > 1) {
        content.push(element("list", { type: block.style }, ...items.map(item)));
        i += items.length - 1;
      } else {
        content.push(section(block));
        divided = true;
      }
    }
  }
  return content;
}

function section({ style, value, heading, runIn, blocks }: SectionBlock): string {
  const body = runIn === "" ? [] : [leaf("p", runIn)];
  return element("div", { type: style, n: value }, leaf("head", heading), ...body, ...division(blocks));
}

const item = ({ value, text }: SectionBlock) => leaf("item", text, { n: value });

/** The sections of one line each, all of one style, that run from `start` to the end of `blocks`; none if others follow. */
function listFrom(blocks: readonly Block[], start: number): SectionBlock[] {
  const rest = blocks.slice(start);
  const items = rest.filter((block) => block.type === "section");
  const isList =
    items.length === rest.length &&
    items.every((block) => block.style === items[0]!.style && block.blocks.length === 0);
  return isList ? items : [];
}

/** Text as XML 1.0 can hold it: what has no place in XML at all becomes U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
    .replace(/[&<>"]/g, (character) => ENTITIES[character]!);
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
