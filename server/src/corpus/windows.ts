import { Dump, type DumpOptions } from "../dump";
import { tidy } from "../runtime/tidy";
import { lineStarts } from "./byte-lines";
import type { ByteSource } from "./byte-source";
import { bomOf, decodePiece, detectEncoding, type Encoding } from "./encoding";

/**
 * A piece of a dump that is too large to be analysed as a whole; a dump that is not is one piece. Pieces overlap, so
 * that each speech is seen as a whole with its neighbours, but every line and every speech is one piece's own.
 */
export interface DumpWindow {
  readonly dump: Dump;
  readonly bytes: Uint8Array;
  readonly encoding: Encoding;
  /** Where each line of `dump` starts in `bytes`. */
  readonly starts: readonly number[];
  /** What to add to offsets, lines and indexes of speeches in this piece to have those in the whole. */
  readonly shift: Shift;
  /** The lines of `dump`, from 0, `to` exclusive, that are this piece's own. */
  readonly own: { readonly from: number; readonly to: number };
  /** Nothing follows. */
  readonly last: boolean;
}

export interface Shift {
  readonly byte: number;
  readonly line: number;
  readonly index: number;
}

export interface WindowOptions extends DumpOptions {
  /** Detected from the first piece if left out. */
  readonly encoding?: Encoding;
  readonly signal?: AbortSignal;
  /** Dumps of up to so many bytes are one piece. */
  readonly whole?: number;
  /** How many bytes a piece of a larger dump has; more where a speech needs it. */
  readonly piece?: number;
  /** After so many bytes, an even number, a larger dump is divided where its text allows it; see `Joint`. */
  readonly stride?: number;
}

/** Where reading can begin. */
export interface Start {
  /** The last multiple of the stride whose joint is no longer looked for. */
  readonly stride: number;
  /** Where the context of what follows begins, in bytes, and how many lines it has. */
  readonly context: number;
  readonly lines: number;
}

/**
 * A place, not far behind a multiple of the stride, at which a dump can be divided and both sides be read each for itself.
 * It is found from the text around it alone, so that where a dump is divided depends on nothing but its bytes.
 */
export interface Joint extends Start {
  /** Where it divides: a speech starts there, and the speech before is its context. */
  readonly cut: number;
  /** Where the text that shows it ends. */
  readonly seen: number;
}

/** Joints that were looked for before, by their stride: null where there is none. */
export interface KnownJoints {
  get(stride: number): Joint | null | undefined;
  set(stride: number, joint: Joint | null): void;
}

/** Where reading goes on, and how many lines and speeches are before that. */
export interface Beginning extends Start {
  readonly line: number;
  readonly index: number;
  /** Whether it is at a joint, or where whoever has read so far has cut. */
  readonly isJoint: boolean;
}

/** Where a dump begins. */
export const beginning: Beginning = { stride: 0, context: 0, lines: 0, line: 0, index: 0, isJoint: true };

/** Options by which the encoding is known, and what is known of the joints. */
export type ReadingOptions = WindowOptions & { readonly encoding: Encoding; readonly joints?: KnownJoints };

const WHOLE = 16 << 20;
const PIECE = 1 << 20;
const STRIDE = 8 << 20;
/** How many times a piece is enlarged to show three speeches; text that shows none even so is cut anywhere. */
const ENLARGED = 4;
/** What smaller dumps leave behind is too little to be tidied up at once. Bytes. */
const UNTIDY = 256 << 10;
/** What part of a piece is read to find a joint, if that shows enough speeches. */
const GLIMPSE = 1 / 8;

const strideSize = ({ stride = STRIDE }: WindowOptions) => stride;

/** How many strides a dump of `size` bytes may have. */
export function strideCount(size: number, options: WindowOptions): number {
  return isWhole(size, options) ? 1 : Math.ceil(size / strideSize(options));
}

const isWhole = (size: number, { whole = WHOLE }: WindowOptions) => size <= whole;

const pieceSize = (size: number, options: WindowOptions) => (isWhole(size, options) ? size : (options.piece ?? PIECE));

/** `options` with the encoding of the dump in `source`, of `size` bytes: the one that they name, or what its first piece looks like. */
export async function withEncoding(source: ByteSource, size: number, options: WindowOptions): Promise<ReadingOptions> {
  const { encoding = detectEncoding(await source.read(0, pieceSize(size, options))) } = options;
  return { ...options, encoding };
}

/** Reads the dump in `source`, of `size` bytes, piece by piece. */
export async function* readWindows(
  source: ByteSource,
  size: number,
  options: WindowOptions = {},
): AsyncGenerator<DumpWindow> {
  const reading = await withEncoding(source, size, options);
  let place: Beginning | null = beginning;
  while (place) place = yield* readStride(source, size, place, reading);
}

/**
 * Reads the pieces from `start` to the next joint that fits: where the speeches around it start as they do for whoever begins
 * to read there; or, where none does, to a cut after so many strides as there are at `most`. Returns where it has come to,
 * null at the end of the dump.
 */
export async function* readStride(
  source: ByteSource,
  size: number,
  start: Beginning,
  options: ReadingOptions,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<DumpWindow, Beginning | null> {
  const stride = new Stride(source, size, start, options, most);
  // No variable holds a piece while the next one is read.
  while (stride.reached === undefined) yield await stride.next();
  return stride.reached;
}

class Stride {
  /** Where it has come to, once there are no more pieces. */
  reached: Beginning | null | undefined;
  private readonly joints: Joints;
  private readonly until: number;
  /** Where the next piece starts, in bytes and lines, and how many of its lines are those of the one before. */
  private byte: number;
  private line: number;
  private ownFrom: number;
  /** How many speeches are before its own lines. */
  private speeches: number;

  constructor(
    private readonly source: ByteSource,
    private readonly size: number,
    { stride, context, lines, line, index }: Beginning,
    private readonly options: ReadingOptions,
    most: number,
  ) {
    this.joints = new Joints(source, size, stride, options);
    this.until = (stride + most) * strideSize(options);
    this.byte = context;
    this.line = line - lines;
    this.ownFrom = lines;
    this.speeches = index;
  }

  async next(): Promise<DumpWindow> {
    const { source, size, options } = this;
    const piece = pieceSize(size, options);
    const joint = await this.joints.before(this.byte + piece);
    if (size >= UNTIDY) tidy();
    // Who begins at the joint reads what is behind it.
    for (let length = Math.min(piece, joint ? joint.seen - this.byte : piece); ; length *= 2) {
      options.signal?.throwIfAborted();
      const view = await readView(source, size, this.byte, length, options);
      const cut = view.last ? null : cutOf(view.dump, this.ownFrom);
      if (view.last || cut || length >= piece * ENLARGED) return this.pass(view, cut);
    }
  }

  /** The piece that `view` shows and is cut at `cut`, if anywhere; the next one is behind it. */
  private async pass(view: View, cut: Cut | null): Promise<DumpWindow> {
    const { byte, line, ownFrom, options } = this;
    const { dump, bytes, starts, last } = view;
    const end = cut ?? { line: starts.length, context: starts.length };
    const met = last ? null : await this.joints.metBy(view, ownFrom, end.line);
    const own = { from: ownFrom, to: met?.line ?? end.line };
    const before = (row: number) => dump.structure.speeches.filter((placement) => placement.line < row).length;
    const index = this.speeches - before(own.from);
    this.speeches = index + before(own.to);
    this.byte += starts[end.context] ?? bytes.length;
    this.line += end.context;
    this.ownFrom = own.to - end.context;
    if (last) this.reached = null;
    else if (met) this.reached = { ...met.joint, line: line + own.to, index: this.speeches, isJoint: true };
    else if (this.byte >= this.until) this.reached = this.here();
    return { ...view, encoding: options.encoding, shift: { byte, line, index }, own };
  }

  private here(): Beginning {
    const { joints, byte, line, ownFrom, speeches } = this;
    return {
      stride: joints.passed,
      context: byte,
      lines: ownFrom,
      line: line + ownFrom,
      index: speeches,
      isJoint: false,
    };
  }
}

/** The joint near the multiple `stride` of the stride; null where the text around shows none. */
export async function jointAt(
  source: ByteSource,
  size: number,
  stride: number,
  options: ReadingOptions,
): Promise<Joint | null> {
  const { joints } = options;
  const known = joints?.get(stride);
  if (known !== undefined) return known;
  const joint = await findJoint(source, size, stride, options);
  joints?.set(stride, joint);
  return joint;
}

async function findJoint(
  source: ByteSource,
  size: number,
  stride: number,
  options: ReadingOptions,
): Promise<Joint | null> {
  const from = stride * strideSize(options);
  const piece = options.piece ?? PIECE;
  for (let length = Math.ceil(piece * GLIMPSE); ; length *= 2) {
    const { dump, starts, last } = await readView(source, size, from, length, options);
    const { speeches } = dump.structure;
    const middle = speeches.length >> 1;
    const [context, cut] = [speeches[middle - 1], speeches[middle]];
    // What is before the first start or behind the last one but one is not seen as a whole.
    if (context && cut && middle >= 2 && middle <= speeches.length - 2)
      return {
        stride,
        cut: from + starts[cut.line]!,
        context: from + starts[context.line]!,
        lines: cut.line - context.line,
        seen: from + length,
      };
    if (last || length >= piece) return null;
  }
}

/** The joints after a stride's own, each looked for when it may have been reached. */
class Joints {
  private found: Joint | null = null;

  /** @param stride the last multiple of the stride whose joint is not looked for, or was found */
  constructor(
    private readonly source: ByteSource,
    private readonly size: number,
    private stride: number,
    private readonly options: ReadingOptions,
  ) {}

  /** The last multiple of the stride whose joint is behind what was read. */
  get passed(): number {
    return this.found ? this.stride - 1 : this.stride;
  }

  /** The first joint within the lines `from` to `to` of a piece that fits to it, and its line there. Those before are passed by. */
  async metBy({ dump, starts, byte, bytes }: View, from: number, to: number) {
    const { speeches } = dump.structure;
    const end = byte + (starts[to] ?? bytes.length);
    const startOf = (index: number) => byte + starts[speeches[index]!.line]!;
    for (;;) {
      const joint = await this.before(end);
      if (!joint || joint.cut > end) return null;
      this.found = null;
      const at = speeches.findIndex((_, i) => startOf(i) === joint.cut);
      const line = speeches[at]?.line ?? 0;
      if (at > 0 && line > from && startOf(at - 1) === joint.context) return { joint, line };
    }
  }

  /** The next joint, if that may be before byte `end`. */
  async before(end: number): Promise<Joint | null> {
    const { source, size, options } = this;
    while (!this.found && this.stride + 1 < strideCount(size, options) && (this.stride + 1) * strideSize(options) < end)
      this.found = await jointAt(source, size, ++this.stride, options);
    return this.found;
  }
}

/** What is read at once. */
interface View extends Pick<DumpWindow, "dump" | "bytes" | "starts" | "last"> {
  /** Where it starts. */
  readonly byte: number;
}

async function readView(
  source: ByteSource,
  size: number,
  byte: number,
  length: number,
  options: ReadingOptions,
): Promise<View> {
  const end = Math.min(size, byte + length);
  const last = end === size;
  const read = await source.read(byte, end);
  const { encoding } = options;
  const { bytes, starts } = wholeLines(read, encoding, byte === 0, last);
  const text = decodePiece(bytes.subarray(byte === 0 ? bomOf(bytes, encoding) : 0), encoding);
  // What is wrong with a collection shows in all of it alone.
  const rules = isWhole(size, options) ? options.rules : { ...options.rules, "collection/*": "off" as const };
  return { dump: Dump.read(text, { ...options, ...(rules && { rules }) }), bytes, starts, byte, last };
}

/** The lines of `read` that are complete for certain, and where they start: at its end a line, or its break, may be cut. */
function wholeLines(read: Uint8Array, encoding: Encoding, first: boolean, last: boolean) {
  const starts = lineStarts(read, encoding);
  if (!first) starts[0] = 0;
  if (last || starts.length < 3) return { bytes: read, starts };
  return { bytes: read.subarray(0, starts.at(-2)), starts: starts.slice(0, -2) };
}

/** A line at which a piece ends, and the one at which the context of the next piece begins. */
interface Cut {
  readonly line: number;
  readonly context: number;
}

/**
 * Where to cut a piece: at its last speech but one, because what follows the end of the piece may change how its end reads.
 * The speech before the cut is context for the next piece. Null where there are too few speeches.
 */
function cutOf(dump: Dump, ownFrom: number): Cut | null {
  const { speeches } = dump.structure;
  const [context, cut] = [speeches.at(-3), speeches.at(-2)];
  return context && cut && context.line > 0 && cut.line > ownFrom ? { line: cut.line, context: context.line } : null;
}
