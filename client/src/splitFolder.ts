import { FileType, l10n, Uri, window, workspace } from "vscode";
import { nameOf } from "./dumpFiles";

/** A folder that a split has written. */
export interface SplitFolder {
  readonly folder: Uri;
  /** Its name in `folder`. */
  readonly manifest: string;
}

/** The split at `place`, a folder or a manifest in it, or where the user points; undefined where there is none. */
export async function pickSplitFolder(place: Uri | undefined, title: string): Promise<SplitFolder | undefined> {
  const chosen = place ?? (await window.showOpenDialog({ title, canSelectFiles: false, canSelectFolders: true }))?.[0];
  if (!chosen) return undefined;
  if ((await workspace.fs.stat(chosen)).type & FileType.File)
    return { folder: Uri.joinPath(chosen, ".."), manifest: nameOf(chosen) };
  const names = (await workspace.fs.readDirectory(chosen)).map(([name]) => name);
  const manifests = names.filter((name) => /^manifest\b.*\.jsonl$/.test(name)).sort();
  if (manifests.length === 0) {
    void window.showWarningMessage(l10n.t("{0} holds no manifest.jsonl; it is no split folder.", chosen.fsPath));
    return undefined;
  }
  const manifest = manifests.length === 1 ? manifests[0] : await window.showQuickPick(manifests, { title });
  return manifest === undefined ? undefined : { folder: chosen, manifest };
}
