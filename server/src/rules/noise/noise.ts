import type { Line } from "../../reading/line";
import type { NoiseKind } from "../../reading/noise";
import type { Noise, Speech, Structure } from "../../structure/structure";
import type { Sequence } from "../../text/list";
import { type Message, message } from "../../text/message";
import { inLine, type Range, type TextEdit } from "../../text/position";
import type { DumpContext, Fix, PlaceRule, Problem } from "../rule";
import { tearsIn } from "../text/torn-sentence";

/** What is wrong, by kind of junk. */
const SUMMARIES: Readonly<Record<NoiseKind, Message>> = {
  breadcrumb: message("The path of a web page, not part of any speech"),
  sitetitle: message("The title of a web page, not part of any speech"),
  byline: message("Date, author or source that a site adds"),
  intro: message("A site's introduction to the page"),
  editor: message("An editor's words around a speech"),
  toc: message("An entry of a table of contents"),
  pagination: message("A web page's page bar"),
  anchor: message("The words of a link, alone on a line"),
  ad: message("Advertising"),
  copyright: message("A copyright notice"),
  download: message("A request to download or unlock"),
  related: message("A pointer to other texts"),
  watermark: message("A watermark inside the text"),
  pagenumber: message("A page number"),
  copynote: message("A note on where the text was copied from"),
  other: message("Junk that is part of no speech"),
};

const removable = new WeakMap<Speech, readonly Noise[]>();

/** The junk of a speech without the anchors whose words text/torn-sentence puts back into their sentence; `own` are its lines. */
function removableNoise(own: () => readonly Line[], speech: Speech): readonly Noise[] {
  if (speech.noise.length === 0) return speech.noise;
  let noise = removable.get(speech);
  if (!noise) {
    const has = speech.noise.some(({ kind }) => kind === "anchor");
    const kept = new Set(has ? tearsIn(own(), speech).flatMap((tear) => tear.anchors) : []);
    noise = speech.noise.filter(({ kind, line }) => kind !== "anchor" || !kept.has(line));
    removable.set(speech, noise);
  }
  return noise;
}

/** The junk of a dump in order, by kind and all together, and the edits that take each of these out, once asked for. */
interface Junk {
  readonly kinds: ReadonlyMap<NoiseKind, readonly Noise[]>;
  readonly all: readonly Noise[];
  readonly removals: Map<readonly Noise[], readonly TextEdit[]>;
}

const known = new WeakMap<Structure, Junk>();

/** The junk of a dump, without anchors whose words belong to a sentence; read once for all rules. */
function junkOf({ lines, structure }: DumpContext): Junk {
  let junk = known.get(structure);
  if (!junk) {
    const all = [...structure.noise];
    for (const { line, speech } of structure.speeches)
      for (const noise of removableNoise(() => lines.slice(line, line + speech.endLine + 1), speech))
        all.push({ ...noise, line: noise.line + line, endLine: noise.endLine + line });
    all.sort((a, b) => a.line - b.line);
    const kinds = new Map<NoiseKind, Noise[]>();
    for (const noise of all) {
      const alike = kinds.get(noise.kind);
      if (alike) alike.push(noise);
      else kinds.set(noise.kind, [noise]);
    }
    junk = { kinds, all, removals: new Map() };
    known.set(structure, junk);
  }
  return junk;
}

/** The edits that take out `chosen`, which is all junk or all of a kind. */
function removalsOf(lines: Sequence<Line>, { removals: made }: Junk, chosen: readonly Noise[]): readonly TextEdit[] {
  let edits = made.get(chosen);
  if (!edits) {
    edits = removals(lines, chosen);
    made.set(chosen, edits);
  }
  return edits;
}

function rangeOf(lines: Sequence<Line>, { line, endLine, part }: Noise): Range {
  if (part) return inLine(line, part.from, part.to);
  const { text } = lines.at(endLine)!;
  return { start: { line, character: 0 }, end: { line: endLine, character: text.length } };
}

/** Takes junk out, its line breaks with it; pieces that touch go in one edit, so that edits never overlap. */
function removals(lines: Sequence<Line>, junk: readonly Noise[]): TextEdit[] {
  const edits: TextEdit[] = junk
    .filter(({ part }) => part)
    .map((noise) => ({ range: rangeOf(lines, noise), newText: "" }));
  let block: { line: number; endLine: number } | null = null;
  const close = () => {
    if (block) edits.push({ range: wholeLines(lines, block.line, block.endLine), newText: "" });
  };
  for (const { line, endLine, part } of junk) {
    if (part) continue;
    if (block && line <= block.endLine + 1) block.endLine = Math.max(block.endLine, endLine);
    else {
      close();
      block = { line, endLine };
    }
  }
  close();
  return edits;
}

/** Lines with the break after them. At the end of the dump the break before them stays, as it may belong to another removal. */
function wholeLines(lines: Sequence<Line>, line: number, endLine: number): Range {
  const end =
    endLine + 1 < lines.length
      ? { line: endLine + 1, character: 0 }
      : { line: endLine, character: lines.at(endLine)!.text.length };
  return { start: { line, character: 0 }, end };
}

const NONE: readonly Problem[] = [];

/** The rule for one kind of junk. */
function noiseRule(kind: NoiseKind): PlaceRule {
  const code = `noise/${kind}`;
  const severity = "hint";
  return {
    code,
    scope: "place",
    severity,
    summary: SUMMARIES[kind],
    check({ lines, speech, noise }) {
      if (noise.length === 0) return NONE;
      const junk = speech ? removableNoise(() => lines, speech) : noise;
      return junk
        .filter((each) => each.kind === kind)
        .map(
          (each): Problem => ({
            code,
            severity,
            range: rangeOf(lines, each),
            message: SUMMARIES[kind],
            related: [],
            fixable: true,
            data: each.part,
          }),
        );
    },
    fixes({ range: { start, end }, data }, context) {
      const junk = junkOf(context);
      const alike = junk.kinds.get(kind) ?? [];
      const itself = { line: start.line, endLine: end.line, kind, part: data as Noise["part"] };
      const own = removals(context.lines, [itself]);
      const fix = (id: string, title: Message, edits: readonly TextEdit[]): Fix => {
        return { id, title, edits, safe: false, preview: true };
      };
      const removeAlike = message("Remove all of this kind: {count}", { count: alike.length });
      const removeAll = message("Remove all junk: {count}", { count: junk.all.length });
      return [
        fix("remove", message("Remove"), own),
        fix("move-to-rest", message("Move to rest"), own),
        fix("remove-kind", removeAlike, removalsOf(context.lines, junk, alike)),
        fix("remove-all", removeAll, removalsOf(context.lines, junk, junk.all)),
      ];
    },
  };
}

/** A rule for each kind of junk. */
export const noiseRules: readonly PlaceRule[] = (Object.keys(SUMMARIES) as NoiseKind[]).map(noiseRule);
