import { bomOf, type Encoding } from "./encoding";

const LF = 0x0a;
const CR = 0x0d;

/**
 * Where each line starts in `bytes`, as a dump counts lines: after every \n, \r\n and \r. The first line starts
 * behind the byte order mark. In all our encodings these bytes stand for nothing else, even in damaged text.
 */
export function lineStarts(bytes: Uint8Array, encoding: Encoding): number[] {
  const starts: number[] = [bomOf(bytes, encoding)];
  if (encoding === "utf-16le" || encoding === "utf-16be") {
    const low = encoding === "utf-16le" ? 0 : 1;
    const unit = (i: number) => (bytes[i + 1 - low] === 0 ? bytes[i + low] : undefined);
    for (let i = 0; i + 1 < bytes.length; i += 2) {
      const code = unit(i);
      if (code === LF || (code === CR && unit(i + 2) !== LF)) starts.push(i + 2);
    }
    return starts;
  }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === LF || (byte === CR && bytes[i + 1] !== LF)) starts.push(i + 1);
  }
  return starts;
}
