import type { OrdinalStyle } from "../../reading/ordinal";
import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import type { Problem, SpeechContext, SpeechRule } from "../rule";
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
    const formal = seriesOf(context).filter(isFormal);
    if (formal.length <= ENOUGH) return [];
    const problems: Problem[] = [];
    for (const style of LEVELS) {
      const { jumps, usual } = hangings(formal, style);
      if (usual) for (const series of jumps) problems.push(problem(context, series, usual));
    }
    return problems;
  },
};

const LEVELS: readonly OrdinalStyle[] = ["cjk-dun", "paren-cjk", "arabic", "paren-arabic"];
/** How often the speech must show the full order before one jump is held to be a slip. */
const ENOUGH = 2;

const isFormal = ({ style, parent }: Series) => parent !== null && LEVELS.includes(style);

/** The level of what a list hangs from; -1 where that has none. */
const levelAbove = ({ parent }: Series) => LEVELS.indexOf(parent!.ordinal.style);

/** The one place where lists of `style` hang too high, and a section that shows where all others hang. */
function hangings(formal: readonly Series[], style: OrdinalStyle): { jumps: readonly Series[]; usual: Section | null } {
  const level = LEVELS.indexOf(style);
  const whole: Series[] = [];
  const jumps: Series[] = [];
  let others = 0;
  for (const series of formal) {
    if (series.style !== style) continue;
    const above = levelAbove(series);
    if (above === level - 1) whole.push(series);
    else if (above >= 0 && above < level - 1) jumps.push(series);
    else others++;
  }
  const isSingle = others === 0 && whole.length >= ENOUGH && new Set(jumps.map(({ parent }) => parent)).size === 1;
  return { jumps, usual: isSingle ? whole[0]!.parent : null };
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
