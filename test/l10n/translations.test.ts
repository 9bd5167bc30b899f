import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository";

/** A message whose template is written out where it is made: all of them are. */
const TEMPLATE = /\b(?:message|l10n\.t)\(\s*"((?:[^"\\]|\\.)*)"/g;

const templates = new Set(
  ["server/src", "client/src"]
    .map((folder) => join(repository, folder))
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((path) => path.endsWith(".ts"))
        .flatMap((path) => [...readFileSync(join(folder, path), "utf8").matchAll(TEMPLATE)]),
    )
    .map(([, template]) => JSON.parse(`"${template}"`) as string),
);

const argumentsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
const readJson = (path: string) => JSON.parse(readFileSync(join(repository, path), "utf8")) as Record<string, string>;
/** The texts that package.json leaves to the languages. */
const named = [
  ...new Set(
    [...readFileSync(join(repository, "package.json"), "utf8").matchAll(/"%([\w.]+)%"/g)].map(([, name]) => name!),
  ),
].sort();

describe("translations", () => {
  for (const language of ["zh-cn", "zh-tw"]) {
    const bundle = readJson(`l10n/bundle.l10n.${language}.json`);

    it(`${language} has all messages of engine and client`, () => {
      assert.ok(templates.size > 50);
      assert.deepEqual(
        [...templates].filter((template) => bundle[template] === undefined),
        [],
      );
    });

    it(`${language} keeps the arguments of each message`, () => {
      for (const [template, translation] of Object.entries(bundle))
        assert.deepEqual(argumentsOf(translation), argumentsOf(template), template);
    });

    it(`${language} has all that package.json says, and nothing else`, () => {
      assert.deepEqual(Object.keys(readJson(`package.nls.${language}.json`)).sort(), named);
    });
  }

  it("package.json names no text that English lacks", () => {
    assert.deepEqual(Object.keys(readJson("package.nls.json")).sort(), named);
  });
});
