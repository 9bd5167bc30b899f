import { Cue } from "./cue";
import { type Glance, Trait, Word } from "./glance";
import type { Stretch } from "./stretch";

const YEAR = "(?:\\d{2,4}|[12]\\d[xX×*_]{2}|[xX×*_]{2,4}|[二一][〇○零O0一二三四五六七八九十]{3})";
const SMALL = "(?:\\d{1,2}|[xX×*_]{1,2}|[一二三四五六七八九十]{1,3})";
const DATE = `(?:${YEAR}\\s*年\\s*${SMALL}\\s*月(?:\\s*${SMALL}\\s*[日号])?|\\d{4}[-./]\\d{1,2}[-./]\\d{1,2})`;
const DATE_ANYWHERE = new RegExp(DATE);
const DATE_LINE = new RegExp(`^[(\\[]?\\s*${DATE}\\s*(?:[上下]午|晚上?)?\\s*[)\\]]?[。.]?$`);
const TITLES =
  "书记|主席|主任|[省市县区州镇乡厅局部校院会处所科村]长|秘书长|理事长|董事长|总经理|常委|委员|教授|院士|局|厅|委|政府|党委|中共|同志|首相|总理|司令员|政委|总裁|经理|代表|校长";
const NAME = "[\\u4e00-\\u9fff]{1,4}(?:[·〃•.\\s][\\u4e00-\\u9fff]{1,8}){0,3}";
const PERSON_AND_DATE = new RegExp(`^(.{0,30}?)\\s*[(\\[]?\\s*(${DATE})\\s*[)\\]]?\\s*(.{0,16})$`);
const NAME_ONLY = new RegExp(`^${NAME}$`);
const OFFICE_AND_NAME = new RegExp(`^[^。,;:!?]{0,24}(?:${TITLES})\\s*${NAME}$`);

/** 特殊教育学校 温以宁: where the speaker comes from, then the name. */
const PLACE_AND_NAME = /^[\u4e00-\u9fff]{3,16}\s+[\u4e00-\u9fff]{2,3}$/;

/** 发言人：张大山 */
const LABEL = /^(?:主讲|讲话|发言|演讲|致辞|述职|汇报|宣讲|报告|竞聘)[人者]\s*:\s*(?=\S)/;

/** Names and offices hold none. */
const PROSE_MARK = /[。,;:!?]/;

/** No name with its office is longer, and no name alone in its brackets. */
const LONGEST_PERSON = 44;
const LONGEST_NAME = 6;
/** What a name opens with: a character, perhaps in brackets. */
const opensName = (code: number) => (code >= 0x4e00 && code <= 0x9fff) || code === 0x28 || code === 0x5b;
const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
/** A date without 年 and 月 has no fewer: 2005-1-1 */
const DATE_DIGITS = 6;

/** The cues of a short line that could stand under a title to name the speaker, the date or both. */
export function personCues(line: Stretch, { any, words }: Glance): number {
  const dated =
    (words & Word.year && words & Word.month) !== 0 ||
    ((any & Trait.digit && words & Word.datePart) !== 0 && digitsIn(line) >= DATE_DIGITS);
  if (!dated && !(any & Trait.colon)) {
    if (words & Word.prose || line.length > LONGEST_PERSON) return 0;
    const named = opensName(line.at(line.from)) && (words & Word.namePart || line.length <= LONGEST_NAME);
    if (!named && !(words & Word.office)) return 0;
  }
  return (dated && isDateLine(line.folded) ? Cue.Date : 0) | (isPersonLine(line.folded, dated) ? Cue.Person : 0);
}

function digitsIn(line: Stretch): number {
  let digits = 0;
  for (let i = line.from; i < line.to; i++) if (isDigit(line.at(i))) digits++;
  return digits;
}

/** Whether `text` (folded) is nothing but a date. */
function isDateLine(text: string): boolean {
  return text.length <= 24 && DATE_LINE.test(text);
}

/** Whether `line` (folded) names a speaker, a date or both; `dated`: it may hold a date. */
function isPersonLine(line: string, dated: boolean): boolean {
  const text = line.includes(":") ? line.replace(LABEL, "") : line;
  if (text.length > LONGEST_PERSON || /[。;:!?].|^[的上]|讲话|致辞|发言|报告$/.test(text)) return false;
  if (dated && DATE_ANYWHERE.test(text)) {
    const match = PERSON_AND_DATE.exec(text);
    return match !== null && (match[1] === "" || !/[,]/.test(match[1]!));
  }
  if (PROSE_MARK.test(text)) return false;
  const bare = text.replace(/^[([]|[)\]]$/g, "").trim();
  return (
    (bare.length <= 4 && NAME_ONLY.test(bare)) ||
    (/[·〃•]/.test(bare) && NAME_ONLY.test(bare)) ||
    PLACE_AND_NAME.test(bare) ||
    OFFICE_AND_NAME.test(bare)
  );
}

export interface Byline {
  readonly speaker: string | null;
  readonly date: string | null;
}

/** Speaker and date of a line, folded, under a title, as written: 怡(2005年12月5日) */
export function readByline(line: string): Byline {
  const text = line.replace(LABEL, "");
  const match = PERSON_AND_DATE.exec(text);
  const strip = (s: string) => s.replace(/[()[\]]/g, "").trim() || null;
  if (match) return { speaker: strip(match[1]!) ?? strip(match[3]!), date: match[2]!.replace(/\s+/g, "") };
  return { speaker: strip(text), date: null };
}

/** The date as written anywhere in `text` (folded), or null. */
export function findDate(text: string): string | null {
  return DATE_ANYWHERE.exec(text)?.[0].replace(/\s+/g, "") ?? null;
}

const CJK_DIGIT: Readonly<Record<string, string>> = {
  〇: "0",
  "○": "0",
  零: "0",
  O: "0",
  一: "1",
  二: "2",
  三: "3",
  四: "4",
  五: "5",
  六: "6",
  七: "7",
  八: "8",
  九: "9",
};

function toNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const ten = /^([一二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(text);
  if (ten) return Number(CJK_DIGIT[ten[1]!] ?? 1) * 10 + Number(CJK_DIGIT[ten[2]!] ?? 0);
  return Number([...text].map((char) => CJK_DIGIT[char] ?? "x").join(""));
}

/** A date as written → YYYY-MM-DD, or as much of it as is certain, or null: 20xx年x月x日 has none. */
export function toIsoDate(date: string): string | null {
  const parts = /^(.+?)[年\-./](.+?)(?:[月\-./](?:(.+?)[日号]?)?)?$/.exec(date);
  if (!parts) return null;
  const year = toNumber(parts[1]!);
  if (!(year >= 1900 && year <= 2100)) return null;
  const [month, day] = [toNumber(parts[2]!), parts[3] ? toNumber(parts[3]) : Number.NaN];
  const pad = (n: number) => String(n).padStart(2, "0");
  if (!(month >= 1 && month <= 12)) return String(year);
  return day >= 1 && day <= 31 ? `${year}-${pad(month)}-${pad(day)}` : `${year}-${pad(month)}`;
}
