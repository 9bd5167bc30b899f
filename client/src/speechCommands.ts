import { commands, type Disposable, Selection } from "vscode";
import type { ActiveDump } from "./activeDump";
import { dumpCommand } from "./commands";
import { goTo } from "./navigation";
import { type ListNode, speechNodeOf } from "./speechNodes";

/** What the items of the view offer, passed on to the commands of the palette with the speech they are about. */
export function speechCommands(dump: ActiveDump): Disposable[] {
  const onSpeech = (id: string, command: string) =>
    commands.registerCommand(id, async (node: ListNode) => {
      if (node.kind === "speech") await commands.executeCommand(command, node.speech);
    });
  return [
    dumpCommand("speechCorpus.goTo", async (editor, node: ListNode) => {
      const [down, character] = node.kind === "section" ? [node.section.line, node.section.character] : [0, 0];
      const line = speechNodeOf(node).speech.line + down;
      goTo(editor, { line });
      editor.selection = new Selection(line, character, line, character);
    }),
    dumpCommand("speechCorpus.nextProblem", async (editor, place: { readonly line: number }) => {
      goTo(editor, place);
      await commands.executeCommand("editor.action.marker.next");
    }),
    onSpeech("speechCorpus.view.clean", "speechCorpus.cleanSpeech"),
    onSpeech("speechCorpus.view.mergeWithPrevious", "speechCorpus.mergeWithPrevious"),
    onSpeech("speechCorpus.view.moveBoundaryUp", "speechCorpus.moveBoundaryUp"),
    onSpeech("speechCorpus.view.moveBoundaryDown", "speechCorpus.moveBoundaryDown"),
    onSpeech("speechCorpus.view.compare", "speechCorpus.compareWithOriginal"),
    commands.registerCommand("speechCorpus.view.renumber", async (node: ListNode) => {
      if (node.kind !== "speech" || !dump.editor) return;
      goTo(dump.editor, node.speech);
      await commands.executeCommand("speechCorpus.renumberSpeech");
    }),
    commands.registerCommand("speechCorpus.view.split", async (node: ListNode, selected?: readonly ListNode[]) => {
      const nodes = selected && selected.length > 0 ? selected : [node];
      const speeches = nodes.flatMap((chosen) => (chosen.kind === "speech" ? [chosen.speech.index] : []));
      await commands.executeCommand("speechCorpus.splitIntoFiles", undefined, undefined, { speeches });
    }),
    commands.registerCommand("speechCorpus.splitOff", async ({ index }: { readonly index: number }) => {
      await commands.executeCommand("speechCorpus.splitIntoFiles", undefined, undefined, { speeches: [index] });
    }),
  ];
}
