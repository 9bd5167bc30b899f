import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { unzipSync } from "fflate";
import { repository } from "../repository";

describe("The package", () => {
  let folder: string;
  let bytes: Buffer;
  let contents: Record<string, Uint8Array>;

  before(function () {
    this.timeout(60_000);
    folder = mkdtempSync(join(tmpdir(), "speech-corpus-vsix-"));
    const file = join(folder, "speech-corpus.vsix");
    execFileSync("npm", ["run", "package", "--", "--out", file], {
      cwd: repository,
      stdio: ["ignore", "pipe", "pipe"],
      shell: process.platform === "win32",
    });
    bytes = readFileSync(file);
    contents = unzipSync(bytes);
  });

  after(() => rmSync(folder, { recursive: true }));

  it("holds what the extension needs when it runs, and nothing else", () => {
    const expected = [
      "[Content_Types].xml",
      "extension.vsixmanifest",
      "extension/LICENSE.txt",
      "extension/changelog.md",
      "extension/dist/THIRD-PARTY-NOTICES.txt",
      "extension/dist/extension.js",
      "extension/dist/server.js",
      "extension/dist/sniff.js",
      "extension/language-configuration.json",
      "extension/package.json",
      "extension/readme.md",
      ...filesOf(".", /^package\.nls.*\.json$/),
      ...filesOf("media", /./),
      ...filesOf("l10n", /\.json$/),
      ...filesOf("syntaxes", /\.json$/),
      ...filesOf("docs/rules", /\.md$/),
    ];
    assert.deepEqual(Object.keys(contents).sort(), expected.sort());
  });

  it("holds every file that the manifest names", () => {
    const manifest = Buffer.from(contents["extension/package.json"]!).toString();
    const named = [...manifest.matchAll(/"\.\/([^"]+\.(?:js|json|svg|png))"/g)].map(([, path]) => `extension/${path}`);
    assert.ok(named.includes("extension/dist/extension.js"));
    for (const path of named) assert.ok(path in contents, `${path} is named in package.json but not packed`);
  });

  it("brings the licences of what is bundled", () => {
    const notices = Buffer.from(contents["extension/dist/THIRD-PARTY-NOTICES.txt"]!).toString();
    for (const name of ["vscode-languageclient", "vscode-languageserver"])
      assert.match(notices, new RegExp(`^${name} [\\d.]+ \\(MIT\\)\n\nCopyright \\(c\\) Microsoft`, "m"));
  });

  it("is small, without source maps or readable bundles", () => {
    assert.ok(bytes.length < 500_000, `${bytes.length} bytes`);
    const server = Buffer.from(contents["extension/dist/server.js"]!).toString();
    assert.doesNotMatch(server, /sourceMappingURL/);
    assert.ok(server.length / server.split("\n").length > 1000, "the server is not minified");
  });
});

/** The files of a folder of the repository, at any depth, whose name matches, as they stand in the package. */
function filesOf(folder: string, name: RegExp): string[] {
  const path = join(repository, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { recursive: folder !== ".", encoding: "utf8" })
    .filter((file) => name.test(file))
    .map((file) => posix.join("extension", folder, file.replaceAll("\\", "/")));
}
