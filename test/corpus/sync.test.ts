import assert from "node:assert/strict";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import promises from "node:fs/promises";
import { join } from "node:path";
import { syncFilesIn } from "../../server/src/corpus/sync";
import { temporaryFolder } from "../temporary-folder";

describe("files are synchronised with the disk", () => {
  const folder = temporaryFolder();
  const { PATH } = process.env;
  const { open } = promises;
  let opened: string[];
  beforeEach(() => {
    opened = [];
    promises.open = (path, ...args) => {
      opened.push(String(path));
      return open(path, ...args);
    };
  });
  afterEach(() => {
    promises.open = open;
    process.env.PATH = PATH;
  });
  const told = () => join(folder(), "told");
  /** The only program that there is: a `sync` that says what it was asked for, and ends with `status`. */
  const onlySync = (status: number) => {
    const programs = join(folder(), "programs");
    mkdirSync(programs);
    writeFileSync(join(programs, "sync"), `#!/bin/sh\necho "$@" > '${told()}'\nexit ${status}\n`);
    chmodSync(join(programs, "sync"), 0o755);
    process.env.PATH = programs;
  };
  const files = (count: number) => {
    const path = join(folder(), "files");
    mkdirSync(path);
    for (let i = 0; i < count; i++) writeFileSync(join(path, String(i)), "text");
    return path;
  };

  it("one by one where they are few", async () => {
    onlySync(0);
    await syncFilesIn(files(20));
    assert.equal(new Set(opened).size, 20);
    assert.ok(!existsSync(told()), "no program was asked");
  });

  it("all at once where they are many and Linux can", async function () {
    if (process.platform !== "linux") this.skip();
    onlySync(0);
    const path = files(1000);
    await syncFilesIn(path);
    assert.equal(readFileSync(told(), "utf8"), `-f -- ${path}\n`);
    assert.deepEqual(opened, []);
  });

  it("one by one where the system cannot", async () => {
    onlySync(1);
    await syncFilesIn(files(1000));
    assert.equal(new Set(opened).size, 1000);
  });

  it("one by one where there is no such program", async () => {
    process.env.PATH = folder();
    await syncFilesIn(files(1000));
    assert.equal(new Set(opened).size, 1000);
  });

  it("and one that cannot be is told of", async () => {
    process.env.PATH = folder();
    const path = files(1000);
    promises.open = async () => {
      throw Object.assign(new Error("broken"), { code: "EIO" });
    };
    await assert.rejects(syncFilesIn(path), /broken/);
  });
});
