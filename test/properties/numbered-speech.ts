import * as fc from "fast-check";
import { writeNumeral } from "../../server/src/reading/numerals";

/** A heading of a generated speech. */
export interface Heading {
  /** 0-based line of the text. */
  readonly line: number;
  readonly style: string;
  readonly value: number;
  /** Index among the headings of its series, and how many those are. */
  readonly index: number;
  readonly siblings: number;
  /** Index of the heading above it in the list of headings, or -1. */
  readonly parent: number;
  readonly hasChildren: boolean;
  readonly marker: string;
}

export interface NumberedSpeech {
  readonly lines: readonly string[];
  readonly headings: readonly Heading[];
  /** How each style writes its markers in this speech. */
  readonly writers: ReadonlyMap<string, Writer>;
}

export type Writer = (value: number) => string;

const cjk = (value: number) => writeNumeral(value, "cjk");
const char = (first: number) => (value: number) => String.fromCharCode(first + value - 1);

/** The ways to write each formal style, in the official order of levels. */
const FORMAL: readonly (readonly [style: string, writers: readonly Writer[]])[] = [
  ["cjk-dun", [(n) => `${cjk(n)}、`, (n) => `${writeNumeral(n, "financial")}、`]],
  ["paren-cjk", [(n) => `（${cjk(n)}）`, (n) => `(${cjk(n)})`, char(0x3220)]],
  ["arabic", [(n) => `${n}.`, (n) => `${n}、`, (n) => `${n}．`, (n) => `${writeNumeral(n, "arabic-fullwidth")}．`]],
  ["paren-arabic", [(n) => `（${n}）`, (n) => `(${n})`, char(0x2474)]],
  ["circled", [char(0x2460), char(0x2488)]],
];
/** The ways in which prose counts: the innermost level. */
const PROSE: readonly (readonly [style: string, writers: readonly Writer[]])[] = [
  ["is", [(n) => `${cjk(n)}是`, (n) => `${cjk(n)}要`]],
  ["ordinal", [(n) => `第${cjk(n)}，`, (n) => `第${cjk(n)}、`, (n) => `第${cjk(n)}是`]],
  ["qi", [(n) => `其${cjk(n)}，`]],
  ["stage", [(n) => `第${cjk(n)}阶段，`]],
];

const TITLES = [
  "选好本地树种",
  "整好每块土地",
  "浇好定根水",
  "管好新栽幼树",
  "落实护林责任",
  "备足春季苗木",
  "加强技术指导",
  "严格检查验收",
];
const BODIES = [
  "各村都要把这件事放在心上，安排专人去办。",
  "镇里会派技术员到地头帮助大家。",
  "去年的教训很深，今年不能再走老路。",
  "苗木到了要随起随栽，不能久放。",
];

interface Tree {
  readonly body: number;
  readonly children: readonly Tree[];
}

const tree = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    body: fc.nat(2),
    children: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      fc.constant([]),
      fc.array(tie("tree"), { minLength: 2, maxLength: 5 }),
    ),
  }),
})).tree;

const levels = fc
  .record({
    formal: fc.subarray([...FORMAL], { minLength: 1 }),
    prose: fc.option(fc.constantFrom(...PROSE)),
    choice: fc.array(fc.nat(5), { minLength: 6, maxLength: 6 }),
  })
  .map(({ formal, prose, choice }) =>
    [...formal, ...(prose ? [prose] : [])].map(
      ([style, writers], i) => [style, writers[choice[i]! % writers.length]!] as const,
    ),
  );

/** A speech whose headings are numbered rightly, in one to six levels of any styles in their official order. */
export const numberedSpeech: fc.Arbitrary<NumberedSpeech> = fc
  .record({
    levels,
    sections: fc.array(tree, { minLength: 2, maxLength: 6 }),
    blank: fc.boolean(),
    indent: fc.constantFrom("", "　　", "  "),
  })
  .map(({ levels, sections, blank, indent }) => {
    const lines = ["在全镇春季植树动员会上的讲话", "同志们：", "今天开会，是为了把春季植树的事情安排下去。"];
    const headings: Heading[] = [];
    const gap = () => {
      if (blank) lines.push("");
    };
    const render = (trees: readonly Tree[], level: number, parent: number) => {
      const [style, writer] = levels[level]!;
      trees.forEach(({ body, children }, index) => {
        gap();
        const marker = writer(index + 1);
        const below = level + 1 < levels.length ? children : [];
        const at = headings.length;
        headings.push({
          line: lines.length,
          style,
          value: index + 1,
          index,
          siblings: trees.length,
          parent,
          hasChildren: below.length > 0,
          marker,
        });
        lines.push(`${indent}${marker}${TITLES[(at * 5 + level) % TITLES.length]}。`);
        for (let i = 0; i < body; i++) {
          gap();
          lines.push(indent + BODIES[(at + i) % BODIES.length]);
        }
        if (below.length > 0) render(below, level + 1, at);
      });
    };
    render(sections, 0, -1);
    gap();
    lines.push("谢谢大家！", "");
    return { lines, headings, writers: new Map(levels) };
  });
