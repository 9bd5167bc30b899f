import { Cue } from "./cue";
import { PERORATION } from "./lexicon";

const THANKS =
  /^(?:最后[,、]?|再次)?(?:我的(?:讲话|发言|汇报|演讲|报告)(?:就到这里|到此结束|完了|完毕)?[,。!]?)?(?:谢谢|感谢|多谢)(?:大家|各位|同志们|同学们|你们)?(?:的?(?:聆听|倾听|支持|关注))?[!。.~]*$|^(?:我的?|今天我?)?(?:就|先)?(?:讲|说|谈|汇报|发言|讲话|演讲)(?:到这里|这么多|这些|完了|完毕|到此结束)[,。!]*(?:谢谢(?:大家|各位)?)?[!。]*$|^我就讲(?:这么多|到这里|这些)[,。!]*(?:谢谢(?:大家|各位)?)?[!。]*$|^(?:此致[\s,]*)?敬礼[!。]?$|^(?:完毕|讲完了)[!。,]*(?:谢谢(?:大家)?)?[!。]*$/;
const CONCLUDING =
  /^(?:同志们|各位|朋友们|老师们|同学们|代表们|委员们|女士们|先生们|乡亲们|战友们|家长们|让我们|最后[,、]|总之|综上)/;
const LAST_WORDS = new RegExp(`(?:${PERORATION})[^。!?;]{0,12}[!。.]?[”"]?\\s*$`);

/** The longest words, what may follow them, and two marks. */
const LAST_WORDS_REACH = 20;

/** Whether a whole short line is a farewell. */
export function isThanks(text: string): boolean {
  return THANKS.test(text);
}

/** The cue by which a paragraph opens as the last one, from its folded first characters. */
export function concludingCue(head: string): number {
  return CONCLUDING.test(head) ? Cue.ConcludingHead : 0;
}

/** The cue by which a paragraph ends as the last one, from its folded last characters. */
export function lastWordsCue(tail: string): number {
  return LAST_WORDS.test(tail.slice(-LAST_WORDS_REACH)) ? Cue.Peroration : 0;
}
