import { Cue } from "./cue";
import { Opener } from "./glance";
import { CONVENE, LOOKING_BACK, MEETING, OPENING } from "./lexicon";

const OPENS = new RegExp(
  `^(?:${OPENING}).{0,60}?(?:${MEETING}|${CONVENE})|^(?:今天|这次|本次|此次|刚才|刚刚)|^各位[^。;:?!,]{0,12}[,!]刚[才刚]|^(?:根据|按照)[^。]{2,30}(?:安排|要求|部署|议程|会议精神)|^${LOOKING_BACK}`,
);
const CONVENES = new RegExp(
  `^(?:.{0,40}?,)?(?:今天|今日|今晚|现在|此时此刻|我们)[^。]{0,24}?(?:${CONVENE})|^(?:这次|本次|此次|今天(?:召开)?的?(?:这次|这个)?)[^。]{0,40}?(?:${MEETING})(?!后|以后|结束)[^。]{0,20}?(?:主要任务|主题|目的|议题|任务|内容|是)|^(?:今天|现在)[^。]{0,12}(?:${CONVENE})|^(?:经|根据|按照)[^。]{0,40}(?:决定|安排|要求|部署)[^。]{0,12}(?:召开|举行)`,
);
/** 现在，我宣布：运动会开幕！ ends the speech that opened it. */
const DECLARES = /^.{0,16}宣布/;
/** What a guest says first, and never in the middle. */
const DELIGHTED = /^(?:很|非常|十分|特别)(?:高兴|荣幸)[^。]{0,30}(?:参加|出席|相聚|相会|欢聚|来到|应邀|一起|受邀)/;

/** The cues by which a paragraph opens as the first one, from its folded first characters. `convenes`: it holds words that do. */
export function openingCues(head: string, first: number, convenes: boolean): number {
  const occasion = first & Opener.occasion;
  if (occasion && DELIGHTED.test(head)) return Cue.Greeting | Cue.Convening | Cue.Opening;
  if ((occasion || convenes) && CONVENES.test(head) && !DECLARES.test(head)) return Cue.Convening | Cue.Opening;
  return first & (Opener.occasion | Opener.conclusion | Opener.year) && OPENS.test(head) ? Cue.Opening : 0;
}
