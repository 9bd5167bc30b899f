import assert from "node:assert/strict";
import {
  type NumeralForm,
  readEnclosed,
  readNumeral,
  writeNumeral,
  writeNumeralLike,
} from "../../../server/src/reading/numerals";

const READ: readonly [text: string, value: number, form: NumeralForm, written?: string][] = [
  ["一", 1, "cjk"],
  ["两", 2, "cjk"],
  ["十", 10, "cjk"],
  ["十九", 19, "cjk"],
  ["二十", 20, "cjk"],
  ["二十一、", 21, "cjk", "二十一"],
  ["廿", 20, "cjk"],
  ["廿一", 21, "cjk"],
  ["卅九", 39, "cjk"],
  ["一百", 100, "cjk"],
  ["一百零三", 103, "cjk"],
  ["一百〇三", 103, "cjk"],
  ["一百一十", 110, "cjk"],
  ["一百十", 110, "cjk"],
  ["九千九百九十九", 9999, "cjk"],
  ["〇", 0, "cjk"],
  ["一〇", 10, "positional"],
  ["二〇二四年", 2024, "positional", "二〇二四"],
  ["一二", 12, "positional"],
  ["壹", 1, "financial"],
  ["拾贰", 12, "financial"],
  ["叁拾", 30, "financial"],
  ["貳", 2, "financial-traditional"],
  ["參拾陸", 36, "financial-traditional"],
  ["7", 7, "arabic"],
  ["12.", 12, "arabic", "12"],
  ["01。", 1, "arabic", "01"],
  ["１２", 12, "arabic-fullwidth"],
  // What does not belong to a numeral is left alone.
  ["十十", 10, "cjk", "十"],
  ["十一二", 11, "cjk", "十一"],
  ["三百千", 300, "cjk", "三百"],
  ["二〇十", 20, "positional", "二〇"],
];

const UNREADABLE = ["", "是", "百年", "千", "第一", "20245", "万", "a"];

const LIKE: readonly [written: string, value: number, expected: string | null][] = [
  ["三", 4, "四"],
  ["十九", 20, "二十"],
  ["廿", 23, "廿三"],
  ["廿一", 30, "卅"],
  ["廿一", 19, "十九"],
  ["一〇", 11, "一一"],
  ["一九", 20, "二〇"],
  ["壹", 3, "叁"],
  ["貳", 3, "參"],
  ["拾", 11, "壹拾壹"],
  ["3", 10, "10"],
  ["03", 4, "04"],
  ["09", 10, "10"],
  ["３", 12, "１２"],
  ["０３", 4, "０４"],
  ["①", 2, "②"],
  ["⑳", 21, "㉑"],
  ["㉟", 36, "㊱"],
  ["⑴", 20, "⒇"],
  ["⑴", 21, null],
  ["⒈", 9, "⒐"],
  ["㈠", 10, "㈩"],
  ["㈠", 11, null],
  ["㊀", 2, "㊁"],
  ["❿", 11, "⓫"],
  ["首先", 2, null],
  ["", 2, null],
  ["一", -1, null],
];

describe("numerals", () => {
  for (const [text, value, form, written = text] of READ)
    it(`reads ${text} as ${value}`, () => {
      assert.deepEqual(readNumeral(`、${text}`, 1), { value, form, end: 1 + written.length });
    });

  for (const text of UNREADABLE)
    it(`reads no number in “${text}”`, () => {
      assert.equal(readNumeral(text, 0), null);
    });

  it("reads back all that it writes", () => {
    const forms: NumeralForm[] = ["cjk", "financial", "financial-traditional", "arabic", "arabic-fullwidth"];
    for (const form of forms)
      for (let value = 0; value <= 9999; value++) {
        const written = writeNumeral(value, form);
        const read = readNumeral(written, 0);
        assert.equal(read?.value, value, `${written} in ${form}`);
        assert.equal(read?.end, written.length, `${written} in ${form}`);
      }
    for (let value = 10; value <= 9999; value++)
      assert.equal(readNumeral(writeNumeral(value, "positional"), 0)?.value, value);
  });

  for (const [written, value, expected] of LIKE)
    it(`writes ${value} like ${written || "nothing"} as ${expected}`, () => {
      assert.equal(writeNumeralLike(written, value), expected);
    });

  it("reads every character that holds a number", () => {
    const kinds: readonly (readonly [chars: string, values: readonly number[]])[] = [
      ["①②⑩⑳㉑㉟㊱㊿", [1, 2, 10, 20, 21, 35, 36, 50]],
      ["⑴⒇", [1, 20]],
      ["⒈⒛", [1, 20]],
      ["㈠㈩", [1, 10]],
      ["㊀㊉", [1, 10]],
      ["❶❿⓫⓴", [1, 10, 11, 20]],
      ["⓵⓾", [1, 10]],
      ["➀➉", [1, 10]],
      ["➊➓", [1, 10]],
    ];
    for (const [chars, values] of kinds)
      [...chars].forEach((char, i) => {
        assert.deepEqual(readEnclosed(char.charCodeAt(0)), { value: values[i], kind: chars[0] }, char);
      });
    for (const char of "○●◎一1㎡") assert.equal(readEnclosed(char.charCodeAt(0)), null, char);
  });
});
