import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "../repository";

const read = (path: string) => readFileSync(join(repository, path), "utf8");
const { contributes, scripts } = JSON.parse(read("package.json"));
const english: Readonly<Record<string, string>> = JSON.parse(read("package.nls.json"));

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

  it("names every setting, and no other", () => {
    const settings = contributes.configuration.flatMap(({ properties }: { properties: object }) =>
      Object.keys(properties),
    );
    const rows = [...read("README.md").matchAll(/^\| `(speechCorpus\.[\w.]+)` \|/gm)].map(([, name]) => name);
    assert.deepEqual(rows.sort(), settings.sort());
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
