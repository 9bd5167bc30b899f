// The same dump in other clothes: whoever recognises it in one should recognise it in all.
import { Converter } from "opencc-js";
import { type Labelled, moveLabels } from "./gold";

export interface Variant {
  readonly name: string;
  readonly apply: (labelled: Labelled) => Labelled;
}

export const variants: readonly Variant[] = [
  { name: "no blanks", apply: withoutBlankLines },
  { name: "blanks", apply: withBlankLines },
  { name: "width", apply: convertWidth },
  { name: "script", apply: convertScript },
  { name: "indented", apply: indent },
  { name: "half", apply: secondHalf },
];

const isBlank = (line: string) => line.trim() === "";

function withoutBlankLines({ text, gold }: Labelled): Labelled {
  const lines = text.split("\n");
  let count = 0;
  const moved = lines.map((line) => (isBlank(line) ? null : ++count));
  const kept = lines.filter((line) => !isBlank(line));
  return { text: kept.join("\n"), gold: moveLabels(gold, kept.length, (line) => moved[line - 1] ?? null) };
}

function withBlankLines({ text, gold }: Labelled): Labelled {
  const lines = text.split("\n").flatMap((line) => [line, ""]);
  return { text: lines.join("\n"), gold: moveLabels(gold, lines.length, (line) => 2 * line - 1) };
}

/** The marks that scrapers convert; 。 and 、 have no half-width form that anyone uses. */
const full = "，：；？！（）";
const half = ",:;?!()";
const fullMark = /[，：；？！（）]/g;
/** 1,000 and 10:30 hold no punctuation. */
const halfMark = /(?<!\d)[,:]|[,:](?!\d)|[;?!()]/g;

/** Half-width where most of it is full-width, else full-width. */
function convertWidth({ text, gold }: Labelled): Labelled {
  const isFull = (text.match(fullMark)?.length ?? 0) > (text.match(halfMark)?.length ?? 0);
  const converted = isFull
    ? text.replace(fullMark, (mark) => half[full.indexOf(mark)]!)
    : text.replace(halfMark, (mark) => full[half.indexOf(mark)]!);
  return { text: converted, gold };
}

/** Traditional characters if the dump is written in simplified ones, else simplified. */
function convertScript({ text, gold }: Labelled): Labelled {
  const toTraditional = Converter({ from: "cn", to: "t" });
  const toSimplified = Converter({ from: "t", to: "cn" });
  const convert =
    differences(text, toTraditional(text)) > differences(text, toSimplified(text)) ? toTraditional : toSimplified;
  const speeches = gold.speeches.map((speech) => ({
    ...speech,
    title: speech.title === null ? null : convert(speech.title),
  }));
  return { text: convert(text), gold: { ...gold, speeches } };
}

function differences(a: string, b: string): number {
  let count = 0;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) count++;
  return count;
}

function indent({ text, gold }: Labelled): Labelled {
  const lines = text.split("\n").map((line) => (isBlank(line) ? line : `　　${line.trimStart()}`));
  return { text: lines.join("\n"), gold };
}

/** From the middle line on; a speech that the cut goes through keeps its tail, without title and salutation. */
function secondHalf({ text, gold }: Labelled): Labelled {
  const lines = text.split("\n");
  const cut = lines.length >> 1;
  const isNoise = (line: number) => gold.noise.some((noise) => noise.line <= line && line <= noise.endLine);
  const tail = gold.speeches.map((speech) => {
    let { start } = speech;
    if (start > cut) return speech;
    for (start = cut + 1; start < speech.end && (isBlank(lines[start - 1]!) || isNoise(start)); start++);
    return { ...speech, start };
  });
  const moved = (line: number) => (line > cut ? line - cut : null);
  return {
    text: lines.slice(cut).join("\n"),
    gold: moveLabels(
      { ...gold, speeches: tail.filter((speech) => speech.start <= speech.end) },
      lines.length - cut,
      moved,
    ),
  };
}
