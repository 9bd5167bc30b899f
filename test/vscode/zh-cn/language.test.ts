import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("A Chinese window", () => {
  it("tells extensions that it is Chinese", () => {
    assert.equal(vscode.env.language, "zh-cn");
  });
});
