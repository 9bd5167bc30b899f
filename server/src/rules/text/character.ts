import { oneOf } from "../../reading/one-of";
import { isSpace } from "../../reading/space";

/** Whether `code`, a UTF-16 unit, is a Chinese character or half of one beyond the basic plane. */
export function isHan(code: number): boolean {
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dbf) ||
    (code >= 0xd840 && code <= 0xdfff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    code === 0x3007
  );
}

/** Whether `code` is Chinese script in a wider sense: a character, or a mark that takes a full square. */
export function isChinese(code: number): boolean {
  return (
    isHan(code) ||
    (code > 0x3000 && code <= 0x303f) ||
    (code >= 0xff01 && code <= 0xff65) ||
    code === 0x2014 ||
    code === 0x2026 ||
    (code >= 0x2018 && code <= 0x201d)
  );
}

/** Whether `code` is an ASCII letter or digit, or one of their full-width twins. */
export function isAlphanumeric(code: number): boolean {
  const ascii = code >= 0xff01 && code <= 0xff5e ? code - 0xfee0 : code;
  return (ascii >= 0x30 && ascii <= 0x39) || (ascii >= 0x41 && ascii <= 0x5a) || (ascii >= 0x61 && ascii <= 0x7a);
}

/** Whether one of the last `reach` characters of `text` is such a mark with nothing but spaces behind it. */
export function endsWith(text: string, isMark: (code: number) => boolean, reach: number): boolean {
  for (let i = text.length - 1; i >= 0 && i >= text.length - reach; i--) {
    const code = text.charCodeAt(i);
    if (isMark(code)) return true;
    if (!isSpace(code)) return false;
  }
  return false;
}

/** Marks that end a sentence. */
export const isStop = oneOf("。！？!?…");
/** Marks that a paragraph of prose holds and a title hardly does. */
export const isProseMark = oneOf("，。；！？,;!?");
