import { commands, type Disposable, Uri, workspace } from "vscode";

const MANIFESTS = "**/manifest*.jsonl";
/** More than so many are not looked for when a workspace opens. */
const MOST = 10_000;

/**
 * The folders of the workspace that hold a manifest. The explorer offers what is for split folders on them alone: their
 * paths are the context key `speechCorpus.splitFolders`.
 */
export class SplitFolders implements Disposable {
  private readonly watcher = workspace.createFileSystemWatcher(MANIFESTS, false, true, false);
  private readonly manifests = new Set<string>();

  constructor() {
    this.watcher.onDidCreate((manifest) => this.add([manifest]));
    this.watcher.onDidDelete((manifest) => {
      this.manifests.delete(manifest.toString());
      this.tell();
    });
    void workspace.findFiles(MANIFESTS, "**/node_modules/**", MOST).then((found) => this.add(found));
  }

  get paths(): string[] {
    const folders = [...this.manifests].map((manifest) => Uri.joinPath(Uri.parse(manifest), "..").fsPath);
    return [...new Set(folders)];
  }

  dispose(): void {
    this.watcher.dispose();
  }

  private add(manifests: readonly Uri[]): void {
    if (manifests.length === 0) return;
    for (const manifest of manifests) this.manifests.add(manifest.toString());
    this.tell();
  }

  private tell(): void {
    void commands.executeCommand("setContext", "speechCorpus.splitFolders", this.paths);
  }
}
