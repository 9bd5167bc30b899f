import assert from "node:assert/strict";
import { Dump } from "../../server/src/dump";
import { readClientFeatures } from "../../server/src/lsp/client";
import { defaults } from "../../server/src/lsp/configuration";
import { diagnosticReport, diagnostics, renderAll } from "../../server/src/lsp/diagnostics";
import type { OpenDump } from "../../server/src/lsp/documents";
import { measureAll } from "../../server/src/lsp/length";
import { speechSummaries } from "../../server/src/lsp/speeches";
import { documentSymbols } from "../../server/src/lsp/symbols";
import { generateDump } from "../support/generate";
import { modern } from "./session";

const CLIENT = readClientFeatures(modern, undefined);

describe("what the editor is told", () => {
  const open = (dump: Dump): OpenDump => ({
    uri: "file:///speeches/sample.dump",
    version: 1,
    dump,
    settings: defaults,
    sent: {},
  });
  const before = Dump.read(generateDump(5, 200_000));
  /** `text` put before the last line of speech `index`, its evidence aside. */
  const typed = (index: number, text: string) => {
    const { line, speech } = before.structure.speeches[index]!;
    const start = { line: line + speech.endLine - 1, character: 0 };
    return before.edit([{ range: { start, end: start }, text }]);
  };

  it("is made anew only for the speech that was edited", () => {
    const middle = before.structure.speeches.length >> 1;
    const after = typed(middle, "的");
    const [symbols, symbolsAfter] = [before, after].map((dump) => documentSymbols(open(dump))[0]!.children!);
    const isKept = symbols!.map((symbol, i) => symbolsAfter![i] === symbol);
    assert.deepEqual(
      isKept,
      symbols!.map((_, i) => i !== middle),
    );
    const pages = (dump: Dump) => diagnostics(open(dump), CLIENT).map(({ codeDescription }) => codeDescription);
    const known = new Set(pages(before));
    const fresh = pages(after).filter((page) => !known.has(page));
    const kept = new Set(before.findings.items);
    const own = after.findings.items.filter((problems) => !kept.has(problems));
    assert.ok(own.length <= 2, "those of the dump as a whole, and of the speech");
    assert.ok(known.size > 50);
    assert.ok(fresh.length <= own.flat().length, `${fresh.length} were made anew`);
  });

  it("is made speech by speech for who asks for all", () => {
    const dump = Dump.read(before.text);
    const { speeches } = dump.structure;
    const [rendering, measuring] = [renderAll(open(dump), CLIENT), measureAll(open(dump))];
    assert.equal(Array.from(rendering).length, dump.findings.length);
    assert.equal(Array.from(measuring).length, speeches.length);
    const fresh = Dump.read(before.text);
    assert.deepEqual(diagnosticReport(open(dump), CLIENT, undefined), diagnosticReport(open(fresh), CLIENT, undefined));
    assert.deepEqual(
      speechSummaries(open(dump)).map(({ length }) => length),
      speechSummaries(open(fresh)).map(({ length }) => length),
    );
  });

  it("is after an edit what it is of the same text at once", () => {
    for (const [index, text] of [
      [0, "\n"],
      [3, "（三）种地(dì)\n"],
      [7, "第三篇：在总结会上的讲话\n同志们：\n"],
    ] as const) {
      diagnostics(open(before), CLIENT);
      documentSymbols(open(before));
      const after = typed(index, text);
      const fresh = Dump.read(after.text);
      assert.deepEqual(
        diagnosticReport(open(after), CLIENT, undefined),
        diagnosticReport(open(fresh), CLIENT, undefined),
      );
      assert.deepEqual(documentSymbols(open(after)), documentSymbols(open(fresh)));
    }
  });
});
