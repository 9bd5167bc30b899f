import { isBinary } from "./encoding";
import { damagedIn } from "./malformed";
import type { DumpWindow } from "./windows";

/** What someone wants to know of each piece of a dump. */
export interface Look<Params, Found> {
  /** By which threads know it. */
  readonly name: string;
  /** Returns plain data, as JSON has it; offsets, lines and indexes are those in the piece. */
  find(window: DumpWindow, params: Params): Found;
}

/** A piece of a dump as it is told of: plain data. */
export interface Piece<Found> extends Pick<DumpWindow, "encoding" | "shift" | "own" | "last"> {
  /** How many lines it has, and where it ends in the dump. */
  readonly lines: number;
  readonly end: number;
  readonly isDump: boolean;
  /** Whether the dump begins with it, and that is no text. */
  readonly isBinary: boolean;
  /** The first offsets in the dump of bytes of its own that mean nothing in its encoding. */
  readonly damaged: readonly number[];
  readonly found: Found;
}

/** More damaged places of a piece are not told. */
const DAMAGED = 6;
const HEAD_LINES = 400;

/** What `look` finds in each of `windows`; returns what they return. */
export async function* piecesOf<Params, Found, Result>(
  windows: AsyncGenerator<DumpWindow, Result>,
  look: Look<Params, Found>,
  params: Params,
): AsyncGenerator<Piece<Found>, Result> {
  for (;;) {
    const { done, value } = await windows.next();
    if (done) return value;
    yield pieceOf(value, look.find(value, params));
  }
}

/** `window` as it is told of, with what was found in it. */
export function pieceOf<Found>(window: DumpWindow, found: Found): Piece<Found> {
  const { dump, bytes, encoding, starts, shift, own, last } = window;
  const head = () => dump.lines.slice(0, HEAD_LINES).map(({ text }) => text);
  return {
    encoding,
    shift,
    own,
    last,
    lines: starts.length,
    end: shift.byte + bytes.length,
    isDump: dump.structure.kind !== "not-a-dump",
    isBinary: shift.byte === 0 && isBinary(head().join("\n")),
    damaged: damagedIn(window, DAMAGED),
    found,
  };
}
