import {
  commands,
  type Disposable,
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  window,
} from "vscode";
import { SECTIONS, type SectionSummary, type SectionsParams, type SpeechSummary } from "../../protocol/requests";
import { type ActiveDump, total } from "./activeDump";
import { inform } from "./inform";
import type { Server } from "./server";
import { problemsText } from "./statusBar";

const VIEW = "speechCorpus.speeches";
/** Below this confidence a boundary is marked as worth a look. */
const UNCERTAIN = 0.7;

/** A node of the view. Nodes are compared by `id`, so that the tree keeps what is open and selected. */
export type SpeechNode =
  | { readonly kind: "speech"; readonly id: string; readonly speech: SpeechSummary }
  | {
      readonly kind: "section";
      readonly id: string;
      readonly section: SectionSummary;
      readonly parent: SpeechNode;
    };

type Order = "order" | "length" | "problems";

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
  const follow = () => {
    const { editor } = dump;
    const speech = editor && dump.speechAt(editor.selection.active.line);
    const node = speech && tree.nodeOf(speech);
    if (view.visible && node) void view.reveal(node, { select: true, focus: false });
  };
  const sort = (order: Order) => {
    tree.order = order;
    update();
  };
  return [
    view,
    dump.onDidChange(update),
    view.onDidChangeVisibility(follow),
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
      tree.filter = wanted.trim();
      await commands.executeCommand("setContext", "speechCorpus.filtered", tree.filter !== "");
      update();
      if (tree.shown === 0 && tree.filter !== "") inform(l10n.t("No speech holds “{0}”.", tree.filter));
    }),
    commands.registerCommand("speechCorpus.clearFilter", async () => {
      tree.filter = "";
      await commands.executeCommand("setContext", "speechCorpus.filtered", false);
      update();
    }),
  ];
}

class SpeechTree implements TreeDataProvider<SpeechNode> {
  private readonly changed = new EventEmitter<void>();
  private roots: readonly SpeechNode[] = [];
  readonly onDidChangeTreeData = this.changed.event;
  order: Order = "order";
  filter = "";

  constructor(
    private readonly server: Server,
    private readonly dump: ActiveDump,
  ) {}

  /** How many speeches the filter lets through. */
  get shown(): number {
    return this.roots.length;
  }

  refresh(): void {
    const wanted = this.filter.toLowerCase();
    this.roots = this.dump.speeches
      .filter((speech) => `${speech.label} ${speech.speaker} ${speech.date}`.toLowerCase().includes(wanted))
      .sort(comparison(this.order))
      .map((speech) => ({ kind: "speech", id: `${this.dump.document?.uri} ${speech.index}`, speech }));
    this.changed.fire();
  }

  nodeOf({ index }: SpeechSummary): SpeechNode | undefined {
    return this.roots.find((node) => node.kind === "speech" && node.speech.index === index);
  }

  getParent(node: SpeechNode): SpeechNode | undefined {
    return node.kind === "section" ? node.parent : undefined;
  }

  async getChildren(node?: SpeechNode): Promise<SpeechNode[]> {
    if (!node) return [...this.roots];
    return sectionNodes(node, node.kind === "section" ? node.section.children : await this.sectionsOf(node.speech));
  }

  getTreeItem(node: SpeechNode): TreeItem {
    return node.kind === "speech" ? speechItem(node) : sectionItem(node);
  }

  private async sectionsOf({ index }: SpeechSummary): Promise<readonly SectionSummary[]> {
    const { document } = this.dump;
    if (!document) return [];
    const params: SectionsParams = { uri: document.uri.toString(), speech: index };
    return this.server.request<SectionSummary[]>(SECTIONS, params);
  }
}

function sectionNodes(parent: SpeechNode, sections: readonly SectionSummary[]): SpeechNode[] {
  return sections.map((section, i) => ({ kind: "section", id: `${parent.id}/${i}`, section, parent }));
}

function comparison(order: Order): (a: SpeechSummary, b: SpeechSummary) => number {
  if (order === "length") return (a, b) => b.length - a.length;
  if (order === "problems") return (a, b) => total(b.problems) - total(a.problems) || a.index - b.index;
  return (a, b) => a.index - b.index;
}

function speechItem({ id, speech }: SpeechNode & { kind: "speech" }): TreeItem {
  const item = new TreeItem(`${speech.index + 1}. ${speech.label}`, TreeItemCollapsibleState.Collapsed);
  const mark = markOf(speech);
  const facts = [
    l10n.t("{0} characters", speech.length),
    problemsText(total(speech.problems)),
    speech.date,
    mark?.words,
  ];
  item.id = id;
  item.description = facts.filter((fact) => fact != null).join(" · ");
  item.iconPath = mark?.icon ?? new ThemeIcon("comment");
  item.tooltip = tooltip(speech, facts);
  item.contextValue = speech.duplicateOf === null ? "speech" : "speech copy";
  item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
  item.command = goToCommand(speech.line, 0);
  return item;
}

function sectionItem({ id, section }: SpeechNode & { kind: "section" }): TreeItem {
  const state = section.children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  const item = new TreeItem(section.label, state);
  item.id = id;
  item.iconPath = new ThemeIcon("symbol-string");
  item.contextValue = "section";
  item.command = goToCommand(section.line, section.character);
  return item;
}

function goToCommand(line: number, character: number) {
  return { title: l10n.t("Go to a speech"), command: "speechCorpus.goTo", arguments: [line, character] };
}

/** What to look at in a speech, in words and as an icon: never by colour alone. */
function markOf({ titled, duplicateOf, confidence }: SpeechSummary): { icon: ThemeIcon; words: string } | undefined {
  if (duplicateOf !== null)
    return { icon: new ThemeIcon("copy"), words: l10n.t("copy of speech {0}", duplicateOf + 1) };
  if (confidence < UNCERTAIN)
    return {
      icon: new ThemeIcon("question", new ThemeColor("list.warningForeground")),
      words: l10n.t("uncertain boundary"),
    };
  return titled ? undefined : { icon: new ThemeIcon("comment-unresolved"), words: l10n.t("untitled") };
}

function tooltip({ label, speaker, problems }: SpeechSummary, facts: readonly (string | null | undefined)[]) {
  const { error, warning, information, hint } = problems;
  const severities = [
    error > 0 && `$(error) ${error}`,
    warning > 0 && `$(warning) ${warning}`,
    information > 0 && `$(info) ${information}`,
    hint > 0 && `$(lightbulb) ${hint}`,
  ].filter((text) => text !== false);
  const text = new MarkdownString("", true);
  text.appendText(`${label}\n`);
  text.appendText([speaker, ...facts].filter((fact) => fact != null).join(" · "));
  if (severities.length > 0) text.appendMarkdown(`\n\n${severities.join(" ")}`);
  return text;
}
