import type { PlacedProblem } from "../rules/rule";
import type { Placement } from "../structure/structure";
import { isBinary } from "./encoding";
import { damagedIn } from "./malformed";
import type { DumpWindow } from "./windows";

/** What someone wants to know of each piece of a dump. */
export interface Look<Params, Found, Told> {
  /** By which threads know it. */
  readonly name: string;
  /** Offsets, lines and indexes of what it finds are those in the piece: plain data, as JSON has it. */
  find(window: DumpWindow, params: Params): Found;
  /** What of that is the piece's own, with the offsets, lines and indexes in the whole: plain data, which threads can pass on. */
  tell(piece: Piece<Found>, params: Params): Told;
}

/** A piece of a dump, without the dump, and what is known of it. */
export interface Piece<Known> extends Pick<DumpWindow, "encoding" | "shift" | "own" | "last"> {
  /** How many lines it has, and where it ends in the dump. */
  readonly lines: number;
  readonly end: number;
  readonly isDump: boolean;
  /** Whether the dump begins with it, and that is no text. */
  readonly isBinary: boolean;
  /** The first offsets in the dump of bytes of its own that mean nothing in its encoding. */
  readonly damaged: readonly number[];
  readonly known: Known;
}

/** More damaged places of a piece are not told. */
const DAMAGED = 6;
const HEAD_LINES = 400;

/** What `look` finds in each of `windows`; returns what they return. */
export async function* findIn<Params, Found, Result>(
  windows: AsyncGenerator<DumpWindow, Result>,
  look: Look<Params, Found, unknown>,
  params: Params,
): AsyncGenerator<Piece<Found>, Result> {
  for (;;) {
    const { done, value } = await findNext(windows, look, params);
    if (done) return value;
    yield value;
  }
}

/** What `look` finds in the next of `windows`, without the window: that is garbage then. */
async function findNext<Params, Found, Result>(
  windows: AsyncGenerator<DumpWindow, Result>,
  look: Look<Params, Found, unknown>,
  params: Params,
): Promise<IteratorResult<Piece<Found>, Result>> {
  const { done, value } = await windows.next();
  return done ? { done, value } : { done: false, value: pieceOf(value, look.find(value, params)) };
}

/** What `look` tells of each of `windows`; returns what they return. */
export async function* tellOf<Params, Found, Told, Result>(
  windows: AsyncGenerator<DumpWindow, Result>,
  look: Look<Params, Found, Told>,
  params: Params,
): AsyncGenerator<Piece<Told>, Result> {
  const pieces = findIn(windows, look, params);
  for (;;) {
    const { done, value } = await pieces.next();
    if (done) return value;
    yield told(value, look, params);
  }
}

/** What `look` tells of a piece that is at its place. */
export function told<Params, Found, Told>(
  piece: Piece<Found>,
  look: Look<Params, Found, Told>,
  params: Params,
): Piece<Told> {
  return { ...piece, known: look.tell(piece, params) };
}

/** `window` as it is told of, with what is known of it. */
export function pieceOf<Known>(window: DumpWindow, known: Known): Piece<Known> {
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
    known,
  };
}

/** The speeches that start on the window's own lines. */
export function ownSpeeches({ dump, own }: DumpWindow): readonly Placement[] {
  return dump.structure.speeches.filter(({ line }) => line >= own.from && line < own.to);
}

/** The problems on the window's own lines; the speeches around them, which other pieces have too, are not inspected. */
export function ownProblems({ dump, own }: DumpWindow): readonly PlacedProblem[] {
  const isOwn = ({ range }: PlacedProblem) => range.start.line >= own.from && range.start.line < own.to;
  return dump.problemsNear(own.from, own.to - 1).filter(isOwn);
}

/** The whole dump is this one piece. */
export function isWhole({ shift, last }: Pick<Piece<unknown>, "shift" | "last">): boolean {
  return last && shift.byte === 0;
}
