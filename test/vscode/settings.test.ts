import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import * as vscode from "vscode";
import { repository } from "../repository";
import { itShows, popUps } from "./page";
import { configure, settle, show, untilSeen } from "./workbench";

/** The first speech numbers its （一） on below the next 一、, the second starts again, and ends with 四 where 三 should be. */
const DUMP = `第一篇：在春耕会上的讲话
同志们：
一、水的事
（一）修渠
渠(qú)要(yào)修(xiū)，水(shuǐ)要(yào)蓄(xù)。
（二）蓄水
二、种子的事
（三）选种
（四）晒种
三、人的事
（五）到位
谢谢大家！
第二篇：在夏收会上的讲话
同志们：
一、麦子的事
（一）割麦
（二）打场
二、场院的事
（一）压场
（二）晾晒
四、入库的事
谢谢大家！
`;

interface Effect {
  /** What the user sees of the setting. */
  look(document: vscode.TextDocument, page: Page): PromiseLike<string>;
  /** What is seen with each value, by its words in JSON. */
  readonly shows: Readonly<Record<string, string>>;
}

const effects: Readonly<Record<string, Effect>> = {
  "speechCorpus.detection": {
    async look(_, page) {
      await vscode.commands.executeCommand("notifications.clearAll");
      const { document } = await show(`detected-${Date.now()}.txt`, DUMP);
      await settle();
      const asked = (await popUps(page)).some((text) => text.includes("looks like a dump"));
      return document.languageId + (asked ? ", and a question" : "");
    },
    shows: { '"auto"': "speech-dump", '"ask"': "plaintext, and a question", '"off"': "plaintext" },
  },
  "speechCorpus.rules": {
    async look({ uri }) {
      const gaps = vscode.languages.getDiagnostics(uri).filter((problem) => codeOf(problem) === "numbering/gap");
      return gaps.map(({ severity }) => vscode.DiagnosticSeverity[severity]).join();
    },
    shows: {
      '{"numbering/gap":"off"}': "",
      '{"numbering/gap":"hint"}': "Hint",
      '{"numbering/gap":"info"}': "Information",
      '{"numbering/gap":"warning"}': "Warning",
      '{"numbering/gap":"error"}': "Error",
    },
  },
  "speechCorpus.numbering": {
    async look({ uri }) {
      const problems = vscode.languages
        .getDiagnostics(uri)
        .filter((problem) => codeOf(problem).startsWith("numbering/"));
      return problems
        .map(({ range }) => range.start.line + 1)
        .sort((a, b) => a - b)
        .join();
    },
    shows: { '"auto"': "21", '"parent"': "8,11,21", '"speech"': "19,21" },
  },
  "speechCorpus.codeLens.enabled": {
    async look({ uri }) {
      const lenses = await vscode.commands.executeCommand<unknown[]>("vscode.executeCodeLensProvider", uri);
      return `${lenses.length} lenses`;
    },
    shows: { true: "8 lenses", false: "0 lenses" },
  },
  "speechCorpus.inlayHints.enabled": {
    async look({ uri, lineCount }) {
      const all = new vscode.Range(0, 0, lineCount, 0);
      const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
        "vscode.executeInlayHintProvider",
        uri,
        all,
      );
      return hints.map(({ label }) => label).join();
    },
    shows: { true: "→ 三、", false: "" },
  },
  "speechCorpus.decorations.enabled": {
    look: (_, page) =>
      page.locator(".view-line span span").evaluateAll((spans) => {
        const marked = spans.filter((span) => getComputedStyle(span).textDecorationStyle === "dotted");
        return marked.map(({ textContent }) => textContent).join("");
      }),
    shows: { true: "(qú)(yào)(xiū)(shuǐ)(yào)(xù)", false: "" },
  },
};

interface Schema {
  readonly type: string;
  readonly enum?: readonly string[];
  readonly scope: string;
  readonly markdownDescription: string;
  readonly markdownEnumDescriptions?: readonly string[];
}

describe("settings", () => {
  const { contributes } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  const sections: readonly { readonly properties: Readonly<Record<string, Schema>> }[] = contributes.configuration;
  const schemas = sections.flatMap(({ properties }) => Object.entries(properties));
  it("all have a test here that each of their values has an effect", () => {
    assert.deepEqual(schemas.map(([name]) => name).sort(), Object.keys(effects).sort());
    for (const [name, schema] of schemas) {
      const values = schema.enum ?? (schema.type === "boolean" ? [true, false] : undefined);
      if (values)
        assert.deepEqual(Object.keys(effects[name]!.shows).sort(), values.map((value) => JSON.stringify(value)).sort());
    }
  });

  it("are told of in Markdown, each value too, and can differ by folder", () => {
    for (const [name, { scope, markdownDescription, markdownEnumDescriptions, enum: values }] of schemas) {
      assert.equal(scope, "resource", name);
      assert.ok(markdownDescription, name);
      assert.equal(markdownEnumDescriptions?.length, values?.length, name);
    }
  });

  for (const [name, { look, shows }] of Object.entries(effects)) {
    const key = name.replace("speechCorpus.", "");
    describe(name, () => {
      afterEach(() => configure(key, undefined));

      itShows("has an effect at once", async (page) => {
        const { document } = await show("settings.speechdump", DUMP);
        for (const [value, expected] of Object.entries(shows)) {
          await configure(key, JSON.parse(value));
          await untilSeen(expected, () => look(document, page));
        }
      });
    });
  }
});

function codeOf({ code }: vscode.Diagnostic): string {
  return (code as { value: string } | undefined)?.value ?? "";
}
