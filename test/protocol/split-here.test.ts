import assert from "node:assert/strict";
import { type BoundarySnippet, SPEECHES, SPLIT_HERE, type SpeechSummary } from "../../protocol/requests";
import { Session } from "./session";

const BODY = "渠要修，水要蓄，堤要护，闸要查，人要到位，账要算清。".repeat(6);
const TWO = `各位同志：\n今年雨水多。\n${BODY}今年粮要收。${BODY}\n人要齐。\n谢谢大家！\n各位老师：\n开学了。${BODY}\n谢谢大家！\n`;

describe("split here", () => {
  let session: Session;
  before(async () => {
    session = await Session.start();
  });
  after(() => session.stop());

  const cases: readonly (readonly [name: string, text: string, line: number, character: number, result: string])[] = [
    [
      "continues leading markers in their style",
      "第十九篇：在春耕会上的讲话\n同志们：\n种子要选。\n同志们：\n渠要修。\n",
      3,
      0,
      "第十九篇：在春耕会上的讲话\n同志们：\n种子要选。\n第二十篇：标题\n同志们：\n渠要修。\n",
    ],
    [
      "continues trailing markers under the same title",
      "春耕工作会议发言稿篇一\n同志们：\n种子要选。\n同志们：\n渠要修。\n",
      3,
      0,
      "春耕工作会议发言稿篇一\n同志们：\n种子要选。\n春耕工作会议发言稿篇二\n同志们：\n渠要修。\n",
    ],
    [
      "breaks the line where text stands before the cursor",
      TWO,
      2,
      BODY.length,
      TWO.replace("今年粮", "\n第二篇：标题\n今年粮"),
    ],
  ];
  for (const [name, text, line, character, result] of cases)
    it(name, async () => {
      const document = await session.open(text, `file:///${name.replace(/ /g, "-")}.dump`);
      const { snippet, position } = await session.connection.sendRequest<BoundarySnippet>(SPLIT_HERE, {
        uri: document.uri,
        position: { line, character },
      });
      await document.change({ start: position, end: position }, snippet.replace(/\$\{1:(.*?)\}/g, "$1"));
      assert.equal(document.text, result);
      const speeches = await session.connection.sendRequest<SpeechSummary[]>(SPEECHES, { uri: document.uri });
      const start = document.text.split("\n").findIndex((text) => /(?:篇：标题|篇二)$/.test(text));
      assert.ok(
        speeches.some((speech) => speech.line === start),
        `no speech starts at line ${start}: ${JSON.stringify(speeches)}`,
      );
    });
});
