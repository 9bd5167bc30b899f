import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Dump } from "../../../server/src/dump";
import { atOnce } from "../../../server/src/in-steps";
import { safeEdits } from "../../../server/src/safe-edits";
import { applyEdits } from "../../edits";
import { describeRealDumps } from "../../real-dumps";
import { editsOf, mendAll } from "./mending";

/** Wider than what the rule takes for an annotation: anything short in parentheses with a letter that bears a tone. */
const ANY_TONED = /[(（][^()（）\n]{0,12}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ][^()（）\n]{0,12}[)）]/;
const ANNOTATION = /^[(（]\p{Script=Latin}{1,6}[)）]$/u;

describeRealDumps("fixes on real dumps", (path) => {
  const text = readFileSync(path, "utf8").replaceAll("\r\n", "\n");

  it(`${basename(path)}: no pinyin is left, and nothing else is taken`, () => {
    const lines = text.split("\n");
    const removed = editsOf(Dump.read(text), "text/pinyin").map(({ range: { start, end }, newText }) => {
      assert.equal(newText, "");
      return lines[start.line]!.slice(start.character, end.character);
    });
    for (const annotation of new Set(removed)) assert.match(annotation, ANNOTATION);
    const mended = mendAll(text, "text/pinyin");
    assert.doesNotMatch(mended, ANY_TONED);
    assert.equal(mended.length, text.length - removed.join("").length);
  });

  it(`${basename(path)}: what is safe is mended once and for all`, () => {
    const once = applyEdits(text, atOnce(safeEdits(Dump.read(text))));
    assert.deepEqual(atOnce(safeEdits(Dump.read(once))), []);
  });

  it(`${basename(path)}: removing all junk leaves none of the kinds that stand by themselves`, () => {
    const dump = Dump.read(text);
    const first = dump.problems.find(({ code }) => code.startsWith("noise/"));
    if (!first) return;
    const removal = dump.fixes(first).find(({ id }) => id === "remove-all")!;
    const rest = Dump.read(applyEdits(text, removal.edits)).problems.filter(({ code }) => code.startsWith("noise/"));
    assert.deepEqual(
      rest.map(({ code, range }) => `${code} ${range.start.line + 1}`),
      [],
    );
  });
});
