import { Cue } from "./cue";
import { foldCode } from "./fold";
import { ADDRESS_OPENING, AUDIENCE, OFFICE } from "./lexicon";
import type { Stretch } from "./stretch";

const WHOLE = new RegExp(
  `^(?=.{2,70}$)(?:[^。;?“”《》:!]*?(?:${AUDIENCE})(?:们|朋友)?)(?:[,、\\s]*(?:大家)?(?:早上|上午|中午|下午|晚上)?(好))?([:!,,]?)[。.]?$`,
);
const OPENED = new RegExp(
  `^(?:${ADDRESS_OPENING})|^各|[,、\\s](?:各位|同志|尊敬)|^[^,、]{1,12}(?:书记|主席|主任|[市县区州镇厅局部校院会]长)[,、]`,
);
const OFFICES = new RegExp(`^各.{1,60}(?:${OFFICE})[)]?:$`);
/** An address by its form alone, whoever is addressed: 各位网格员： 亲爱的2020届同学们： 乡亲们： */
const ADDRESS =
  /^(?:(?:尊敬|敬爱|亲爱)的|各位|全体)[^。;?“”《》:!]{1,40}:$|^[^。;?“”《》:!,]{1,12}们(?:[,、][^。;?“”《》:!,]{1,12}们?)*:$/;
/** What such a line ends with where it announces something instead. */
const NO_ADDRESS =
  /(?:如下|以下|方面|问题|意见|要求|工作|通知|内容|任务|措施|说|道|是|有|指出|强调|认为|表示|提出|知道|明白|看到|做到)们?:$/;
const RUN_IN = new RegExp(`^(?=${ADDRESS_OPENING})[^。;?“”《》:!]{0,44}?(?:${AUDIENCE})们?:(?=\\s*\\S)`);
const GREETING =
  /^(?:大家|各位|同志们|同学们|老师们|朋友们)[,\s]*(?:早上|上午|中午|下午|晚上|新年|过年|节日)?(?:好|快乐)[!。.]*$/;

const ENDS = new Set(Array.from(":!,好乐。.", (character) => character.charCodeAt(0)));
const [STOP, DOT] = [0x3002, 0x2e];
/** A call may end without a mark if it is no longer. */
const SHORT_CALL = 12;

/** Whether a whole line can be an address, by its length and its end. */
export function mayAddress({ text, from, to }: Stretch): boolean {
  if (to - from <= SHORT_CALL) return true;
  const last = foldCode(text.charCodeAt(to - 1));
  return ENDS.has(last === STOP || last === DOT ? foldCode(text.charCodeAt(to - 2)) : last);
}

/** The cues by which `head`, the folded first characters of a line, addresses an audience. `whole`: it is all of the line. */
export function salutationCues(head: string, whole: boolean): number {
  if (whole) {
    if (GREETING.test(head)) return Cue.Greeting;
    if (OFFICES.test(head) || (ADDRESS.test(head) && !NO_ADDRESS.test(head))) return Cue.Salutation;
    const match = WHOLE.exec(head);
    if (match && OPENED.test(head)) {
      const greeting = match[1] ? Cue.Greeting : 0;
      if (match[2] === ":") return Cue.Salutation | greeting;
      if (match[2] !== "" || head.length <= SHORT_CALL) return Cue.Call | greeting;
    }
  }
  return RUN_IN.test(head) ? Cue.RunInSalutation : 0;
}
