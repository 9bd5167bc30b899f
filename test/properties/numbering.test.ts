import assert from "node:assert/strict";
import * as fc from "fast-check";
import { Dump } from "../../server/src/dump";
import { renumberDump } from "../../server/src/rules/numbering/renumber";
import type { PlacedProblem } from "../../server/src/rules/rule";
import type { Section } from "../../server/src/structure/structure";
import { applyEdits } from "../edits";
import { type Heading, type NumberedSpeech, numberedSpeech } from "./numbered-speech";

const numberingOf = (dump: Dump) => dump.problems.filter(({ code }) => code.startsWith("numbering/"));
const describeProblems = (problems: readonly PlacedProblem[]) =>
  problems.map(({ code, range }) => `${range.start.line} ${code}`).join(", ");

/** A fault put into a speech that was right: the lines as they are then, and those at which it should be reported. */
interface Faulty {
  readonly kind: string;
  readonly lines: readonly string[];
  readonly at: readonly number[];
}

type Injection = (speech: NumberedSpeech, heading: Heading, pick: number) => Faulty | null;

const INJECTIONS: Readonly<Record<string, Injection>> = {
  delete({ lines, headings }, { line, index, siblings, hasChildren, parent, style }) {
    if (hasChildren || index === siblings - 1) return null;
    const next = headings.find((other) => other.line > line && other.parent === parent && other.style === style)!;
    return { kind: "delete", lines: lines.filter((_, i) => i !== line), at: [next.line - 1] };
  },
  duplicate(speech, heading) {
    if (heading.index === 0) return null;
    return renumbered("duplicate", speech, heading, heading.value - 1);
  },
  renumber(speech, heading, pick) {
    const value = 1 + (pick % 9);
    if (heading.siblings === 1 || value === heading.value) return null;
    return renumbered("renumber", speech, heading, value);
  },
  swap({ lines, headings, writers }, heading) {
    const { line, index, siblings, parent, style, value } = heading;
    if (index === siblings - 1) return null;
    const next = headings.find((other) => other.line > line && other.parent === parent && other.style === style)!;
    const writer = writers.get(style)!;
    const swapped = [...lines];
    swapped[line] = lines[line]!.replace(heading.marker, writer(value + 1));
    swapped[next.line] = lines[next.line]!.replace(next.marker, writer(value));
    return { kind: "swap", lines: swapped, at: [line, next.line] };
  },
  style({ lines, writers }, heading, pick) {
    const others = [...writers].filter(([style]) => style !== heading.style);
    if (heading.index === 0 || others.length === 0) return null;
    const [, writer] = others[pick % others.length]!;
    const changed = [...lines];
    changed[heading.line] = lines[heading.line]!.replace(heading.marker, writer(heading.value));
    return { kind: "style", lines: changed, at: [heading.line] };
  },
};

function renumbered(kind: string, { lines, writers }: NumberedSpeech, heading: Heading, value: number): Faulty {
  const changed = [...lines];
  changed[heading.line] = lines[heading.line]!.replace(heading.marker, writers.get(heading.style)!(value));
  return { kind, lines: changed, at: [heading.line] };
}

/** The speeches that fast-check makes, each with one fault of every kind that it can hold. */
function faults(kind: string, count: number): { readonly speech: NumberedSpeech; readonly faulty: Faulty }[] {
  const found: { speech: NumberedSpeech; faulty: Faulty }[] = [];
  for (let seed = 1; found.length < count; seed++) {
    const [[speech, at, pick]] = fc.sample(fc.tuple(numberedSpeech, fc.nat(1000), fc.nat(1000)), {
      numRuns: 1,
      seed,
    }) as [[NumberedSpeech, number, number]];
    const faulty = INJECTIONS[kind]!(speech, speech.headings[at % speech.headings.length]!, pick);
    if (faulty) found.push({ speech, faulty });
  }
  return found;
}

/** Where the markers of all sections of a dump stand, at absolute lines. */
function markersOf({ structure }: Dump): { readonly line: number; readonly from: number; readonly to: number }[] {
  const within = (line: number, sections: readonly Section[]): ReturnType<typeof markersOf> =>
    sections.flatMap((section) => [
      { line: line + section.line, from: section.ordinal.from, to: section.ordinal.to },
      ...within(line, section.children),
    ]);
  return structure.speeches.flatMap(({ line, speech }) => within(line, speech.sections));
}

describe("numbering of generated speeches", () => {
  it("is faultless where it was written so", () => {
    fc.assert(
      fc.property(numberedSpeech, ({ lines }) => {
        const problems = numberingOf(Dump.read(lines.join("\n")));
        assert.equal(describeProblems(problems), "", lines.join("\n"));
      }),
      { numRuns: 400 },
    );
  });

  it("finds 99 of 100 injected faults, 95 of 100 at their line", function () {
    const each = 200;
    let found = 0;
    let exact = 0;
    const missed: string[] = [];
    for (const kind of Object.keys(INJECTIONS))
      for (const { faulty } of faults(kind, each)) {
        const problems = numberingOf(Dump.read(faulty.lines.join("\n")));
        const here = problems.some(({ range }) => faulty.at.includes(range.start.line));
        if (problems.length > 0) found++;
        if (here) exact++;
        else missed.push(`${kind} at ${faulty.at}: ${describeProblems(problems)}\n${faulty.lines.join("\n")}`);
      }
    const total = each * Object.keys(INJECTIONS).length;
    const report = `${found} of ${total} found, ${exact} at their line`;
    this.test!.title += ` (${report})`;
    assert.ok(found >= 0.99 * total && exact >= 0.95 * total, `${report}\n${missed.slice(0, 5).join("\n\n")}`);
  });

  it("removes a problem with each fix and makes no new one", () => {
    for (const kind of Object.keys(INJECTIONS))
      for (const { faulty } of faults(kind, 60)) {
        const text = faulty.lines.join("\n");
        const dump = Dump.read(text);
        const problems = numberingOf(dump);
        for (const problem of problems)
          for (const fix of dump.fixes(problem)) {
            const left = numberingOf(Dump.read(applyEdits(text, fix.edits)));
            const name = `${fix.id} for ${problem.code} at ${problem.range.start.line} leaves ${describeProblems(left)} of ${describeProblems(problems)}`;
            assert.ok(left.length < problems.length, `${name}\n${text}\n----\n${applyEdits(text, fix.edits)}`);
          }
      }
  });

  it("takes away nothing but markers", () => {
    for (const kind of Object.keys(INJECTIONS))
      for (const { faulty } of faults(kind, 60)) {
        const text = faulty.lines.join("\n");
        const dump = Dump.read(text);
        const markers = markersOf(dump);
        for (const problem of numberingOf(dump))
          for (const { id, edits } of dump.fixes(problem))
            for (const { range } of edits) {
              const { start, end } = range;
              const inside = markers.some(
                ({ line, from, to }) =>
                  line === start.line && line === end.line && from <= start.character && end.character <= to,
              );
              const inserts = start.line === end.line && start.character === end.character;
              assert.ok(inside || inserts, `${id} at ${start.line}:${start.character}\n${text}`);
            }
      }
  });

  it("gives the text back when all is mended, where the text still tells how it was", () => {
    for (const kind of ["duplicate", "renumber", "swap"])
      for (const { speech, faulty } of faults(kind, 100)) {
        const text = faulty.lines.join("\n");
        const dump = Dump.read(text);
        const problems = numberingOf(dump);
        // Where a list starts again at one, the text does not tell whether it is a list of its own.
        const restarts = problems.some(({ data }) => (data as { found: number }).found === 1);
        if (problems.length === 0 || restarts) continue;
        assert.equal(applyEdits(text, renumberDump(dump)), speech.lines.join("\n"), text);
      }
  });

  it("renumbers nothing that is right, and nothing twice", () => {
    fc.assert(
      fc.property(numberedSpeech, ({ lines }) => {
        assert.deepEqual(renumberDump(Dump.read(lines.join("\n"))), []);
      }),
      { numRuns: 100 },
    );
  });
});
