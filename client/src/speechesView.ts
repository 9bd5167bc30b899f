import { setTimeout as sleep } from "node:timers/promises";
import { commands, type Disposable, l10n, window } from "vscode";
import type { ActiveDump } from "./activeDump";
import { inform } from "./inform";
import type { Server } from "./server";
import { type Order, type SpeechNode, speechNodeOf, total } from "./speechNodes";
import { SpeechTree } from "./speechTree";
import { problemsText } from "./statusBar";

const VIEW = "speechCorpus.speeches";

/** The view "Speeches" in its own container: the speeches of the active dump, and the sections of each. */
export function speechesView(server: Server, dump: ActiveDump): Disposable[] {
  const tree = new SpeechTree(server, dump);
  const view = window.createTreeView(VIEW, { treeDataProvider: tree, canSelectMany: true, showCollapseAll: true });
  const update = () => {
    tree.refresh();
    const count = dump.speeches.length;
    const problems = dump.speeches.reduce((sum, speech) => sum + total(speech.problems), 0);
    view.description = count === 0 ? "" : tree.shown === count ? String(count) : `${tree.shown}/${count}`;
    view.badge = problems === 0 ? undefined : { value: problems, tooltip: problemsText(problems) };
    follow();
  };
  /** What the view shows or was last asked to show: a section of it that the user chose stays so. */
  let followed: SpeechNode | undefined;
  const follow = (pause = 50) => {
    const { editor } = dump;
    const speech = editor && dump.speechAt(editor.selection.active.line);
    const node = speech && tree.nodeOf(speech);
    if (!view.visible || !node || node === followed) return;
    followed = node;
    view.reveal(node, { select: true, focus: false }).then(
      // The cursor may have gone on in the meantime.
      () => follow(),
      // VS Code refuses what it has read but not drawn yet, and may have read another list since.
      async () => {
        await sleep(pause);
        if (followed === node) followed = undefined;
        if (pause < 10_000) follow(2 * pause);
      },
    );
  };
  const sort = (order: Order) => {
    tree.sortBy(order);
    update();
  };
  const filter = async (text: string) => {
    tree.filterBy(text);
    await commands.executeCommand("setContext", "speechCorpus.filtered", text !== "");
    update();
  };
  return [
    view,
    dump.onDidChange(update),
    tree.onDidRead(() => {
      followed = undefined;
      follow();
    }),
    view.onDidChangeVisibility(() => follow()),
    view.onDidChangeSelection(({ selection: [chosen] }) => {
      followed = chosen && speechNodeOf(chosen);
    }),
    window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor.document === dump.document) follow();
    }),
    commands.registerCommand("speechCorpus.sortByOrder", () => sort("order")),
    commands.registerCommand("speechCorpus.sortByLength", () => sort("length")),
    commands.registerCommand("speechCorpus.sortByProblems", () => sort("problems")),
    commands.registerCommand("speechCorpus.filterSpeeches", async () => {
      const wanted = await window.showInputBox({
        value: tree.filter,
        prompt: l10n.t("Show only speeches whose title, speaker or date holds this text; nothing shows all"),
      });
      if (wanted === undefined) return;
      await filter(wanted.trim());
      if (tree.shown === 0 && tree.filter !== "") inform(l10n.t("No speech holds “{0}”.", tree.filter));
    }),
    commands.registerCommand("speechCorpus.clearFilter", () => filter("")),
  ];
}
