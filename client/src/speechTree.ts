import {
  EventEmitter,
  l10n,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
} from "vscode";
import { SECTIONS, type SectionSummary, type SectionsParams, type SpeechSummary } from "../../protocol/requests";
import type { ActiveDump } from "./activeDump";
import { badgeUri } from "./problemBadges";
import type { Server } from "./server";
import {
  type ListNode,
  type Order,
  type SectionNode,
  type SpeechNode,
  SpeechNodes,
  sectionNodes,
  total,
} from "./speechNodes";
import { problemsText } from "./statusBar";

/** Below this confidence a boundary is marked as worth a look. */
const UNCERTAIN = 0.7;
/** Where more have changed, reading the list anew is the smaller work. */
const MANY = 50;

/** The speeches of the active dump as a tree; the sections of a speech are asked for when it is opened. */
export class SpeechTree implements TreeDataProvider<ListNode> {
  private readonly changed = new EventEmitter<ListNode[] | undefined>();
  private readonly read = new EventEmitter<void>();
  private readonly nodes = new SpeechNodes();
  /** Which list it is, and which one the editor has read. */
  private version = 0;
  private versionRead = -1;
  readonly onDidChangeTreeData = this.changed.event;
  /** The editor has read the list that was changed. Before that it knows no node of it, and can reveal none. */
  readonly onDidRead = this.read.event;

  constructor(
    private readonly server: Server,
    private readonly dump: ActiveDump,
  ) {}

  /** How many speeches the filter lets through. */
  get shown(): number {
    return this.nodes.listed.length;
  }

  get filter(): string {
    return this.nodes.filter;
  }

  /** Has the speeches drawn anew that have changed, or the list where that is another one. */
  refresh(): void {
    const changed = this.nodes.update(String(this.dump.document?.uri ?? ""), this.dump.speeches);
    if (changed === "all" || changed.length > MANY) this.readAnew();
    else if (changed.length > 0) this.changed.fire([...changed]);
  }

  filterBy(filter: string): void {
    this.nodes.filter = filter;
    if (this.nodes.arrange()) this.readAnew();
  }

  sortBy(order: Order): void {
    this.nodes.order = order;
    if (this.nodes.arrange()) this.readAnew();
  }

  /** The node of a speech that the editor knows already and can reveal. */
  nodeOf(speech: SpeechSummary): SpeechNode | undefined {
    return this.versionRead === this.version ? this.nodes.nodeOf(speech) : undefined;
  }

  getParent(node: ListNode): ListNode | undefined {
    return node.kind === "section" ? node.parent : undefined;
  }

  async getChildren(node?: ListNode): Promise<ListNode[]> {
    if (node) return sectionNodes(node, node.kind === "section" ? node.section.children : await this.sectionsOf(node));
    const { version } = this;
    // The editor takes the nodes over in the promises that follow this one.
    setImmediate(() => {
      this.versionRead = version;
      this.read.fire();
    });
    return [...this.nodes.listed];
  }

  getTreeItem(node: ListNode): TreeItem {
    return node.kind === "speech" ? speechItem(node) : sectionItem(node);
  }

  resolveTreeItem(item: TreeItem, node: ListNode): TreeItem {
    if (node.kind === "speech") item.tooltip = tooltip(node.speech);
    return item;
  }

  private readAnew(): void {
    this.version++;
    this.changed.fire(undefined);
  }

  private async sectionsOf({ speech: { index } }: SpeechNode): Promise<readonly SectionSummary[]> {
    const { document } = this.dump;
    if (!document) return [];
    const params: SectionsParams = { uri: document.uri.toString(), speech: index };
    return this.server.request<SectionSummary[]>(SECTIONS, params);
  }
}

function speechItem(node: SpeechNode): TreeItem {
  const { id, speech } = node;
  const item = new TreeItem(`${speech.index + 1}. ${speech.label}`, TreeItemCollapsibleState.Collapsed);
  item.id = id;
  item.resourceUri = badgeUri(speech);
  item.description = facts(speech);
  item.iconPath = markOf(speech)?.icon ?? new ThemeIcon("comment");
  item.contextValue = speech.duplicateOf === null ? "speech" : "speech copy";
  item.accessibilityInformation = { label: `${item.label}, ${item.description}` };
  item.command = goToCommand(node);
  return item;
}

function sectionItem(node: SectionNode): TreeItem {
  const { id, section } = node;
  const state = section.children.length > 0 ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.None;
  const item = new TreeItem(section.label, state);
  item.id = id;
  item.iconPath = new ThemeIcon("symbol-string");
  item.contextValue = "section";
  item.command = goToCommand(node);
  return item;
}

/** To the node, not to a line: text above may come and go before it is clicked. */
function goToCommand(node: ListNode) {
  return { title: l10n.t("Go to a speech"), command: "speechCorpus.goTo", arguments: [node] };
}

function facts(speech: SpeechSummary): string {
  return [
    l10n.t("{0} characters", speech.length),
    problemsText(total(speech.problems)),
    speech.date,
    markOf(speech)?.words,
  ]
    .filter((fact) => fact != null)
    .join(" · ");
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

function tooltip(speech: SpeechSummary): MarkdownString {
  const { error, warning, information, hint } = speech.problems;
  const severities = [
    error > 0 && `$(error) ${error}`,
    warning > 0 && `$(warning) ${warning}`,
    information > 0 && `$(info) ${information}`,
    hint > 0 && `$(lightbulb) ${hint}`,
  ].filter((text) => text !== false);
  const text = new MarkdownString("", true);
  text.appendText(`${speech.label}\n`);
  text.appendText([speech.speaker, facts(speech)].filter((fact) => fact !== null).join(" · "));
  if (severities.length > 0) text.appendMarkdown(`\n\n${severities.join(" ")}`);
  return text;
}
