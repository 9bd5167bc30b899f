/** A set of UTF-16 units, as a test; a table, because whole texts are asked about. */
export function oneOf(characters: string): (code: number) => boolean {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) table[characters.charCodeAt(i)] = 1;
  return (code) => table[code] === 1;
}
