import assert from "node:assert/strict";
import { mend, problemsOf, readMarked, speech, write } from "../numbering/marked";

/** A collection whose speeches have the markers `markers`; null for one without. */
function collection(...markers: (string | null)[]): string {
  return markers
    .map((marker, i) => (marker === null ? speech(`第${i}段。`) : marker + speech("我们要种树。")))
    .join("\n");
}

const CASES: Record<string, string> = {
  "a collection in order": collection("第一篇：", "第二篇：", "第三篇："),
  "a collection that starts at its second text": collection("第二篇：‹missing-marker 1→2›", "第三篇："),
  "a text left out": collection("第一篇：", "第二篇：", "第四篇：‹missing-marker 3→4›", "第五篇："),
  "a marker that stands twice": collection("第一篇：", "第二篇：", "第二篇：‹duplicate 3→2›", "第三篇："),
  "markers that start again": collection("第一篇：", "第二篇：", "第三篇：", "第一篇：‹backwards 4→1›", "第二篇："),
};

describe("markers of a collection", () => {
  for (const [title, marked] of Object.entries(CASES))
    it(title, () => {
      const { text, expected } = readMarked(marked);
      const found = problemsOf(text).filter(({ code }) => code !== "collection/duplicate-speech");
      assert.deepEqual(found.map(write), expected);
    });

  it("are renumbered from the wrong one on", () => {
    const mended = mend(
      collection("第一篇：", "第二篇：", "第四篇：", "第五篇："),
      "collection/missing-marker",
      "renumber-following",
    );
    assert.equal(mended.text, collection("第一篇：", "第二篇：", "第三篇：", "第四篇："));
    assert.equal(mended.title, "Renumber this marker and those after it, from “第三篇：” on");
  });

  it("go on counting where they started again", () => {
    const text = collection("第一篇：", "第二篇：", "第一篇：", "第二篇：");
    assert.equal(
      mend(text, "collection/backwards", "renumber-following").text,
      collection("第一篇：", "第二篇：", "第三篇：", "第四篇："),
    );
  });

  it("are all renumbered", () => {
    const text = collection("第二篇：", "第四篇：", "第九篇：");
    assert.equal(
      mend(text, "collection/missing-marker", "renumber-markers").text,
      collection("第一篇：", "第二篇：", "第三篇："),
    );
  });

  it("are put above a text that lost its own", () => {
    const mended = mend(collection(null, "第二篇：", "第三篇："), "collection/missing-marker", "insert-marker");
    assert.equal(mended.text, `第一篇：\n${collection(null, "第二篇：", "第三篇：")}`);
    assert.deepEqual(
      problemsOf(mended.text)
        .map(write)
        .filter((problem) => /marker|backwards/.test(problem)),
      [],
    );
  });
});
