import { message } from "../../text/message";
import type { DumpRule } from "../rule";
import { isTrue } from "./count-mismatch";

/** The table of contents lists 59 texts, and 19 follow it. */
export const tocMismatch: DumpRule = {
  code: "collection/toc-mismatch",
  severity: "warning",
  summary: message("The table of contents lists texts that are not here"),
  scope: "dump",
  check({ structure }) {
    const { toc, speeches, claimedCount } = structure;
    const [first] = toc;
    if (!first || toc.length <= speeches.length) return [];
    const titleSaysSo = claimedCount !== null && claimedCount >= toc.length && !isTrue(structure, claimedCount);
    if (titleSaysSo) return [];
    const lost = toc.filter(({ speech }) => speech === null).slice(0, SHOWN);
    return [
      {
        code: tocMismatch.code,
        severity: tocMismatch.severity,
        range: first.range,
        message: message("The table of contents lists {expected} texts, {found} are here", {
          expected: toc.length,
          found: speeches.length,
        }),
        related: lost.map(({ range, title }) => ({ range, message: message("“{title}” is not here", { title }) })),
        fixable: false,
        data: { expected: toc.length, found: speeches.length },
      },
    ];
  },
};

/** How many of the missing texts are named. */
const SHOWN = 10;
