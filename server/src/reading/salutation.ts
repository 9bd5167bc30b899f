import { Cue } from "./cue";
import { ADDRESS_OPENING, AUDIENCE, OFFICE, OPENING } from "./lexicon";
import { oneOf } from "./one-of";
import type { Stretch } from "./stretch";

const WHOLE = new RegExp(
  `^(?=.{2,70}$)(?:[^。;?“”《》:!]*?(?:${AUDIENCE})(?:们|朋友)?)(?:[,、\\s]*(?:大家)?(?:早上|上午|中午|下午|晚上)?(好))?([:!,,]?)[。.]?$`,
);
const OPENED = new RegExp(
  `^(?:${ADDRESS_OPENING})|^各|[,、\\s](?:各位|同志|尊敬)|^[^,、]{1,12}(?:书记|主席|主任|[市县区州镇厅局部校院会]长)[,、]|^(?:主席|总统|总理|会长|议长|主持人)(?:先生|女士|阁下)`,
);
const OFFICES = new RegExp(`^(?:[^。;:!?,、]{1,16}、)?各.{1,60}(?:${OFFICE})[)]?:$`);
/** An address by its form alone, whoever is addressed: 各位： 各位网格员： 亲爱的2020届同学们： 乡亲们： */
const ADDRESS =
  /^(?:(?:尊敬|敬爱|亲爱)的|各位|诸位|全体)[^。;?“”《》:!]{0,40}:$|^[^。;?“”《》:!,]{1,12}们(?:[,、][^。;?“”《》:!,]{1,12}们?)*:$/;
/** What such a line ends with where it announces something instead. */
const NO_ADDRESS =
  /(?:如下|以下|方面|问题|意见|要求|建议|希望|工作|通知|内容|任务|措施|观念|理念|目标|原则|道理|体会|启示|感受|说|道|是|有|为|到|指出|强调|认为|认识|表示|提出|明白)们?:$/;
/** 尊敬的张主任、李局长、……、各位来宾： a list of guests as long as a paragraph; 全市各族人民： */
const GUESTS = new RegExp(
  `^(?:(?:尊敬|敬爱|亲爱)的|各位|诸位)(?:[^。;?“”《》:!,、]{1,40}[,、]){3,}[^。;?“”《》:!]{0,20}(?:${AUDIENCE})们?:$|^全[国省市县区州镇乡村校院厂][^。;?“”《》:!,]{0,24}(?:${AUDIENCE}|人民|群众)们?:$`,
);
const RUN_IN = new RegExp(`^(?=${ADDRESS_OPENING})[^。;?“”《》:!]{0,44}?(?:${AUDIENCE})们?:(?=\\s*\\S)`);
const TIME = "(?:早上|上午|中午|下午|晚上|新年|过年|节日|新学期)";
const GREETING = new RegExp(
  `^(?:(?:大家|各位|你们|您们|(?![祝愿预恭提])[^。;:?!,、]{1,8}们)[,、\\s]*(?:大家)?${TIME}?(?:好|快乐|[早午晚]安)|(?:早上|上午|中午|下午|晚上|新学期)好)[!。.]*$`,
);
/** 大家好！我叫… 各位领导，大家上午好！今天… */
const GREETED = new RegExp(
  `^(?:(?=${ADDRESS_OPENING})[^。;?“”《》:!]{0,60}?(?:大家|(?:${AUDIENCE})们?)|大家|你们)${TIME}?好[!,。:]\\s*(?=\\S)`,
);
/** 各位宗亲：大家好… whoever is addressed. */
const ADDRESSED = new RegExp(
  `^(?:(?:尊敬|敬爱|亲爱)的|各位|诸位)[^。;?“”《》:!,]{1,14}:(?=\\s*(?:${OPENING}|大家|你们|首先|现在|我))`,
);

/** The characters with which an address or a greeting ends, or what is said of a guest, and the marks that may follow. */
const isEnd = oneOf(`好乐安们友)${AUDIENCE.replace(/[^|]*([^|])(?:\||$)/g, "$1")}`);
const isMark = oneOf(":!,。.");
/** What the line ends with then, but for one stop. */
const isFinal = oneOf(":!,好乐。.");
const [COLON, STOP, DOT] = [0x3a, 0x3002, 0x2e];
/** A call may end without a mark if it is no longer. */
const SHORT_CALL = 12;

const isAddress = (head: string) => ADDRESS.test(head) && !NO_ADDRESS.test(head);

/** Whether a whole line can be an address, by its length and its end. */
export function mayAddress(line: Stretch): boolean {
  const { to, length } = line;
  const last = line.at(to - 1);
  if (length > SHORT_CALL && !isFinal(last === STOP || last === DOT ? line.at(to - 2) : last)) return false;
  if (last === COLON) return true;
  let end = to - 1;
  while (isMark(line.at(end))) end--;
  return isEnd(line.at(end));
}

/** 张主任（县委办主任）： who a guest is. */
const ASIDES = /\([^()]*\)/g;

const ADDRESS_AND_GREETING = /^[^。!?:]{0,70}?(?::|好[!,。])\s*(?:(?:大家|你们)[^。!:?]{0,4}好[!,。]\s*)?/;

/** What follows the address that `text` opens with. */
export function afterAddress(text: string): string {
  return text.replace(ADDRESS_AND_GREETING, "");
}

/** No address is longer. */
export const LONGEST_ADDRESS = 160;

/**
 * The cues by which `text`, the folded first characters of a line, addresses an audience. `whole`: it is all of the line;
 * `opens`: its first character may open an address.
 */
export function salutationCues(text: string, whole: boolean, opens: boolean): number {
  if (whole) {
    const head = text.includes("(") ? text.replace(ASIDES, "") : text;
    if (GREETING.test(head)) return Cue.Greeting;
    if (head.endsWith(":") && (OFFICES.test(head) || GUESTS.test(head) || isAddress(head))) return Cue.Salutation;
    const match = OPENED.test(head) ? WHOLE.exec(head) : null;
    if (match) {
      const greeting = match[1] ? Cue.Greeting : 0;
      if (match[2] === ":") return Cue.Salutation | greeting;
      if (match[2] !== "" || head.length <= SHORT_CALL) return Cue.Call | greeting;
    }
  }
  if (!opens) return 0;
  const addressed = text.includes(":") && (RUN_IN.test(text) || ADDRESSED.test(text));
  return addressed || (text.includes("好") && GREETED.test(text)) ? Cue.RunInSalutation : 0;
}
