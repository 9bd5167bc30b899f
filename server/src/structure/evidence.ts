import { Cue } from "../reading/cue";
import type { NoiseKind } from "../reading/noise";
import type { Head } from "./head";
import { type Row, shows } from "./row";
import type { Evidence } from "./structure";
import { Weight } from "./weights";

export type EvidenceName = keyof typeof Weight;

/** What the search for boundaries knows of the dump as a whole. */
export interface Scene {
  readonly rows: readonly Row[];
  readonly junk: readonly (NoiseKind | null)[];
  /** From how many blank lines on a gap is wider than usual. */
  readonly wideGap: number;
  /** Rows where the user put a boundary (true) or forbade one (false). */
  readonly decided: ReadonlyMap<number, boolean>;
}

const PAGE_END: ReadonlySet<NoiseKind> = new Set<NoiseKind>([
  "pagination",
  "copynote",
  "related",
  "copyright",
  "download",
  "ad",
]);
const FRONT: ReadonlySet<NoiseKind> = new Set<NoiseKind>([
  "toc",
  "byline",
  "breadcrumb",
  "sitetitle",
  "intro",
  "editor",
]);
/** How far the first marker of a speech may be from its head, in rows. */
const LOOK = 60;

/** What speaks for and against a boundary at `head`; lines relative to its first line. */
export function weigh(scene: Scene, head: Head): Evidence[] {
  const { rows } = scene;
  const evidence: Evidence[] = [];
  const origin = rows[head.start]!.line;
  const add = (name: EvidenceName, row: number, scale = 1) =>
    evidence.push({ name, weight: Weight[name] * scale, line: (rows[row]?.line ?? origin) - origin });

  add("prior", head.start);
  weighHead(scene, head, add);
  weighBefore(scene, head, add);
  weighNumbering(scene, head, add);
  const decision = scene.decided.get(head.start);
  if (decision !== undefined) add("decision", head.start, decision ? 1 : -1);
  return evidence;
}

type Add = (name: EvidenceName, row: number, scale?: number) => void;

function weighHead({ rows }: Scene, head: Head, add: Add): void {
  const marked = head.titleRows.find((row) => rows[row]!.mark.marker !== null);
  if (marked !== undefined) add("marker", marked);
  const spoken = head.titleRows.find((row) => shows(rows[row], Cue.SpokenTitle));
  const written = head.titleRows.find((row) => shows(rows[row], Cue.Title));
  if (spoken !== undefined) add("spokenTitle", spoken);
  else if (written !== undefined) add("writtenTitle", written);
  else if (head.titleRows.length > 0 && marked === undefined) add("plainTitle", head.titleRows[0]!);
  if (head.salutation !== null)
    add(shows(rows[head.salutation], Cue.Salutation) ? "salutation" : "call", head.salutation);
  const { body } = head;
  if (shows(rows[body], Cue.RunInSalutation)) add("runInSalutation", body);
  if (body > head.start && shows(rows[body - 1], Cue.Greeting)) add("greeting", body - 1);
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

function weighBefore({ rows, junk, wideGap }: Scene, head: Head, add: Add): void {
  let row = head.start - 1;
  let pageEnd = false;
  let front = false;
  for (; row >= 0 && junk[row] !== null; row--) {
    pageEnd ||= PAGE_END.has(junk[row]!);
    front ||= FRONT.has(junk[row]!);
  }
  if (shows(rows[head.start], Cue.Claim) && head.salutation === null) add("claim", head.start);
  if (row < 0) {
    add("beginning", head.start);
    if (isFrontMatter(rows, junk, head)) add("frontMatter", head.start);
    return;
  }
  if (pageEnd) add("pageEnd", head.start - 1);
  else if (front) add("afterFront", head.start - 1);
  if (rows[head.start]!.gap >= wideGap) add("wideGap", head.start);
  const before = rows[row]!;
  if (shows(before, Cue.Thanks)) add("thanks", row);
  else if (shows(before, Cue.Date)) add("dated", row);
  else if (shows(before, Cue.Sentence) && !shows(before, Cue.Call | Cue.Salutation)) {
    const address = shows(before, Cue.ConcludingHead);
    const peroration = shows(before, Cue.Peroration);
    if (address && peroration) add("conclusion", row);
    else if (address || peroration) add("peroration", row);
  } else if (
    !pageEnd &&
    !front &&
    !shows(before, Cue.Sentence) &&
    (shows(before, Cue.Colon | Cue.Pause) || before.text.length > 50)
  )
    add("unfinished", row);
}

/** Fewer characters than this above the first full head are the page's own. */
const FRONT_LENGTH = 500;

/** Whether what `head`, the first of the dump, opens is over before a marked or spoken title or the front of a page. */
function isFrontMatter(rows: readonly Row[], junk: Scene["junk"], head: Head): boolean {
  if (head.salutation !== null) return false;
  if (head.titleRows.length > 0 && FRONT.has(junk[head.body - 1] ?? "other") && junk[head.body - 1] !== "editor")
    return true;
  for (let row = head.body, size = 0; row < rows.length && size < FRONT_LENGTH; row++) {
    const { mark, text } = rows[row]!;
    if (junk[row] !== null) continue;
    if (mark.ordinal || shows(rows[row], Cue.Salutation | Cue.RunInSalutation)) return false;
    if (mark.marker || shows(rows[row], Cue.SpokenTitle)) return true;
    size += text.length;
  }
  return false;
}

const TOP: ReadonlySet<string> = new Set(["cjk-dun", "paren-cjk"]);

/** The last top-level number before the head against the first one after it. */
function weighNumbering({ rows, junk }: Scene, head: Head, add: Add): void {
  const number = (row: number) => {
    const ordinal = rows[row]!.mark.ordinal;
    return junk[row] === null && ordinal && TOP.has(ordinal.style) ? ordinal : null;
  };
  let after = head.body;
  while (after < Math.min(rows.length, head.body + LOOK) && !number(after)) {
    if (after > head.body && (rows[after]!.mark.marker || shows(rows[after], Cue.SpokenTitle | Cue.Salutation))) return;
    after++;
  }
  const next = rows[after] && number(after);
  if (!next) return;
  for (let row = head.start - 1, seen = 0; row >= 0 && seen < LOOK * 2; row--, seen++) {
    const previous = number(row);
    if (shows(rows[row], Cue.Salutation | Cue.SpokenTitle) && junk[row] === null) return;
    if (!previous || previous.style !== next.style) {
      // （一） after 二、 says nothing; 一、 after （五） needs the 一、 before it.
      continue;
    }
    if (next.value === previous.value + 1) add("continued", after);
    else if (next.value === 1) add("restart", after);
    else add("renumbered", after);
    return;
  }
}
