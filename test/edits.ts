import type { TextEdit } from "../server/src/text/position";

/** `text` after `edits`, all of which refer to it as it is. They must not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const starts = [0];
  for (let i = text.indexOf("\n"); i >= 0; i = text.indexOf("\n", i + 1)) starts.push(i + 1);
  const offset = ({ line, character }: { line: number; character: number }) => starts[line]! + character;
  const sorted = [...edits].sort((a, b) => offset(a.range.start) - offset(b.range.start));
  let out = "";
  let at = 0;
  for (const { range, newText } of sorted) {
    if (offset(range.start) < at) throw new Error("edits overlap");
    out += text.slice(at, offset(range.start)) + newText;
    at = offset(range.end);
  }
  return out + text.slice(at);
}
