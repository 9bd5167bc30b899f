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
  let feed = bytes.indexOf(LF);
  let carriage = bytes.indexOf(CR);
  while (feed >= 0 || carriage >= 0) {
    if (carriage < 0 || (feed >= 0 && feed < carriage)) {
      starts.push(feed + 1);
      feed = bytes.indexOf(LF, feed + 1);
    } else {
      if (feed !== carriage + 1) starts.push(carriage + 1);
      carriage = bytes.indexOf(CR, carriage + 1);
    }
  }
  return starts;
}
