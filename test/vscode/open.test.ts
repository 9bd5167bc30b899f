import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("Opening a dump", () => {
  it("gives a .speechdump file its language and activates the extension", async () => {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, "meeting.speechdump"));
    await vscode.window.showTextDocument(document);
    assert.equal(document.languageId, "speech-dump");
    const extension = vscode.extensions.getExtension("speech-corpus.speech-corpus")!;
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
