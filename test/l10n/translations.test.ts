import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository";

const SOURCES = join(repository, "server/src");
/** A message whose template is written out where it is made: all of them are. */
const TEMPLATE = /\bmessage\(\s*"((?:[^"\\]|\\.)*)"/g;

const templates = new Set(
  readdirSync(SOURCES, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .flatMap((path) => [...readFileSync(join(SOURCES, path), "utf8").matchAll(TEMPLATE)])
    .map(([, template]) => JSON.parse(`"${template}"`) as string),
);

const argumentsOf = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe("translations", () => {
  for (const language of ["zh-cn", "zh-tw"]) {
    const path = join(repository, `l10n/bundle.l10n.${language}.json`);
    const bundle = JSON.parse(readFileSync(path, "utf8")) as Record<string, string>;

    it(`${language} has all messages of the engine`, () => {
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
  }
});
