/** What `trim` takes for a space. */
export function isSpace(code: number): boolean {
  return (
    code === 0x20 ||
    code === 0x3000 ||
    (code >= 0x09 && code <= 0x0d) ||
    code === 0xa0 ||
    (code >= 0x1680 && (code === 0x1680 || code === 0xfeff || (code <= 0x205f && SPACES.has(code))))
  );
}
const SPACES = new Set([0x2028, 0x2029, 0x202f, 0x205f]);
for (let code = 0x2000; code <= 0x200a; code++) SPACES.add(code);
