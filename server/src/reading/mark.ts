import { plain } from "./fold";
import { type Ordinal, readOrdinal } from "./ordinal";

/** What one line shows by itself, without its neighbours. */
export interface Mark {
  readonly blank: boolean;
  readonly ordinal: Ordinal | null;
  /** A marker that numbers the speeches of a collection: 第二篇： */
  readonly marker: { readonly text: string; readonly value: number; readonly title: string } | null;
  /** Shaped like the title of a speech. */
  readonly title: boolean;
  /** A line that only greets the audience: 同志们： */
  readonly salutation: boolean;
  /** 谢谢大家！ */
  readonly thanks: boolean;
}

const BLANK: Mark = { blank: true, ordinal: null, marker: null, title: false, salutation: false, thanks: false };
const MARKER = /^第([一二三四五六七八九十百\d]+)篇[:：\s]*(.*)$/;
const TITLE =
  /^(?=.{4,60}$)(?:.*(?:讲话|致辞|发言|报告|主持词|讲话稿|发言稿|通知)(?:[【(].{1,8}[】)])?|.*篇[一二三四五六七八九十]+)$/;
const SALUTATION = /^(?:尊敬的|各位|同志|老师|同学|朋友|女士|先生).{0,40}[:!]。?$/;
const THANKS = /^(?:谢谢|多谢)(?:大家|各位)?[!。]?$/;

/** Reads the mark of `line`. Linear in its length. */
export function readMark(line: string): Mark {
  if (line.trim() === "") return BLANK;
  const ordinal = readOrdinal(line);
  const text = line.length < 300 ? plain(line) : "";
  const short = text.length > 0 && text.length <= 60;
  const marker = short ? MARKER.exec(text) : null;
  return {
    blank: false,
    ordinal,
    marker: marker
      ? { text: marker[0].slice(0, marker[0].length - marker[2]!.length), value: 0, title: marker[2]! }
      : null,
    title: short && !ordinal && TITLE.test(text),
    salutation: short && SALUTATION.test(text),
    thanks: short && THANKS.test(text),
  };
}
