import { FileType, l10n, RelativePattern, Uri, window, workspace } from "vscode";
import { dumpEditor } from "./commands";
import { inform } from "./inform";

const TEXT_FILES = "**/*.{txt,dump,speechdump}";

/**
 * The files on disk that a command is about: what the explorer gives it, with the text files in a folder, else the dump in
 * the active editor. Other menus give other things, which count as nothing. Changes in editors are saved first. None, and the user is told why, where there is nothing to do.
 */
export async function chosenFiles(place: unknown, selected: unknown): Promise<readonly Uri[]> {
  const given = [Array.isArray(selected) ? selected : [], [place]].map((uris) =>
    uris.filter((uri) => uri instanceof Uri),
  );
  const chosen = given.find((uris) => uris.length > 0) ?? (await activeDump());
  if (chosen.length === 0) {
    inform(l10n.t("Open a speech dump first."));
    return [];
  }
  const files = (await Promise.all(chosen.map(filesIn))).flat();
  if (files.length === 0) inform(l10n.t("There is no text file in this folder."));
  return (await areOnDisk(files)) ? files : [];
}

/** A file of any size that the user picks, so that it need not be opened. */
export async function pickFile(title: string): Promise<Uri | undefined> {
  const picked = await window.showOpenDialog({
    title,
    filters: { [l10n.t("Texts")]: ["txt", "dump", "speechdump"], [l10n.t("All files")]: ["*"] },
  });
  return picked?.[0];
}

export function nameOf({ path }: Uri): string {
  return path.replace(/^.*\//, "");
}

async function activeDump(): Promise<readonly Uri[]> {
  const editor = await dumpEditor();
  return editor ? [editor.document.uri] : [];
}

async function filesIn(uri: Uri): Promise<readonly Uri[]> {
  if (uri.scheme !== "file") return [uri];
  const { type } = await workspace.fs.stat(uri);
  if ((type & FileType.Directory) === 0) return [uri];
  const found = await workspace.findFiles(new RelativePattern(uri, TEXT_FILES));
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function areOnDisk(files: readonly Uri[]): Promise<boolean> {
  const wanted = new Set(files.map(String));
  const changed = workspace.textDocuments.filter(({ uri, isDirty }) => isDirty && wanted.has(uri.toString()));
  const saved = await Promise.all(changed.map((document) => document.save()));
  if (files.every(({ scheme }) => scheme === "file") && saved.every(Boolean)) return true;
  void window.showWarningMessage(l10n.t("Save the file first; it is read from disk."));
  return false;
}
