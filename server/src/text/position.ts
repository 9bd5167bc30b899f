/** A place in a text: 0-based line, 0-based character counted in UTF-16 code units, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A half-open stretch of text; `end` is exclusive. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Replace `range` by `newText`. Edits of one list refer to the same, unedited text and never overlap. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** The stretch of one line from character `from` up to, not including, `to`. */
export function inLine(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}

/** `range` moved down by `lines` lines. */
export function moveRange(range: Range, lines: number): Range {
  return {
    start: { line: range.start.line + lines, character: range.start.character },
    end: { line: range.end.line + lines, character: range.end.character },
  };
}

/** Document order: by line, then by character. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
