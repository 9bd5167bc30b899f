import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { rules } from "../../server/src/rules/index";
import { repository } from "../repository";

const read = (path: string) => readFileSync(join(repository, path), "utf8");
const { contributes, scripts } = JSON.parse(read("package.json"));
const english: Readonly<Record<string, string>> = JSON.parse(read("package.nls.json"));

interface Setting {
  readonly default: unknown;
  readonly enum?: readonly string[];
}

describe("The documentation", () => {
  it("names every command of the palette, and no other", () => {
    const hidden = new Set(
      (contributes.menus.commandPalette as { command: string; when: string }[])
        .filter(({ when }) => when === "false")
        .map(({ command }) => command),
    );
    const titles = (contributes.commands as { command: string; title: string }[])
      .filter(({ command }) => !hidden.has(command))
      .map(({ title }) => english[title.slice(1, -1)]!);
    const rows = [...read("docs/commands.md").matchAll(/^\| ([^|]+) \|/gm)].map(([, names]) => names!).slice(1);
    assert.deepEqual(rows.flatMap((names) => names.split(", ")).sort(), titles.sort());
  });

  it("names every setting and its default, and no other", () => {
    const settings = contributes.configuration.flatMap(({ properties }: { properties: Record<string, Setting> }) =>
      Object.entries(properties),
    ) as [string, Setting][];
    const rows = [...read("README.md").matchAll(/^\| `(speechCorpus\.[\w.]+)` \| (.*) \| (.*) \|$/gm)];
    assert.deepEqual(rows.map(([, name]) => name).sort(), settings.map(([name]) => name).sort());
    for (const [, name, meaning, told] of rows) {
      const { default: standard, enum: values = [] } = settings.find(([other]) => other === name)![1];
      // What is inferred or depends on the rule is told in words.
      if (typeof standard === "boolean" || told!.startsWith("`")) assert.equal(told, `\`${standard}\``, name);
      for (const [, value] of meaning!.matchAll(/`(auto|ask|off)`/g))
        assert.ok(values.includes(value!), `${name}: ${value}`);
    }
  });

  it("lists every rule, and no other", () => {
    const rows = [...read("README.md").matchAll(/^\| `(\w+)` \| .* \| ((?:`[\w-]+` ?)+) \|$/gm)];
    const codes = rows.flatMap(([, family, names]) =>
      [...names!.matchAll(/`([\w-]+)`/g)].map(([, name]) => `${family}/${name}`),
    );
    assert.deepEqual(codes.sort(), rules.map(({ code }) => code).sort());
  });

  it("shows pictures that are there, and keeps none that it does not show", () => {
    const shown = [...read("README.md").matchAll(/\]\((docs\/images\/[^)]+)\)/g)].map(([, path]) => path!);
    const kept = readdirSync(join(repository, "docs/images")).map((name) => `docs/images/${name}`);
    assert.deepEqual(shown.sort(), kept.sort());
  });

  it("names every script for whoever contributes", () => {
    const text = read("CONTRIBUTING.md");
    const missing = Object.keys(scripts).filter(
      (name) =>
        !/^vscode:/.test(name) &&
        !text.includes(name === "test" || name === "start" ? `npm ${name}` : `npm run ${name}`),
    );
    assert.deepEqual(missing, []);
  });
});
