import assert from "node:assert/strict";
import { SpeechNodes, sectionNodes, speechNodeOf } from "../../client/src/speechNodes";
import { Dump } from "../../server/src/dump";
import { defaults } from "../../server/src/lsp/configuration";
import { sectionSummaries, speechSummaries } from "../../server/src/lsp/speeches";

const COUNT = 5000;
const LINES = 8;
const text = Array.from(
  { length: COUNT },
  (_, i) =>
    `第${i + 1}篇：在第${i + 1}次防汛会上的讲话\n同志们：\n汛期到了，今天讲两件事。\n一、堤要护\n堤上日夜有人。\n二、闸要查\n闸门逐座试过。\n谢谢大家！\n`,
).join("");

const URI = "file:///dump.txt";
const open = (dump: Dump) => ({ uri: URI, version: 1, dump, settings: defaults, sent: {} });
const at = (line: number) => ({ start: { line, character: 0 }, end: { line, character: 0 } });

/** What the editor is told to draw anew after each of several dumps in a row: the indexes of speeches, or all. */
function drawn(nodes: SpeechNodes, dump: Dump): readonly number[] | "all" {
  const changed = nodes.update(URI, speechSummaries(open(dump)));
  return changed === "all" ? changed : changed.map(({ speech }) => speech.index);
}

describe("The list of 5,000 speeches", () => {
  let dump: Dump;
  let nodes: SpeechNodes;
  beforeEach(() => {
    dump = Dump.read(text);
    nodes = new SpeechNodes();
    assert.equal(drawn(nodes, dump), "all");
    assert.equal(nodes.listed.length, COUNT);
  });
  const middle = (COUNT / 2) * LINES;

  it("draws the one speech anew whose text was edited", () => {
    assert.deepEqual(drawn(nodes, dump.edit([{ range: at(middle + 4), text: "水" }])), [COUNT / 2]);
  });

  it("draws nothing anew where nothing has changed, nor what an edit only moves", () => {
    assert.deepEqual(drawn(nodes, dump.configure({})), []);
    const moved = dump.edit([{ range: at(4), text: "堤外无人。\n" }]);
    assert.deepEqual(drawn(nodes, moved), [0]);
    assert.equal(nodes.listed[COUNT - 1]!.speech.line, (COUNT - 1) * LINES + 1);
  });

  it("draws the speech anew whose problems are others", () => {
    const gap = dump.edit([
      { range: { start: { line: 5, character: 0 }, end: { line: 5, character: 1 } }, text: "三" },
    ]);
    assert.deepEqual(drawn(nodes, gap), [0]);
    assert.equal(nodes.listed[0]!.speech.problems.warning, 1);
    assert.deepEqual(drawn(nodes, gap.configure({ rules: { "numbering/*": "off" } })), [0]);
  });

  it("reads the list anew where a speech comes or goes, and where another dump is shown", () => {
    const line = { start: { line: middle, character: 0 }, end: { line: middle + LINES, character: 0 } };
    assert.equal(drawn(nodes, dump.edit([{ range: line, text: "" }])), "all");
    assert.equal(nodes.listed.length, COUNT - 1);
    assert.equal(nodes.update("file:///other.txt", speechSummaries(open(dump)).slice(0, COUNT - 1)), "all");
  });

  it("keeps the nodes of speeches, by which the editor knows them", () => {
    const before = nodes.listed[7];
    drawn(nodes, dump.edit([{ range: at(7 * LINES + 4), text: "水" }]));
    assert.equal(nodes.listed[7], before);
  });

  it("sorts and filters, and says whether that gives another list", () => {
    assert.equal(nodes.arrange(), false);
    nodes.filter = "第77次";
    assert.equal(nodes.arrange(), true);
    assert.deepEqual(
      nodes.listed.map(({ speech }) => speech.index),
      [76],
    );
    assert.equal(nodes.nodeOf(nodes.listed[0]!.speech), nodes.listed[0]);
    assert.equal(nodes.nodeOf(speechSummaries(open(dump))[3]!), undefined);
    assert.deepEqual(drawn(nodes, dump.edit([{ range: at(4), text: "水" }])), []);
    nodes.filter = "";
    nodes.order = "length";
    assert.equal(nodes.arrange(), true);
    assert.ok(nodes.listed[0]!.speech.length >= nodes.listed[COUNT - 1]!.speech.length);
  });

  it("knows where a section stands after text was added above it", () => {
    const [speech] = [nodes.listed[1]!];
    const sections = sectionNodes(speech, sectionSummaries(open(dump), 1));
    drawn(nodes, dump.edit([{ range: at(4), text: "堤外无人。\n" }]));
    const [, second] = sections;
    assert.equal(speechNodeOf(second!).speech.line + second!.section.line, LINES + 1 + 5);
  });
});
