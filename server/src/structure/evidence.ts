import { Cue } from "../reading/cue";
import { plain } from "../reading/fold";
import { CONNECTIVE, INTRODUCTION } from "../reading/lexicon";
import type { Line } from "../reading/line";
import type { NoiseKind } from "../reading/noise";
import { type Head, isOfficial, markedRow } from "./head";
import { isBarrier, isWideGap, type Junk, type Rows, shows } from "./rows";
import type { Evidence } from "./structure";
import { changesTopic } from "./topic";
import { FRONT_LENGTH, Weight } from "./weights";

export type EvidenceName = keyof typeof Weight;

/** What the search for boundaries knows of the dump. */
export interface Scene extends Rows {
  readonly junk: Junk;
  /** Rows where the user put a boundary (true) or forbade one (false). */
  readonly decided: ReadonlyMap<number, boolean>;
}

const PAGE_END: ReadonlySet<NoiseKind> = new Set(["pagination", "copynote", "related", "copyright", "download", "ad"]);
const FRONT: ReadonlySet<NoiseKind> = new Set(["toc", "byline", "breadcrumb", "sitetitle", "intro", "editor"]);
/** How far behind its head the first top-level number of a speech is looked for, and how far before it the last of the one before. Rows. */
export const LOOK_DOWN = 60;
export const LOOK_UP = 120;

/** What speaks for and against a boundary at row `start`, the first of `head`; lines relative to its first line. */
export function weigh(scene: Scene, start: number, head: Head): Evidence[] {
  const { at } = scene;
  const evidence: Evidence[] = [];
  const add = (name: EvidenceName, row: number, sign = 1) =>
    evidence.push({ name, weight: Weight[name] * sign, line: (at[row] ?? at[start]!) - at[start]! });
  add("prior", start);
  weighHead(scene, start, head, add);
  weighBefore(scene, start, head, add);
  weighNumbering(scene, start, start + head.size, add);
  const cutOff = evidence.some(isBeginning);
  if (!cutOff && head.size === 0) {
    const { mark, text } = scene.rows[start]!;
    if ((mark.ordinal?.value ?? 0) > 1) add("midSeries", start);
    if (OPENS_ON.test(plain(text.slice(0, OPENING_WORDS)))) add("connective", start);
  }
  if (isInDoubt(head, evidence) && changesTopic(scene, scene.junk, start)) add("newTopic", start);
  const decision = scene.decided.get(start);
  if (decision !== undefined) add("decision", start, decision ? 1 : -1);
  return evidence;
}

const isBeginning = ({ name }: Evidence) => name === "beginning";

/** Whether nothing in the head itself tells, and a little more would turn the balance. */
function isInDoubt(head: Head, evidence: readonly Evidence[]): boolean {
  if (head.titleRows.length > 0 || head.salutation !== null) return false;
  const sum = sumOf(evidence);
  return sum > -Weight.newTopic && sum <= 0;
}

/** What all `evidence` weighs together. */
export function sumOf(evidence: readonly Evidence[]): number {
  let sum = 0;
  for (const { weight } of evidence) sum += weight;
  return sum;
}

const INTRODUCES = new RegExp(INTRODUCTION);
const OPENS_ON = new RegExp(`^(?:${CONNECTIVE})`);
/** Characters at the head of a line in which such a word stands. */
const OPENING_WORDS = 16;

type Add = (name: EvidenceName, row: number, sign?: number) => void;

function weighHead({ rows }: Scene, start: number, head: Head, add: Add): void {
  const titleRows = head.titleRows.map((row) => row + start);
  const marked = markedRow(rows, start, head);
  if (marked !== undefined) add("marker", start + marked);
  const numbered = titleRows.find((row) => shows(rows[row], Cue.NumberedTitle));
  const spoken = titleRows.find((row) => shows(rows[row], Cue.SpokenTitle));
  const written = titleRows.find((row) => shows(rows[row], Cue.Title));
  if (numbered !== undefined) {
    add("numberedTitle", numbered);
    if (countsOn(rows, numbered)) add("countedOn", numbered);
  } else if (spoken !== undefined) add("spokenTitle", spoken);
  else if (written !== undefined) add("writtenTitle", written);
  else if (titleRows.length > 0 && marked === undefined) {
    add("plainTitle", titleRows[0]!);
    const byline = head.bylines.find((row) => isOfficial(rows[start + row]!));
    if (byline !== undefined) add("byline", start + byline);
  }
  if (head.salutation !== null) {
    const salutation = start + head.salutation;
    const called = shows(rows[salutation], Cue.Call) ? "call" : "salutation";
    add(shows(rows[salutation], Cue.RunInSalutation) ? "runInSalutation" : called, salutation);
  }
  weighOpening(rows, start, start + head.size, add);
}

/** Whether the number of the title at row `title` follows that of a title above it: 三、在…上的发言 after 二、在…上的讲话 */
function countsOn(rows: readonly Line[], title: number): boolean {
  const own = rows[title]!.mark.ordinal;
  if (!own || !shows(rows[title], Cue.SpokenTitle)) return false;
  for (let row = title - 1; row >= Math.max(0, title - LOOK_UP); row--) {
    const above = rows[row]!.mark.ordinal;
    if (!shows(rows[row], Cue.NumberedTitle) || !shows(rows[row], Cue.SpokenTitle)) continue;
    // Items of an agenda have no text between them.
    if (above?.style === own.style && above.value === own.value - 1)
      return rows.slice(row + 1, title).some((between) => !shows(between, Cue.Short));
  }
  return false;
}

/** 上午好！今天… */
const GREETS = /^\s*(?:早上|上午|中午|下午|晚上)好[!！,，。:：]/;

/** How the body opens. */
function weighOpening(rows: readonly Line[], start: number, body: number, add: Add): void {
  if (shows(rows[body], Cue.RunInSalutation)) add("runInSalutation", body);
  const greeting = body > start ? body - 1 : body;
  if (shows(rows[greeting], Cue.Greeting)) add("greeting", greeting);
  else if (rows[body] && GREETS.test(rows[body]!.text)) add("greeting", body);
  for (let row = body; row < Math.min(body + 2, rows.length); row++)
    if (shows(rows[row], Cue.Opening) && !rows[row]!.mark.ordinal) {
      add(shows(rows[row], Cue.Convening) ? "convening" : "opening", row);
      break;
    }
  for (let row = body; row < Math.min(body + 3, rows.length) && !rows[row]!.mark.ordinal; row++)
    if (shows(rows[row], Cue.Announcement) && !shows(rows[row], Cue.Short)) {
      add("announcement", row);
      break;
    }
}

function weighBefore(scene: Scene, start: number, head: Head, add: Add): void {
  const { rows, at, junk } = scene;
  let row = start - 1;
  let pageEnd = false;
  let front = false;
  let rule = false;
  for (; row >= 0 && junk[row] !== null; row--) {
    rule ||= isRule(rows[row]!.text);
    pageEnd ||= PAGE_END.has(junk[row]!);
    front ||= FRONT.has(junk[row]!);
  }
  const claims = shows(rows[start], Cue.Claim) && head.salutation === null;
  const isFront = isFrontMatter(scene, start, head, row < 0);
  if (claims) add("claim", start);
  if (row < 0) add("beginning", start);
  if (isFront) add("frontMatter", start);
  // What stands above then tells that a page starts, not a speech.
  if (claims || isFront || row < 0) return;
  if ((pageEnd || front) && head.size === 0) add("interruption", start - 1);
  else if (pageEnd) add("pageEnd", start - 1);
  else if (front) add("afterFront", start - 1);
  else if (rule) add("rule", start - 1);
  if (isWideGap(at, start)) add("wideGap", start);
  const before = rows[row]!;
  if (shows(before, Cue.Thanks)) add("thanks", row);
  else if (shows(before, Cue.Date)) add("dated", row);
  else if (shows(before, Cue.Sentence) && !shows(before, Cue.Call | Cue.Salutation)) {
    const address = shows(before, Cue.ConcludingHead);
    const peroration = shows(before, Cue.Peroration);
    if (address && (peroration || isExclaimed(before.text))) add("conclusion", row);
    else if (address || peroration) add("peroration", row);
  }
  const breaksOff = !shows(before, Cue.Sentence) && (shows(before, Cue.Colon | Cue.Pause) || before.text.length > 50);
  if (!pageEnd && !front && breaksOff) add("unfinished", row);
}

/** Ends with an exclamation; applause for the next speaker is none of a last paragraph. */
const isExclaimed = (text: string) => /[!！]["”]?\s*$/.test(text) && !/掌[声聲]|有[请請]/.test(text);
/** A line drawn with characters. */
const isRule = (text: string) => !/[\p{L}\p{N}]/u.test(text);

/**
 * Whether what `head` opens is over before a marked or spoken title or the front of a page. In mid-dump only a title without
 * any text, the front of a page behind it, or the first text of a collection tells that a page starts.
 */
function isFrontMatter({ rows, junk }: Scene, start: number, head: Head, first: boolean): boolean {
  if (head.salutation !== null || shows(rows[start], Cue.Continuation)) return false;
  const body = start + head.size;
  const last = junk[body - 1] ?? null;
  const framed = head.titleRows.length > 0 && last !== null && FRONT.has(last) && last !== "editor";
  if (first && framed) return true;
  const limit = first ? rows.length : Math.min(rows.length, body + LOOK_DOWN);
  for (let row = body, size = 0; row < limit && size < FRONT_LENGTH; row++) {
    const { mark, text } = rows[row]!;
    if (junk[row] !== null) continue;
    const spoken = shows(rows[row], Cue.SpokenTitle);
    if (mark.marker || spoken || (first && shows(rows[row], Cue.NumberedTitle))) {
      const isStart = first || framed || size === 0 || (mark.marker ?? mark.ordinal)?.value === 1;
      return isStart && (row === start || head.size > 0 || junk[start] !== null || mayIntroduce(rows[start]!));
    }
    if (mark.ordinal || shows(rows[row], Cue.Salutation | Cue.RunInSalutation | Cue.Thanks)) return false;
    if (!first && isBarrier(rows[row]!)) return false;
    size += text.length;
  }
  return false;
}

/** Whether `row` may introduce a page. Other sentences at the head of a dump are the last words of a speech that was cut. */
const mayIntroduce = (row: Line) => !shows(row, Cue.Sentence) || INTRODUCES.test(plain(row.text));

/** The last top-level number before the head against the first one after it. */
function weighNumbering({ rows, junk }: Scene, start: number, body: number, add: Add): void {
  const number = (row: number) => {
    const ordinal = rows[row]!.mark.ordinal;
    const top = ordinal?.style === "cjk-dun" || ordinal?.style === "paren-cjk";
    return top && junk[row] === null ? ordinal : null;
  };
  let after = body;
  const limit = Math.min(rows.length, body + LOOK_DOWN);
  for (; after < limit && !number(after); after++)
    if (after > body && (rows[after]!.mark.marker || shows(rows[after], Cue.SpokenTitle | Cue.Salutation))) return;
  const next = after < limit ? number(after) : null;
  if (!next) return;
  for (let row = start - 1; row >= Math.max(0, start - LOOK_UP); row--) {
    const previous = number(row);
    if (shows(rows[row], Cue.Salutation | Cue.SpokenTitle) && junk[row] === null) {
      // The speech before has no numbers; that it should go on with 一、 is a little odd.
      if (after === start && next.value === 1) add("renumbered", after);
      return;
    }
    if (!previous) continue;
    if (previous.style !== next.style) {
      // （一） under 二、 says nothing; 一、 after （五） needs the 一、 before it.
      if (next.style === "paren-cjk") return;
      continue;
    }
    if (next.value === previous.value + 1) add("continued", after);
    else if (next.value === 1) add("restart", after);
    else add("renumbered", after);
    return;
  }
}
