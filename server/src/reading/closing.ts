import { Cue } from "./cue";
import { Ender, type Glance, Opener, Word } from "./glance";
import { PERORATION } from "./lexicon";
import type { Stretch } from "./stretch";

/** One look at a line costs less than many. */
const oneOf = (...patterns: RegExp[]) => new RegExp(patterns.map(({ source }) => source).join("|"));
/** How a speaker says that he has done, as a line of its own: by how it opens … */
const OPENED = oneOf(
  /^(?:最后[,、]?|再次)?(?:谢谢|感谢|多谢)[^,。;:]{0,12}[,。!.~\s]*(?:再见|敬礼|新年快乐)?[!。.~]*$/,
  /^(?:以上)?(?:是)?(?:我的?|今天我?的?)?(?:就|先)?(?:讲|说|谈|汇报|发言|讲话|演讲|表态|报告|党课|述职|致辞|竞聘)(?:就|到|先)?(?:讲)?(?:到这里|到这儿|到此|这么多|这些|这几点|完了|完毕|到此结束|结束了?)[^:;]{0,20}[!。.]*$/,
  /^(?:以上|特此)[^。;:]{0,12}[,。]?(?:请|敬请|恳请)?[^。;:]{0,6}(?:审议|指正|批评|审查|通知|报告|函告)[!。]?$/,
  /^(?:以上[^。;:]{0,20}[,。])?(?:请|敬请|恳请|欢迎|望)[^。;:]{0,14}(?:审议|评议|指正|批评|批评帮助|监督|宝贵意见)[!。]?$/,
  /^(?:此致[\s,]*)?(?:敬礼|礼毕|散会|干杯|再见|完毕|安息吧|此致)[!。]?$/,
);
/** … by a word that stands anywhere in it … */
const WORDED = oneOf(
  /^[^。;:]{0,16}[,。!](?:谢谢|多谢)(?:大家|各位|同志们|同学们|你们)?[!。.~]*$/,
  /^.{0,12}(?:会议?|大会|仪式|典礼|活动|座谈会)(?:就)?到(?:此|这里)结束[^:;]{0,16}[!。]*$/,
  /^(?:现在|今天的?)?[^。;:!]{0,10}(?:散会|下课)[!。]?$/,
  /^[^。;:]{0,30}(?:干杯|共同举杯|安息吧|永垂不朽|一路走好)[!。]?$/,
);
/** … or by asking for pardon. */
const PARDON = /^[^。]{0,14}(?:不当|不妥|不足|不到|错误)之处[^。]{0,20}(?:指正|谅解|包涵|原谅|见谅|批评)[!。]?$/;
/** 谢谢大家的掌声！ is said in mid-speech. */
const FOR_APPLAUSE = /谢[^。,]{0,8}掌声/;
const CONCLUDING =
  /^(?:同志们|各位|朋友们|老师们|同学们|代表们|委员们|女士们|先生们|乡亲们|战友们|家长们|让我们|最后[,、]|总之|综上|(?:散会(?:以?后)|会后|会议结束后)[,、])/;
const LAST_WORDS = new RegExp(`(?:${PERORATION})[^。!?;]{0,12}[!。.]?[”"]?\\s*$`);

/** The longest words, what may follow them, and two marks. */
export const LAST_WORDS_REACH = 20;

/** No farewell is longer. */
const LONGEST_FAREWELL = 52;
/** A wish that stands alone ends a speech: 祝大家节日快乐！ */
const WISH =
  /^(?:最后[,、]?)?(?:我)?(?:再次)?(?:衷心|诚挚|真诚)?(?:地)?(?:预祝|恭祝|敬祝|祝愿|祝福|祝|愿(?!意))[^。:;]{2,50}[!。]?$|^(?:新年|新春|春节|中秋|节日)快乐[!。]?$/;
/** A call on those who are addressed, whoever they are: 护林员们，出发！ */
const APPEAL = /^[^。;:!?,、“”]{1,8}们[,、].*!$/;

/** The cues of a whole line that takes leave, wishes the audience well, or calls on it, and says nothing else. */
export function farewellCues(line: Stretch, { words, first, last }: Glance): number {
  if (line.length > LONGEST_FAREWELL) return 0;
  let cues = 0;
  if (
    (first & Opener.farewell && OPENED.test(line.folded)) ||
    (words & Word.farewell && WORDED.test(line.folded)) ||
    (words & Word.place && words & Word.pardon && PARDON.test(line.folded))
  )
    cues |= FOR_APPLAUSE.test(line.folded) ? 0 : Cue.Thanks;
  if (words & Word.wish && WISH.test(line.folded)) cues |= Cue.ConcludingHead | Cue.Peroration;
  if (last & Ender.exclamation && words & Word.plural && APPEAL.test(line.folded)) cues |= Cue.ConcludingHead;
  return cues;
}

/** The cue by which a paragraph opens as the last one, from its folded first characters. */
export function concludingCue(head: string): number {
  return CONCLUDING.test(head) ? Cue.ConcludingHead : 0;
}

/** …。谢谢大家！ at the end of a paragraph. */
const THANKS_LAST =
  /[。!;,]\s*(?:(?:谢谢|多谢)(?:大家|各位|同志们|同学们)?|(?:恳请|敬请|请)[^。!;,]{0,8}(?:批评指正|指正|审议|谅解))[!。.]?$/;

/** The cues by which a paragraph ends as the last one, from its folded last `LAST_WORDS_REACH` characters. */
export function lastWordsCues(words: string): number {
  return (LAST_WORDS.test(words) ? Cue.Peroration : 0) | (THANKS_LAST.test(words) ? Cue.Thanks : 0);
}
