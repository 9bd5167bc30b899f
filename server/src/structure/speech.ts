import { Cue } from "../reading/cue";
import { bare, fold } from "../reading/fold";
import type { Line } from "../reading/line";
import { toIsoDate } from "../reading/people";
import { isTitledAddress } from "./head";
import { insideNoise } from "./noise";
import type { Junk, Rows } from "./rows";
import { shows } from "./rows";
import { buildSections } from "./sections";
import type { Candidate } from "./segment";
import type { Speech } from "./structure";
import { readTitleBlock } from "./title-block";

/** The speech of these `lines`, which starts at `boundary` and ends with row `last`. It depends on its own lines alone. */
export function readSpeech(lines: readonly Line[], scene: Rows, junk: Junk, boundary: Candidate, last: number): Speech {
  const { rows, at } = scene;
  const { start } = boundary;
  const { head, evidence, score } = boundary.case;
  const origin = at[start]!;
  const endLine = at[last]! - origin;
  const block = readTitleBlock(rows, start, head);
  const body = start + head.size;
  const bodyLine = body <= last ? at[body]! - origin : endLine + 1;
  const lineOf = (row: number) => at[start + row]! - origin;
  const runIn = body <= last && shows(rows[body], Cue.RunInSalutation) ? bodyLine : null;
  const date = block.date ?? (shows(rows[last], Cue.Date) ? withoutStop(fold(bare(rows[last]!.text))) : null);
  return {
    endLine,
    title: block.title,
    // A line that goes on with an address is more than a title.
    titleLines: head.titleRows.filter((row) => !isTitledAddress(rows[start + row]!)).map(lineOf),
    subtitle: block.subtitle,
    marker: block.marker,
    ordinal: block.ordinal,
    salutationLine: head.salutation === null ? runIn : lineOf(head.salutation),
    closingLine: shows(rows[last], Cue.Thanks | Cue.ConcludingHead | Cue.Date) ? endLine : null,
    speaker: block.speaker,
    date,
    isoDate: date ? toIsoDate(date) : null,
    occasion: occasionOf(block.title) ?? occasionOf(block.subtitle),
    kind: block.title ? kindWord(block.title) : null,
    confidence: confidence(score),
    evidence,
    sections: buildSections(lines, bodyLine, endLine),
    noise: insideNoise(scene, junk, start, last),
  };
}

const withoutStop = (text: string) => text.replace(/[。.]$/, "");

const OCCASION = /^.*?(?:在|于)(.{2,50})(?:上|时|期间|之际)的?[^上时]{1,12}$/;

/** 在全县春耕生产会议上的讲话 → 全县春耕生产会议 */
function occasionOf(title: string | null): string | null {
  return title === null ? null : (OCCASION.exec(title)?.[1]?.trim() ?? null);
}

const KIND =
  /讲话|致辞|致词|发言|主持词|演讲|报告|述职|通知|总结|汇报|体会|通报|倡议|祝词|贺词|悼词|党课|表态|意见|方案/g;

function kindWord(title: string): string | null {
  return fold(title).match(KIND)?.at(-1) ?? null;
}

/** The share of boundaries with this score that are right. */
function confidence(score: number): number {
  return Math.round((1 / (1 + Math.exp(-0.6 * score))) * 1000) / 1000;
}
