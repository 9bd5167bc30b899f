import assert from "node:assert/strict";
import * as vscode from "vscode";
import { quickFixes, show, until } from "../workbench";

describe("messages in a Chinese window", () => {
  it("are Chinese, and so are the fixes", async () => {
    const { document } = await show(
      "chinese.speechdump",
      "在春耕会上的讲话\n同志们：\n一、水\n水要蓄。\n三、种\n种要选。\n",
    );
    const [problem] = await until("a problem", () => {
      const found = vscode.languages.getDiagnostics(document.uri);
      return found.length > 0 && found;
    });
    assert.equal(problem!.message, "应为“二、”，实为“三、”");
    await until("the Chinese quick fix", async () => {
      const fixes = await quickFixes(document, problem!.range);
      return fixes.some(({ title }) => title === "重新编号此标题：“二、”");
    });
  });
});
