import type { Counts, SectionSummary, SpeechSummary } from "../../protocol/requests";

/** A speech in the list. It stays the same object for as long as its dump is listed, so that it can be drawn anew alone. */
export interface SpeechNode {
  readonly kind: "speech";
  /** What it is known by when it is drawn again: it stays open and selected. */
  readonly id: string;
  speech: SpeechSummary;
}

export interface SectionNode {
  readonly kind: "section";
  readonly id: string;
  readonly section: SectionSummary;
  readonly parent: ListNode;
}

export type ListNode = SpeechNode | SectionNode;
export type Order = "order" | "length" | "problems";

/** What the view "Speeches" lists, in which order, and what of it an edit has changed. */
export class SpeechNodes {
  /** By the index of the speech. */
  private nodes: SpeechNode[] = [];
  private uri = "";
  /** In the order of the view, without those that the filter holds back. */
  listed: readonly SpeechNode[] = [];
  order: Order = "order";
  filter = "";

  /** Takes over the speeches of a dump. Tells the nodes that look different now, or "all" where the list is another one. */
  update(uri: string, speeches: readonly SpeechSummary[]): readonly SpeechNode[] | "all" {
    if (uri !== this.uri) this.nodes = [];
    this.uri = uri;
    const changed: SpeechNode[] = [];
    this.nodes.length = Math.min(this.nodes.length, speeches.length);
    for (const [i, speech] of speeches.entries()) {
      const node = this.nodes[i];
      if (!node) this.nodes.push({ kind: "speech", id: `${uri} ${i}`, speech });
      else {
        if (!looksAlike(node.speech, speech)) changed.push(node);
        node.speech = speech;
      }
    }
    return this.arrange() ? "all" : changed.filter((node) => holds(node.speech, this.filter));
  }

  /** Filters and sorts anew. Tells whether that gives another list. */
  arrange(): boolean {
    const before = this.listed;
    this.listed = this.nodes.filter(({ speech }) => holds(speech, this.filter)).sort(comparison(this.order));
    return before.length !== this.listed.length || before.some((node, i) => node !== this.listed[i]);
  }

  /** The node of a speech, unless the filter holds it back. */
  nodeOf({ index }: SpeechSummary): SpeechNode | undefined {
    const node = this.nodes[index];
    return node && holds(node.speech, this.filter) ? node : undefined;
  }
}

export function sectionNodes(parent: ListNode, sections: readonly SectionSummary[]): SectionNode[] {
  return sections.map((section, i) => ({ kind: "section", id: `${parent.id}/${i}`, section, parent }));
}

/** The speech that a node is, or is a section of. */
export function speechNodeOf(node: ListNode): SpeechNode {
  return node.kind === "speech" ? node : speechNodeOf(node.parent);
}

/** How many problems there are in all. */
export function total({ error, warning, information, hint }: Counts): number {
  return error + warning + information + hint;
}

/** Whether two summaries show the same. Lines are not shown; what else a text tells changes with its `revision`. */
function looksAlike(a: SpeechSummary, b: SpeechSummary): boolean {
  return (
    a.revision === b.revision &&
    a.label === b.label &&
    a.duplicateOf === b.duplicateOf &&
    a.problems.error === b.problems.error &&
    a.problems.warning === b.problems.warning &&
    a.problems.information === b.problems.information &&
    a.problems.hint === b.problems.hint
  );
}

function holds({ label, speaker, date }: SpeechSummary, filter: string): boolean {
  return filter === "" || `${label} ${speaker ?? ""} ${date ?? ""}`.toLowerCase().includes(filter.toLowerCase());
}

function comparison(order: Order): (a: SpeechNode, b: SpeechNode) => number {
  if (order === "length") return (a, b) => b.speech.length - a.speech.length;
  if (order === "problems") return (a, b) => total(b.speech.problems) - total(a.speech.problems);
  return () => 0;
}
