import type { BoundarySnippet } from "../../../protocol/requests";
import { fold } from "../reading/fold";
import { readNumeral, writeNumeral, writeNumeralLike } from "../reading/numerals";
import { readMarker } from "../reading/title";
import type { Position } from "../text/position";
import type { OpenDump } from "./documents";

const TITLE = "标题";

/**
 * The boundary marker that continues those of the dump before `cursor`, in their style (第二篇： → 第三篇：, …发言稿篇一 →
 * …发言稿篇二), or 第N篇： in a dump that has none. It gets a line of its own.
 */
export function boundarySnippet({ dump: { lines, structure } }: OpenDump, cursor: Position): BoundarySnippet {
  const before = structure.speeches.filter(({ line }) => line <= cursor.line);
  const marked = before.findLast(({ speech }) => speech.marker !== null);
  const text = marked ? lines.at(marked.line)!.text.trim() : "";
  const marker = continued(text) ?? `第${writeNumeral(before.length + 1, "cjk")}篇：${placeholder(TITLE)}`;
  const line = lines.at(cursor.line)!.text;
  const opens = line.slice(0, cursor.character).trim() === "";
  return opens
    ? { position: { line: cursor.line, character: 0 }, snippet: `${marker}\n` }
    : { position: cursor, snippet: `\n${marker}\n` };
}

/** The next marker after the one in `line`, or null where `line` has none with a number. */
function continued(line: string): string | null {
  const marker = readMarker(fold(line));
  if (!marker) return null;
  const from = marker.trailing ? fold(line).lastIndexOf(marker.text) : 0;
  const written = line.slice(from, from + marker.text.length);
  for (let at = 0; at < written.length; at++) {
    const numeral = readNumeral(written, at);
    if (numeral) {
      const number = writeNumeralLike(written.slice(at, numeral.end), numeral.value + 1);
      const next = escaped(written.slice(0, at) + number + written.slice(numeral.end));
      return marker.trailing ? placeholder(line.slice(0, from)) + next : next + placeholder(TITLE);
    }
  }
  return null;
}

function placeholder(text: string): string {
  return `\${1:${escaped(text)}}`;
}

function escaped(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}
