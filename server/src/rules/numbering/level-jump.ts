import type { OrdinalStyle } from "../../reading/ordinal";
import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import type { SpeechContext, SpeechRule } from "../rule";
import { markerRange, pointAt } from "./fault";
import { markerText } from "./renumber";
import { type Series, seriesOf } from "./series";

/** 1. stands directly below 三、 though everywhere else in the speech 1. stands below （一）. */
export const levelJump: SpeechRule = {
  code: "numbering/level-jump",
  severity: "hint",
  summary: message("A level of headings is left out that the rest of the speech has"),
  scope: "speech",
  check(context) {
    const formal = seriesOf(context).filter(({ style, parent }) => parent && LEVELS.includes(style));
    if (formal.length <= ENOUGH) return [];
    return LEVELS.flatMap((style) => {
      const { jumps, usual } = hangings(formal, style);
      return usual ? jumps.map((series) => problem(context, series, usual)) : [];
    });
  },
};

const LEVELS: readonly OrdinalStyle[] = ["cjk-dun", "paren-cjk", "arabic", "paren-arabic"];
/** How often the speech must show the full order before one jump is held to be a slip. */
const ENOUGH = 2;

/** The one place where lists of `style` hang too high, and a section that shows where all others hang. */
function hangings(formal: readonly Series[], style: OrdinalStyle): { jumps: readonly Series[]; usual: Section | null } {
  const level = LEVELS.indexOf(style);
  const lists = formal.filter((series) => series.style === style);
  const above = ({ parent }: Series) => LEVELS.indexOf(parent!.ordinal.style);
  const whole = lists.filter((series) => above(series) === level - 1);
  const jumps = lists.filter((series) => above(series) >= 0 && above(series) < level - 1);
  const single = whole.length >= ENOUGH && new Set(jumps.map(({ parent }) => parent)).size === 1;
  const usual = single && whole.length + jumps.length === lists.length ? whole[0]!.parent : null;
  return { jumps, usual };
}

function problem({ lines }: SpeechContext, { items, parent }: Series, usual: Section) {
  const item = items[0]!;
  return {
    code: levelJump.code,
    severity: levelJump.severity,
    range: markerRange(lines, item),
    message: message("“{found}” stands directly below “{parent}”; elsewhere in this speech it stands below “{usual}”", {
      found: markerText(lines, item),
      parent: markerText(lines, parent!),
      usual: markerText(lines, usual),
    }),
    related: pointAt(lines, usual),
    fixable: false,
  };
}
