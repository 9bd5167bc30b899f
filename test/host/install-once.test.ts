import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { temporaryFolder } from "../temporary-folder";
import { installOnce } from "./install-once";

describe("Installing a test host once", () => {
  const before = process.env.SPEECH_VSCODE_CACHE;
  const cache = temporaryFolder();

  beforeEach(() => {
    process.env.SPEECH_VSCODE_CACHE = cache();
  });

  afterEach(() => {
    if (before === undefined) delete process.env.SPEECH_VSCODE_CACHE;
    else process.env.SPEECH_VSCODE_CACHE = before;
  });

  it("installs once for all who ask at the same time, and all get the whole", async () => {
    let installs = 0;
    const ask = () =>
      installOnce("host", async (folder) => {
        installs++;
        await sleep(100);
        await writeFile(join(folder, "done"), "whole");
      });
    for (const folder of await Promise.all([ask(), ask(), ask()]))
      assert.equal(readFileSync(join(folder, "done"), "utf8"), "whole");
    assert.equal(installs, 1);
    assert.deepEqual(readdirSync(cache()), ["host"]);
  });

  it("leaves nothing of an installation that fails, and tries again when asked again", async () => {
    await assert.rejects(
      installOnce("host", () => Promise.reject(new Error("no network"))),
      /no network/,
    );
    assert.deepEqual(readdirSync(cache()), []);
    await installOnce("host", (folder) => writeFile(join(folder, "done"), "whole"));
    assert.deepEqual(readdirSync(cache()), ["host"]);
  });

  it("takes over from a process that died while it installed", async () => {
    const noProcess = 2 ** 22 + 1;
    writeFileSync(join(cache(), "host.lock"), String(noProcess));
    await installOnce("host", (folder) => writeFile(join(folder, "done"), "whole"));
    assert.deepEqual(readdirSync(cache()), ["host"]);
  });
});
