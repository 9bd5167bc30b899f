import type { OrdinalStyle } from "../../reading/ordinal";
import type { Section } from "../../structure/structure";
import { message } from "../../text/message";
import type { SpeechContext, SpeechRule } from "../rule";
import { markerRange } from "./fault";
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
    return formal.flatMap((series) => {
      const usual = usualParent(formal, series);
      return usual ? [problem(context, series, usual)] : [];
    });
  },
};

const LEVELS: readonly OrdinalStyle[] = ["cjk-dun", "paren-cjk", "arabic", "paren-arabic"];
/** How often the speech must show the full order before one jump is held to be a slip. */
const ENOUGH = 2;

/** A section that shows where the series should hang, if all other series of its style in the speech hang so. */
function usualParent(formal: readonly Series[], { style, parent }: Series): Section | null {
  const level = LEVELS.indexOf(style);
  const above = LEVELS.indexOf(parent!.ordinal.style);
  if (above < 0 || level - above < 2) return null;
  const others = formal.filter((other) => other.style === style && other.parent !== parent);
  const whole = others.filter(({ parent: p }) => LEVELS.indexOf(p!.ordinal.style) === level - 1);
  return whole.length >= ENOUGH && whole.length === others.length ? whole[0]!.parent : null;
}

function problem({ lines }: SpeechContext, { items, parent }: Series, usual: Section) {
  const item = items[0]!;
  return {
    code: levelJump.code,
    severity: levelJump.severity,
    range: markerRange(lines, item),
    message: message("{found} stands directly below {parent}; elsewhere in this speech it stands below {usual}", {
      found: markerText(lines, item),
      parent: markerText(lines, parent!),
      usual: markerText(lines, usual),
    }),
    related: [
      {
        range: markerRange(lines, usual),
        message: message("{marker} stands here", { marker: markerText(lines, usual) }),
      },
    ],
    fixable: false,
  };
}
